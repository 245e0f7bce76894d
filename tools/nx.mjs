import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = fileURLToPath(new URL('../node_modules/.bin/nx', import.meta.url));

/** Plugins in the same process save a second; a daemon would outlive the task; tests that read a tool's output want no colours in it. */
const env = () => ({ ...process.env, NX_ISOLATE_PLUGINS: 'false', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' });

/** @param quiet what it prints is shown only when it fails */
export function nx(args, { quiet = false } = {}) {
  const output = quiet ? 'pipe' : 'inherit';
  const done = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: env(),
    maxBuffer: 1e9,
  });
  if (quiet && done.status !== 0) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  return done.status === 0;
}

/** As `nx`, but other work can go on meanwhile. */
export function nxMeanwhile(args, started = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: env() });
    started(child);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
