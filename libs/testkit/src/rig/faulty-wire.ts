import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** `up` goes to the server, `down` comes from it. */
export type Direction = 'up' | 'down';
export const directions = ['up', 'down'] as const;

interface Condition {
  readonly stopped: ReadonlySet<Direction>;
  readonly latencyMs: number;
  readonly bytesPerSecond: number;
  readonly sliceBytes: number;
  /** A connection that has carried so much is cut in the middle of whatever it carries. */
  readonly cutAfterBytes: number;
  readonly refuses: boolean;
}

const mended: Condition = {
  stopped: new Set(),
  latencyMs: 0,
  bytesPerSecond: Number.POSITIVE_INFINITY,
  sliceBytes: Number.POSITIVE_INFINITY,
  cutAfterBytes: Number.POSITIVE_INFINITY,
  refuses: false,
};

const mostQueuedBytes = 1_000_000;

/** Wakes whoever waits for it, each time it rings. */
class Bell {
  #wake: () => void = () => undefined;
  next = this.#again();

  ring(): void {
    const wake = this.#wake;
    this.next = this.#again();
    wake();
  }

  #again(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** A wire to a server that can be cut, divided, slowed and mended: what a bad network looks like from both ends. */
export class FaultyWire {
  /** The client's end of each connection, and the server's once it is reached. */
  readonly #connections = new Map<Socket, Socket | undefined>();
  /** Ends whose other end is gone, and who have not been told. */
  readonly #deserted = new Set<Socket>();
  #condition = mended;
  #turn = 0;
  readonly #changed = new Bell();

  private constructor(
    private readonly server: Server,
    private readonly targets: readonly Target[],
  ) {}

  /** Several targets take turns; one that refuses is passed over, as a balancer does. */
  static async lay(...targets: readonly Target[]): Promise<FaultyWire> {
    const server = createServer({ allowHalfOpen: true });
    const wire = new FaultyWire(server, targets);
    server.on('connection', (near) => void wire.#join(near));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Nothing passes any more in these directions; connections stay open and nobody is told. */
  divide(...stopped: readonly Direction[]): void {
    this.#become({ ...this.#condition, stopped: new Set(stopped) });
  }

  delay(latencyMs: number): void {
    this.#become({ ...this.#condition, latencyMs });
  }

  squeeze(bytesPerSecond: number, sliceBytes: number): void {
    this.#become({ ...this.#condition, bytesPerSecond, sliceBytes });
  }

  cutAfter(bytes: number): void {
    this.#become({ ...this.#condition, cutAfterBytes: bytes });
  }

  /** Ends every connection with a reset; new ones are taken. */
  reset(): void {
    for (const [near, far] of this.#connections) {
      near.resetAndDestroy();
      far?.resetAndDestroy();
    }
  }

  /** The server is not there: connections break and new ones are refused. */
  cut(): void {
    this.#become({ ...this.#condition, refuses: true });
    this.reset();
  }

  /** Clients lose their connections, and the server is not told: it goes on believing in them until `mend`. */
  desert(): void {
    for (const [near, far] of this.#connections) {
      if (far) this.#deserted.add(far);
      near.resetAndDestroy();
    }
  }

  mend(): void {
    for (const far of this.#deserted) far.destroy();
    this.#deserted.clear();
    this.#become(mended);
  }

  async end(): Promise<void> {
    this.mend();
    this.reset();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  #become(condition: Condition): void {
    this.#condition = condition;
    this.#changed.ring();
  }

  async #join(near: Socket): Promise<void> {
    near.on('error', () => undefined).setNoDelay(true);
    this.#connections.set(near, undefined);
    near.on('close', () => this.#connections.delete(near));
    const far = this.#condition.refuses ? undefined : await this.#reached();
    if (!far || near.destroyed) {
      near.resetAndDestroy();
      far?.destroy();
      return;
    }
    this.#connections.set(near, far);
    void this.#carry(near, far, 'up');
    void this.#carry(far, near, 'down');
  }

  async #reached(): Promise<Socket | undefined> {
    for (let left = this.targets.length; left > 0; left--) {
      const target = this.targets[this.#turn++ % this.targets.length];
      if (!target) return undefined;
      const far = connect({ ...target, allowHalfOpen: true }).setNoDelay(true);
      far.on('error', () => undefined);
      const isOpen = await Promise.race([once(far, 'connect').then(() => true), once(far, 'close').then(() => false)]).catch(() => false);
      if (isOpen) return far;
    }
    return undefined;
  }

  /** Carries what one end says to the other, in order, under the present condition. */
  async #carry(from: Socket, to: Socket, direction: Direction): Promise<void> {
    const queue: { chunk: Buffer; at: number }[] = [];
    let queued = 0;
    let carried = 0;
    let isOver = false;
    const more = new Bell();
    from.on('data', (chunk: Buffer) => {
      queue.push({ chunk, at: performance.now() });
      queued += chunk.length;
      if (queued > mostQueuedBytes) from.pause();
      more.ring();
    });
    from.on('end', () => {
      isOver = true;
      more.ring();
    });
    from.on('close', (broke) => {
      isOver = true;
      if (broke && !this.#deserted.has(to)) to.destroy();
      more.ring();
    });
    to.on('close', () => more.ring());
    while (!to.destroyed) {
      const next = queue.shift();
      if (!next) {
        if (isOver && !this.#deserted.has(to)) to.end();
        if (isOver) return;
        await more.next;
        continue;
      }
      for (const slice of slicesOf(next.chunk, this.#condition.sliceBytes)) {
        await this.#passage(direction, next.at, slice.length);
        if (to.destroyed) return;
        carried += slice.length;
        if (carried > this.#condition.cutAfterBytes) return void to.resetAndDestroy();
        if (!to.write(slice)) await Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => undefined);
      }
      queued -= next.chunk.length;
      if (queued <= mostQueuedBytes) from.resume();
    }
  }

  /** Waits until a slice may pass: not while its direction is stopped, not before its latency is over, not faster than the wire. */
  async #passage(direction: Direction, arrivedAt: number, bytes: number): Promise<void> {
    while (this.#condition.stopped.has(direction)) await this.#changed.next;
    const late = arrivedAt + this.#condition.latencyMs - performance.now();
    const wait = Math.max(late, (bytes / this.#condition.bytesPerSecond) * 1_000);
    if (wait > 0) await Promise.race([sleep(wait), this.#changed.next]);
    while (this.#condition.stopped.has(direction)) await this.#changed.next;
  }
}

function slicesOf(chunk: Buffer, bytes: number): Buffer[] {
  if (chunk.length <= bytes) return [chunk];
  return Array.from({ length: Math.ceil(chunk.length / bytes) }, (_, index) => chunk.subarray(index * bytes, (index + 1) * bytes));
}
