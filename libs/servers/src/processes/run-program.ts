import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { sendSignal } from './end-process.js';

export interface Run {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly timeoutMs?: number;
  /** Aborting kills the program and what it started. */
  readonly signal?: AbortSignal | undefined;
}

export interface Outcome {
  readonly ok: boolean;
  /** Standard output and error together, at most the last 64,000 characters. */
  readonly output: string;
}

/** Runs a program to its end. A program that cannot be started is an outcome, not an exception. */
export function runProgram(file: string, args: readonly string[], run: Run = {}): Promise<Outcome> {
  const { timeoutMs, signal, ...options } = run;
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-64_000);
    };
    const kill = () => {
      if (child.pid !== undefined) sendSignal(-child.pid, 'SIGKILL');
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(kill, timeoutMs);
    const finish = (ok: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      resolve({ ok, output: output.trim() });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
    signal?.addEventListener('abort', kill);
    if (signal?.aborted) kill();
  });
}

/** The last lines of a program's output, enough to see why it gave up. */
export const lastLines = (output: string, count = 5): string => output.split('\n').slice(-count).join('\n');

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The first executable of that name on PATH. */
export function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}
