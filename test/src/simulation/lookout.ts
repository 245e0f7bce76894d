import { Worker } from 'node:worker_threads';

const code = `
const { workerData: { seed, command } } = require('node:worker_threads');
let last = -1, since = Date.now();
setInterval(() => {
  const now = Atomics.load(seed, 0);
  if (now !== last) [last, since] = [now, Date.now()];
  else if (Date.now() - since > 60_000) {
    process.stderr.write('seed ' + now + ' computes without end; again by: ' + command + now + '\\n');
    since = Date.now();
  }
}, 1_000);`;

/** Says from a thread of its own which life does not end: one that computes without end in the sandbox stops everything else in the process. */
export class Lookout {
  readonly #seed = new Int32Array(new SharedArrayBuffer(4));
  readonly #thread = new Worker(code, { eval: true, workerData: { seed: this.#seed, command: 'npm run simulate -- --lives 1 --seed ' } });

  sees(seed: number): void {
    Atomics.store(this.#seed, 0, seed);
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }
}
