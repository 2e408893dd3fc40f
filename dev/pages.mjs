// Builds the pages of the folder it is called in, when something changed there: checks, tests and builds side by side.
// Before that it installs what the one lock file of all pages names.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = dirname(dirname(process.argv[1]));
const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules/.installed');
const TARGET = '../../../target';
const STAMP = join(TARGET, 'frontend.stamp');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The pages need Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => name !== 'node_modules').sort().flatMap((name) => filesIn(join(path, name)))
    : [path];

function fingerprint(...paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const says = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
const stdio = ['ignore', 'inherit', 'inherit'];
const run = (...script) =>
  new Promise((end) => spawn('npm', ['run', '--silent', ...script], { stdio }).on('close', end));

const wanted = fingerprint(LOCK);
if (!says(INSTALLED, wanted)) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio });
  writeFileSync(INSTALLED, wanted);
}

const sources = fingerprint('.', LOCK, process.argv[1]);
if (!says(STAMP, sources) || !existsSync(join(TARGET, 'frontend'))) {
  const codes = await Promise.all([run('check'), run('test'), run('build', '--', '--logLevel', 'warn')]);
  if (codes.some((code) => code !== 0)) process.exit(1);
  writeFileSync(STAMP, sources);
}
