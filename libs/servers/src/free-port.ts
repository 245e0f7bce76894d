import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Above the ports that want a privilege, below those that the system lends to outgoing connections. Temporal keeps ports as smallint. */
const range = { from: 10_240, to: 32_000 };
const lent = new Set<number>();

/** True when nobody listens on this port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port that is free now and that this process has not lent before; always below 32,000. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const port = randomInt(range.from, range.to);
    if (lent.has(port) || !(await isFree(port))) continue;
    lent.add(port);
    return port;
  }
  throw new Error(`No free port between ${range.from} and ${range.to} on 127.0.0.1.`);
}
