import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiBlueprint, ownerLinkIn, whereItIsOpened, whereItListens } from './services.js';

test("the owner's link is taken from the message made for it and from no other", () => {
  expect(ownerLinkIn({ ownerLink: 'http://localhost:4310/setup#token=abc' })).toBe('http://localhost:4310/setup#token=abc');
  for (const other of [undefined, null, 'http://evil.example', {}, { ownerLink: 7 }]) expect(ownerLinkIn(other)).toBeUndefined();
});

test.each([
  [undefined, 'http://127.0.0.1:4310/'],
  ['', 'http://127.0.0.1:4310/'],
  ['127.0.0.2', 'http://127.0.0.2:4310/'],
  ['shodo.example.jp', 'http://shodo.example.jp:4310/'],
  ['::1', 'http://[::1]:4310/'],
  ['0.0.0.0', 'http://127.0.0.1:4310/'],
  ['::', 'http://[::1]:4310/'],
  ['0:0:0:0:0:0:0:0', 'http://[::1]:4310/'],
])('an api that listens on %j is asked at %s', (bind, url) => {
  expect(whereItListens(bind, 4310).href).toBe(url);
});

test.each([
  [undefined, 'http://localhost:4310'],
  ['0.0.0.0', 'http://localhost:4310'],
  ['::1', 'http://localhost:4310'],
  ['127.0.0.2', 'http://127.0.0.2:4310'],
  ['192.0.2.7', 'http://192.0.2.7:4310'],
])('an api that listens on %j is opened at %s', (bind, url) => {
  expect(whereItIsOpened(bind, 4310)).toBe(url);
});

test('an api that listens on another address of this machine is asked there', async () => {
  const listener = createServer((_request, response) => response.end());
  listener.listen(0, '127.0.0.2');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const over = new AbortController();
  const plan = { env: { SHODO_BIND: '127.0.0.2' }, logFile: 'api.log', say: () => undefined, onStarted: () => undefined };
  const api = apiBlueprint(plan, port, () => undefined);
  const ready = api.ready(over.signal).then(() => 'ready');
  api.onLine?.(`SHODO_READY ${port}`);
  expect(await Promise.race([ready, sleep(5_000, 'waits', { ref: false })])).toBe('ready');
  over.abort();
  listener.close();
});

test('an api is ready when it answers, and not when somebody else answers on the port it wanted', async () => {
  const stranger = createServer((_request, response) => response.end());
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const over = new AbortController();
  const plan = { env: {}, logFile: 'api.log', say: () => undefined, onStarted: () => undefined };
  const api = apiBlueprint(plan, port, () => undefined);
  const ready = api.ready(over.signal).then(() => 'ready');
  expect(await Promise.race([ready, sleep(500, 'waits')])).toBe('waits');
  api.onLine?.(`SHODO_READY ${port}`);
  expect(await ready).toBe('ready');
  over.abort();
  stranger.close();
});
