// Builds the pages when something changed: install, check, test, build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '../../../target/frontend.stamp';
const INSTALLED = 'node_modules/.installed';
const BUILT = '../../../target/frontend/crm-simulator-pages/index.html';
const SOURCES = ['src', 'index.html', 'h5.html', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'build.mjs'];

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The pages need Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

const files = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path];

const digest = (paths) => {
  const hash = createHash('sha256');
  paths.flatMap(files).forEach((file) => hash.update(file).update(readFileSync(file)));
  return hash.digest('hex');
};

const isNow = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

const run = (...command) => execFileSync('npm', command, { stdio: ['ignore', 'inherit', 'inherit'] });

const lock = digest(['package-lock.json']);
if (!isNow(INSTALLED, lock)) {
  run('ci', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(INSTALLED, lock);
}

const sources = digest(SOURCES);
if (!isNow(STAMP, sources) || !existsSync(BUILT)) {
  run('run', '--silent', 'check');
  run('run', '--silent', 'test');
  run('run', '--silent', 'build', '--', '--logLevel', 'warn');
  writeFileSync(STAMP, sources);
}
