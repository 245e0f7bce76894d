import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nx } from './nx.mjs';
import { sourceFiles } from './source-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const projectFolders = ['apps', 'libs', 'workflows', 'activities', 'bench', 'test'];
const rootFiles = ['package-lock.json', 'nx.json', 'tsconfig.base.json', 'tools/nx-tasks.mjs', 'tools/build.mjs', 'tools/one-program.mjs'];
const stampFile = join(root, '.nx', 'built-from');

/** What `npm start` runs, and what checks it; everything they import is built before them. */
const product = ['@shodo/local', '@shodo/api', '@shodo/worker', '@shodo/console', '@shodo/inspector', '@shodo/verifier'];

/**
 * Builds the product, or with `all` every project. Nx alone would know what has changed, but takes seconds
 * to find out; the stamp, over the content of every source and the state of every built file, takes a fraction of one.
 */
export function build({ all = false } = {}) {
  const scope = all ? 'all' : 'product';
  if (readStamp().includes(`${scope} ${digest()}`)) return { ok: true, skipped: true };
  const ok = nx(['run-many', '-t', 'build', ...(all ? [] : ['-p', product.join(',')])], { quiet: isQuiet() });
  if (ok) writeStamp(scope);
  return { ok, skipped: false };
}

/** `npm run -s` asks for the answer alone: what a program prints for another one to read stands by itself. */
const isQuiet = () => process.env.npm_config_loglevel === 'silent';

function digest() {
  const hash = createHash('sha256').update(process.version);
  const sources = projectFolders.flatMap((folder) => sourceFiles(join(root, folder)));
  for (const path of [...rootFiles.map((file) => join(root, file)), ...sources]) hash.update(path).update('\0').update(readFileSync(path));
  for (const path of builtFiles()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

function builtFiles() {
  const onlyNot = new Set(['node_modules']);
  return projectFolders.flatMap((folder) => sourceFiles(join(root, folder), onlyNot)).filter((path) => path.includes('/dist/'));
}

const readStamp = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '').split('\n');

function writeStamp(scope) {
  mkdirSync(join(root, '.nx'), { recursive: true });
  const built = digest();
  writeFileSync(stampFile, (scope === 'all' ? ['all', 'product'] : ['product']).map((each) => `${each} ${built}\n`).join(''));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = Date.now();
  const all = process.argv.includes('--all');
  const { ok, skipped } = build({ all });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (ok && !isQuiet()) console.error(skipped ? `• built already (checked in ${seconds} s)` : `• built in ${seconds} s`);
  process.exit(ok ? 0 : 1);
}
