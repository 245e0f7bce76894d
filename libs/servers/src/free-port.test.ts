import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, isFree } from './free-port.js';

test('ports are given once each and stay below those that PostgreSQL cannot keep for Temporal', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(new Set(ports).size).toBe(50);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port that somebody listens on is not free', async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(await isFree(port)).toBe(false);
  server.close();
});
