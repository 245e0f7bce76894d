import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The process as it is built and started; `npm test` builds it first. */
const main = resolve(__dirname, '../dist/main.js');
/** Runs before the process's own code and makes every pack read as something else. */
const brokenPacks = `data:text/javascript,${encodeURIComponent(`import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const read = fs.readFileSync;
fs.readFileSync = (path, ...rest) => (String(path).endsWith('.yaml') ? 'deadlines: never' : read(path, ...rest));
syncBuiltinESMExports();`)}`;

test('with a pack that does not load the api refuses to start, names file and line, and exits with code 2', () => {
  const { PATH, HOME } = process.env;
  const nobodyThere = { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/nowhere', TEMPORAL_ADDRESS: '127.0.0.1:1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
    env: { PATH, HOME, ...nobodyThere, NODE_OPTIONS: `--import=${brokenPacks}` },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^shodo api: .+\.yaml:1: /);
});
