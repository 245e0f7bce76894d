import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultyWire } from './faulty-wire.js';

/** A server that says back what it hears, and remembers who is connected. */
let server: Server;
let connected: Socket[] = [];
let wire: FaultyWire;
const clients: Socket[] = [];

beforeEach(async () => {
  server = createServer((socket) => {
    connected.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  wire = await FaultyWire.lay({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const socket of connected) socket.destroy();
  connected = [];
  await wire.end();
  server.close();
});

async function client(): Promise<{ socket: Socket; heard: () => string; errors: string[] }> {
  const socket = connect(wire.port, '127.0.0.1');
  clients.push(socket);
  const errors: string[] = [];
  const heard: Buffer[] = [];
  socket.on('error', (error: NodeJS.ErrnoException) => errors.push(error.code ?? ''));
  socket.on('data', (chunk: Buffer) => heard.push(chunk));
  await once(socket, 'connect');
  return { socket, heard: () => Buffer.concat(heard).toString(), errors };
}

async function until(holds: () => boolean, withinMs = 2_000): Promise<number> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > withinMs) throw new Error('did not happen');
    await sleep(2);
  }
  return performance.now() - began;
}

test('it carries everything, in order, and an end that was said', async () => {
  const { socket, heard } = await client();
  const text = 'あいう'.repeat(50_000);
  socket.end(text);
  await once(socket, 'close');
  expect(heard() === text).toBe(true);
});

test.each(['up', 'down'] as const)('divided %s, nothing arrives and nobody is told; mended, it arrives', async (direction) => {
  const { socket, heard } = await client();
  wire.divide(direction);
  socket.write('hello');
  await sleep(50);
  expect([heard(), socket.destroyed]).toEqual(['', false]);
  wire.mend();
  await until(() => heard() === 'hello');
});

test('what is delayed arrives later, not slower: many pieces are late together', async () => {
  const { socket, heard } = await client();
  wire.delay(60); // there and back
  for (let left = 20; left > 0; left--) {
    socket.write('x');
    await sleep(1);
  }
  const took = await until(() => heard().length === 20);
  expect(took).toBeGreaterThan(70);
  expect(took).toBeLessThan(600);
});

test('squeezed, it passes piece by piece at the rate of the wire', async () => {
  const { socket, heard } = await client();
  wire.squeeze(2_000, 7);
  socket.write('y'.repeat(200));
  expect(await until(() => heard().length === 200)).toBeGreaterThan(90);
});

test('reset, connections break and new ones are taken; cut, new ones are refused', async () => {
  const first = await client();
  wire.reset();
  await until(() => first.socket.destroyed);
  const second = await client();
  second.socket.write('again');
  await until(() => second.heard() === 'again');
  wire.cut();
  await until(() => second.socket.destroyed);
  const third = connect(wire.port, '127.0.0.1');
  clients.push(third);
  const [error] = await once(third, 'close').catch((reason: unknown) => [reason]);
  expect([...first.errors, ...second.errors, (error as NodeJS.ErrnoException).code]).toEqual(['ECONNRESET', 'ECONNRESET', 'ECONNRESET']);
});

test('deserted, the client is gone and the server is not told', async () => {
  const { socket } = await client();
  socket.write('hello');
  await until(() => connected.length === 1);
  wire.desert();
  await until(() => socket.destroyed);
  await sleep(50);
  expect(connected[0]?.destroyed).toBe(false);
  wire.mend();
  await until(() => connected[0]?.destroyed ?? false);
});

test('a connection is cut after so many bytes', async () => {
  const { socket, heard } = await client();
  wire.squeeze(Number.POSITIVE_INFINITY, 10);
  wire.cutAfter(100);
  socket.write('z'.repeat(1_000));
  await until(() => socket.destroyed);
  expect(heard().length).toBeLessThanOrEqual(100);
});

test('a target that is away is passed over', async () => {
  const { port } = server.address() as AddressInfo;
  const balanced = await FaultyWire.lay({ host: '127.0.0.1', port: 1 }, { host: '127.0.0.1', port });
  for (let left = 4; left > 0; left--) {
    const socket = connect(balanced.port, '127.0.0.1');
    clients.push(socket);
    socket.write('hello');
    expect(String((await once(socket, 'data'))[0])).toBe('hello');
  }
  for (const socket of clients) socket.destroy();
  await balanced.end();
});
