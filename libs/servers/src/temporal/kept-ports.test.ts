import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.js';
import { keptPorts, parsePorts } from './kept-ports.js';

const folder = mkdtempSync(join(tmpdir(), 'shodo-ports-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a server comes back on the ports it had: on others it would wait for its own ghost', async () => {
  const first = await keptPorts(folder);
  expect(Object.keys(first.env)).toHaveLength(9);
  expect(new Set(Object.values(first.env)).size).toBe(9);
  expect(first.env).toMatchObject({ FRONTEND_GRPC_PORT: String(first.frontend), FRONTEND_HTTP_PORT: String(first.http) });
  expect(await keptPorts(folder)).toEqual(first);
});

test('a port that somebody has taken meanwhile is replaced, the others stay', async () => {
  const before = await keptPorts(folder);
  const thief = createServer().listen(before.http, '127.0.0.1');
  await once(thief, 'listening');
  const after = await keptPorts(folder);
  thief.close();
  expect(after.http).not.toBe(before.http);
  expect({ ...after.env, FRONTEND_HTTP_PORT: before.env.FRONTEND_HTTP_PORT }).toEqual(before.env);
});

test('a frontend port that is set comes before the one of the last start', async () => {
  const wanted = await freePort();
  expect((await keptPorts(folder, wanted)).frontend).toBe(wanted);
});

test.each([undefined, '', '[]', 'null', '{"FRONTEND_GRPC":"7233"}', '{"FRONTEND_GRPC":40000}', '{"FRONTEND_GRPC":1.5}'])(
  '%j gives no port',
  (text) => {
    expect(parsePorts(text)).toEqual({});
  },
);
