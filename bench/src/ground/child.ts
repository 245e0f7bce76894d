import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of ours that says on its standard output when it is ready. */
export interface Child {
  readonly pid: number;
  /** From the start of the process to its word, in milliseconds. */
  readonly readyMs: number;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

export async function startChild(file: string, env: Readonly<Record<string, string>>, word = 'BENCH_READY'): Promise<Child> {
  const began = performance.now();
  const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
  const child = spawn(process.execPath, [file], { env: { PATH, HOME, LANG, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  await saidBy(child, word);
  return {
    pid: child.pid ?? 0,
    readyMs: performance.now() - began,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

function saidBy(child: ChildProcess, word: string): Promise<void> {
  const lines: string[] = [];
  return new Promise((heard, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith(word)) heard();
      });
    }
    child.once('exit', (code, signal) =>
      fail(new Error(`a process ended (${signal ?? code}) before it said ${word}:\n${lines.slice(-20).join('\n')}`)),
    );
  });
}
