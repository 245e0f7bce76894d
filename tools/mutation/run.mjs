import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run mutate [-- --mutate FILE]`: changes the statutory engine in thousands of small ways and asks the tests whether they notice. Stryker is
 * installed beside this file, from a lockfile of its own: nobody needs it to run or to test the product.
 */
const here = new URL('./', import.meta.url);
const wanted = createHash('sha256')
  .update(readFileSync(new URL('package-lock.json', here)))
  .digest('hex');
const stamp = new URL('node_modules/.installed-from', here);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('• installing Stryker ...');
  const [command, ...args] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, wanted);
}
const stryker = fileURLToPath(new URL('node_modules/@stryker-mutator/core/bin/stryker.js', here));
const { status } = spawnSync(process.execPath, [stryker, 'run', 'tools/mutation/stryker.config.mjs', ...process.argv.slice(2)], {
  cwd: new URL('../../', here),
  stdio: 'inherit',
});
process.exit(status ?? 1);
