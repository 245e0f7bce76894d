import { type Figures, Life, type Lived } from './life.js';
import type { Sandbox } from './sandbox.js';
import { Violation } from './violation.js';

export const usualLength = 20;

/** A life that broke a promise: which, and which of its steps it took. */
export interface Broken {
  readonly seed: number;
  readonly violation: Violation;
  readonly steps: readonly number[];
}

export interface HowLong extends Lived {
  readonly length?: number;
  /** Only these. */
  readonly steps?: readonly number[];
}

/** Lives one life, or only some of its steps. */
export async function live(
  sandbox: Sandbox,
  seed: number,
  { length = usualLength, steps = [...Array(length).keys()], ...lived }: HowLong = {},
): Promise<Figures | Broken> {
  const life = new Life(sandbox, seed, lived);
  const done: number[] = [];
  try {
    for (const step of steps) {
      done.push(step);
      await life.step(step);
    }
    return await life.end();
  } catch (error) {
    await life.engine.end().catch(() => undefined);
    if (error instanceof Violation) return { seed, violation: error, steps: done };
    throw new Error(`seed ${seed}, step ${done.at(-1)}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

export const isBroken = (outcome: Figures | Broken): outcome is Broken => 'violation' in outcome;

/** Leaves out every step without which the same promise is broken all the same: a life of a few steps is read in a minute. */
export async function shrunk(sandbox: Sandbox, { seed, ...broken }: Broken, lived: Lived = {}): Promise<Broken> {
  let best = { seed, ...broken };
  for (const step of [...broken.steps].reverse()) {
    const steps = best.steps.filter((each) => each !== step);
    const outcome = await live(sandbox, seed, { ...lived, steps });
    if (isBroken(outcome) && outcome.violation.promise === best.violation.promise) best = outcome;
  }
  return best;
}

export const commandFor = ({ seed, steps }: Pick<Broken, 'seed' | 'steps'>) =>
  `npm run simulate -- --seed ${seed} --steps ${steps.join(',')}`;

export const told = (broken: Broken) => `${broken.violation.message.slice(0, 2_000)}\nagain by: ${commandFor(broken)}`;
