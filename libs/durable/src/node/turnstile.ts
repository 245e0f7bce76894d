/**
 * The server takes ten updates of one workflow at a time, and each one it turns away costs those inside a new workflow task (seen: fourteen at
 * once took four times as long). So this process sends at most five and lets the others wait here, in order; two processes stay within ten.
 */
const atOnce = 5;
const longestQueue = 200;

interface Gate {
  inside: number;
  /** Called with true to be let in, with false to give up. */
  readonly waiting: ((letIn: boolean) => void)[];
}

/** Lets a few callers through for each key at a time, the others in the order they came. */
export class Turnstile {
  readonly #gates = new Map<string, Gate>();

  /** Runs the task when its turn comes. Answers undefined without running it when the queue is full or `signal` aborts first. */
  async pass<T>(key: string, signal: AbortSignal, task: () => Promise<T>): Promise<{ done: T } | undefined> {
    const gate = this.#gates.get(key) ?? { inside: 0, waiting: [] };
    this.#gates.set(key, gate);
    if (!(await this.#enter(gate, signal))) return undefined;
    try {
      return { done: await task() };
    } finally {
      const next = gate.waiting.shift();
      if (next)
        next(true); // the place is handed over, so that nobody overtakes
      else if (--gate.inside === 0) this.#gates.delete(key);
    }
  }

  async #enter(gate: Gate, signal: AbortSignal): Promise<boolean> {
    if (gate.inside < atOnce) {
      gate.inside += 1;
      return true;
    }
    if (signal.aborted || gate.waiting.length >= longestQueue) return false;
    let giveUp = () => {};
    const letIn = await new Promise<boolean>((answer) => {
      giveUp = () => {
        gate.waiting.splice(gate.waiting.indexOf(answer), 1);
        answer(false);
      };
      gate.waiting.push(answer);
      signal.addEventListener('abort', giveUp, { once: true });
    });
    signal.removeEventListener('abort', giveUp);
    return letIn;
  }
}
