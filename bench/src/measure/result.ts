import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { Spread } from './statistics.js';

export interface Asked {
  readonly long: boolean;
  readonly seed: number;
  /** How often each side is measured; each benchmark has its own usual number. */
  readonly rounds: number | undefined;
}

/** One figure. `ratio` compares with the baseline of the same round; where only a difference means something, that stands instead. */
export interface Result {
  readonly metric: string;
  readonly unit: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly rounds: number;
  readonly ours: unknown;
  readonly baseline?: unknown;
  readonly ratio?: Spread;
  readonly difference?: Spread;
  readonly better: 'higher' | 'lower';
  /** At least this, and where we want to be; in the terms of the ratio, of the difference, or else of `ours`. */
  readonly target?: number;
  readonly goal?: number;
  readonly server: 'none' | 'postgresql';
}

export interface Checked {
  readonly passed: boolean;
  readonly checked: readonly string[];
  readonly breaches?: readonly string[];
}

export interface Measured {
  readonly results: readonly Result[];
  readonly invariants: Checked;
}

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

function commit(): string {
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? '+' : '');
  } catch {
    return 'unknown'; // a downloaded archive
  }
}

const machine = () =>
  `${cpus().length} cores ${cpus()[0]?.model.trim() ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`;

/** Results for programs, one JSON object a line, on standard output. */
export function print(bench: string, asked: Asked, { results, invariants }: Measured): void {
  const common = {
    bench,
    form: asked.long ? 'long' : 'short',
    commit: commit(),
    machine: machine(),
    date: new Date().toISOString().slice(0, 10),
  };
  for (const result of results) console.log(JSON.stringify({ ...common, seed: asked.seed, ...result, invariants }));
}

/** Words for people, on standard error. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);
