import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Above the ports that want a privilege, below those that the system lends to outgoing connections. Temporal keeps ports as smallint. */
const range = { from: 10_240, to: 32_000 };
const lent = new Set<number>();
/** An address of the loopback that nobody uses. Where the system has but the first, nothing can be held there. */
const aside = '127.113.7.1';

/** Listens, or tells the code of what keeps it from that. */
function listen(port: number, host: string): Promise<Server | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

/** True when nobody listens on this port of the loopback address. */
export async function isFree(port: number): Promise<boolean> {
  const probe = await listen(port, '127.0.0.1');
  if (typeof probe === 'string') return false;
  await new Promise((closed) => probe.close(closed));
  return true;
}

/** False when another process holds it. */
async function isHeldByUs(port: number): Promise<boolean> {
  const holder = await listen(port, aside);
  if (typeof holder === 'string') return holder !== 'EADDRINUSE';
  holder.unref();
  return true;
}

/** A port that is free now and that this process has not lent before; always below 32,000. */
export async function portOfNobody(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const port = randomInt(range.from, range.to);
    if (lent.has(port) || !(await isFree(port))) continue;
    lent.add(port);
    return port;
  }
  throw new Error(`No free port between ${range.from} and ${range.to} on 127.0.0.1.`);
}

/**
 * One that no other process gets either until this one ends: between finding a port and listening on it lie seconds, and whoever looked meanwhile
 * found it free as well. It is held by listening on it aside, so what it is for must listen on 127.0.0.1 and not on every address.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await portOfNobody();
    if (await isHeldByUs(port)) return port;
  }
}
