import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, isFree, portOfNobody } from './free-port.js';

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

/** What another process hears that would hold the port as well. */
const holdElsewhere = (port: number): string =>
  execFileSync(
    process.execPath,
    ['-e', `require('net').createServer().once('error', (e) => console.log(e.code)).listen(${port}, '127.113.7.1', () => process.exit())`],
    { encoding: 'utf8' },
  ).trim();

test('a port that is lent is held against other processes before anybody listens, and one of nobody is not', async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  expect(holdElsewhere(port)).toBe('EADDRINUSE');
  expect(holdElsewhere(await portOfNobody())).toBe('');
});
