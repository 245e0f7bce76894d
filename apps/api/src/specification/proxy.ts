import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to a server that can be cut and mended: what an absent database looks like from outside. */
export class Wire {
  readonly #ends = new Set<Socket>();
  #server: Server | undefined;
  #isCut = false;
  port = 0;

  constructor(private readonly target: { host: string; port: number }) {}

  async lay(): Promise<void> {
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      const far = connect(this.target.port, this.target.host);
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#ends.add(end);
        end
          .on('error', () => other.destroy())
          .on('close', () => {
            this.#ends.delete(end);
            other.destroy();
          });
        end.pipe(other);
      }
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#isCut = true;
    for (const end of this.#ends) end.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async end(): Promise<void> {
    this.cut();
    this.#server?.close();
  }
}
