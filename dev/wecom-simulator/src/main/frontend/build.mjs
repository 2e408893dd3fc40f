// Builds the client page when something changed: install, check, test, build.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = '../../../target/frontend.stamp';
const INSTALLED = 'node_modules/.installed';
const BUILT = '../../../target/frontend/wecom-simulator-page/index.html';
const SOURCES = ['src', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'build.mjs'];

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The client page needs Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

const filesIn = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => filesIn(join(path, name))) : [path];

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const says = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;
const npm = (...words) => execFileSync('npm', words, { stdio: ['ignore', 'inherit', 'inherit'] });
const run = (...words) =>
  new Promise((end) => spawn('npm', ['run', '--silent', ...words], { stdio: ['ignore', 'inherit', 'inherit'] }).on('close', end));

const wanted = fingerprint(['package-lock.json']);
if (!says(INSTALLED, wanted)) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(INSTALLED, wanted);
}

const sources = fingerprint(SOURCES);
if (!says(STAMP, sources) || !existsSync(BUILT)) {
  const codes = await Promise.all([run('check'), run('test'), run('build', '--', '--logLevel', 'warn')]);
  if (codes.some((code) => code !== 0)) process.exit(1);
  writeFileSync(STAMP, sources);
}
