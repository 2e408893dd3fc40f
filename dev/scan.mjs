#!/usr/bin/env node
// Asks osv.dev about every component of the SBOMs, and npm about the pages. It needs the internet, so it is no part of
// make check; whoever cannot be reached is named in one line, and nothing counts as scanned.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const OSV = 'https://api.osv.dev/v1/querybatch';
const BATCH = 500;

const today = new Date().toISOString().slice(0, 10);
const accepted = new Map(
  readFileSync(join(root, 'dev/accepted-vulnerabilities.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((word) => word.trim()))
    .filter(([, until]) => until >= today)
    .map(([id, , why]) => [id, why]),
);

const files = (pattern) =>
  readdirSync(root, { recursive: true })
    .filter((path) => !path.includes('node_modules') && path.match(pattern))
    .map((path) => join(root, path));

let red = false;
let silent = false;

function found(id, where) {
  if (accepted.has(id)) return;
  console.log(`${id} ${where}`);
  red = true;
}

async function askOsv(purls) {
  const answer = await fetch(OSV, {
    method: 'POST',
    body: JSON.stringify({ queries: purls.map((purl) => ({ package: { purl } })) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const { results } = await answer.json();
  results.forEach((result, i) => result.vulns?.forEach(({ id }) => found(id, purls[i])));
}

const sboms = files(/-service\/target\/classes\/META-INF\/sbom\/application\.cdx\.json$|sidebar-gateway\/target\/classes\/META-INF\/sbom\/application\.cdx\.json$/);
if (sboms.length === 0) {
  console.error('FAILED: there is no SBOM: make sbom first');
  process.exit(1);
}
const purls = [
  ...new Set(
    sboms
      .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).components)
      .map((component) => component.purl.split('?')[0])
      .filter((purl) => !purl.startsWith('pkg:maven/com.wecombridge/')),
  ),
];
try {
  for (let i = 0; i < purls.length; i += BATCH) await askOsv(purls.slice(i, i + BATCH));
  console.log(`${purls.length} components asked for`);
} catch (failure) {
  console.error(`not scanned: ${new URL(OSV).host} does not answer (${failure.cause?.code ?? failure.message})`);
  silent = true;
}

for (const lock of files(/package-lock\.json$/)) {
  const page = dirname(lock);
  const audit = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { cwd: page, encoding: 'utf8', timeout: 60_000 });
  let answer = {};
  try {
    answer = JSON.parse(audit.stdout);
  } catch {
    // no JSON, no answer
  }
  const where = page.slice(root.length + 1) || 'the pages';
  if (!answer.vulnerabilities) {
    console.error(`not scanned: npm's registry does not answer for ${where}`);
    silent = true;
    continue;
  }
  for (const { via } of Object.values(answer.vulnerabilities)) {
    via.filter((cause) => cause.url).forEach(({ url, name }) => found(url.split('/').at(-1), `${name} in ${where}`));
  }
}
process.exit(red ? 1 : silent ? 2 : 0);
