import { environmentOfOwnShodo } from './own-shodo.js';

test("a suite's own Shodo inherits programs and paths, but no server, database or port of the run", () => {
  const before = { ...process.env };
  Object.assign(process.env, {
    TEMPORAL_ADDRESS: 'run:1',
    SHODO_TEST_PG_URL: 'postgres://run',
    DATABASE_URL: 'postgres://mine',
    SHODO_PORT: '1',
    SHODO_TEMPORAL_SERVER: '/x',
  });
  const env = environmentOfOwnShodo('/tmp/own');
  process.env = before;
  expect(env).toMatchObject({ SHODO_DATA: '/tmp/own', SHODO_TEMPORAL_SERVER: '/x', PATH: before.PATH });
  for (const name of ['TEMPORAL_ADDRESS', 'SHODO_TEST_PG_URL', 'DATABASE_URL', 'SHODO_PORT']) expect(env).not.toHaveProperty(name);
});
