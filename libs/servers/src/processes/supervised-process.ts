import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Say, secondsSince } from '../say.js';
import { sendSignal } from './end-process.js';
import { markOf, type ProcessMark } from './process-mark.js';
import { lastLines } from './run-program.js';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

export interface Blueprint {
  readonly name: string;
  readonly logFile: string;
  /** Clears what an earlier life left behind and says how to start the next one. */
  readonly prepare: () => Promise<Command>;
  /** Resolves once the program serves. Must give up when the signal is aborted: the program has ended or is to end. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** Called with each line of the standard output, which goes into the log as well. */
  readonly onLine?: (line: string) => void;
  /** Called with what the program sends by a channel of its own, which stands in no log. */
  readonly onMessage?: (message: unknown) => void;
  /** Called at once after each start, so that a later supervisor can find the process. */
  readonly onStarted?: (mark: ProcessMark) => void;
  readonly stopSignal?: NodeJS.Signals;
  readonly graceMs?: number;
  readonly backoff?: Backoff;
}

/** Pauses double from the first to the longest; a life of at least `steadyMs` starts the series anew. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  readonly steadyMs: number;
}

const usualBackoff: Backoff = { firstMs: 250, longestMs: 30_000, steadyMs: 60_000 };

/**
 * A program that is started again whenever it ends without being asked to. It lives in a process group of its own, so that
 * Ctrl-C, which reaches the whole group of the terminal, does not stop it ahead of its turn.
 */
export class SupervisedProcess {
  readonly name: string;
  private child: ChildProcess | undefined;
  private over: Promise<string> = Promise.resolve('not started');
  private readonly stopping = new AbortController();
  private life: Promise<void> = Promise.resolve();

  private constructor(
    private readonly blueprint: Blueprint,
    private readonly say: Say,
  ) {
    this.name = blueprint.name;
  }

  /** Resolves when the program serves; rejects with the end of its log when its first life ends, or is given up, before that. */
  static async start(blueprint: Blueprint, say: Say, giveUp?: AbortSignal): Promise<SupervisedProcess> {
    const supervised = new SupervisedProcess(blueprint, say);
    const stop = () => supervised.stopping.abort();
    giveUp?.addEventListener('abort', stop);
    if (giveUp?.aborted) stop();
    try {
      await supervised.begin();
    } finally {
      giveUp?.removeEventListener('abort', stop);
    }
    supervised.life = supervised.keepAlive();
    return supervised;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Asks the program to end, kills it after its grace, and returns when it is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.endChild();
    await this.life;
  }

  private async begin(): Promise<void> {
    const command = await this.blueprint.prepare();
    this.stopping.signal.throwIfAborted();
    this.launch(command);
    const cause = await this.readyOrOver();
    if (cause === undefined) return;
    await this.endChild();
    throw new Error(`${this.name} does not start (${cause}). The end of ${this.blueprint.logFile}:\n${this.endOfLog()}`);
  }

  private launch(command: Command): void {
    const { file, args, ...options } = command;
    const log = openSync(this.blueprint.logFile, 'a', 0o600);
    const { onLine, onMessage } = this.blueprint;
    const channel = onMessage ? (['ipc'] as const) : [];
    const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', onLine ? 'pipe' : log, log, ...channel] });
    if (onMessage) child.on('message', onMessage);
    this.child = child;
    this.over = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    if (child.stdout) this.follow(child.stdout, log);
    else closeSync(log);
    const mark = child.pid === undefined ? undefined : markOf(child.pid);
    if (mark) this.blueprint.onStarted?.(mark);
  }

  private follow(output: NodeJS.ReadableStream, log: number): void {
    const lines = createInterface({ input: output });
    lines.on('line', (line) => {
      writeSync(log, `${line}\n`);
      this.blueprint.onLine?.(line);
    });
    lines.on('close', () => closeSync(log));
  }

  /** Undefined when the program serves; otherwise why it does not. */
  private async readyOrOver(): Promise<string | undefined> {
    const waiting = new AbortController();
    const signal = AbortSignal.any([waiting.signal, this.stopping.signal]);
    const ready = this.blueprint.ready(signal).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const cause = await Promise.race([ready, this.over]);
    waiting.abort();
    return cause;
  }

  private async keepAlive(): Promise<void> {
    const backoff = this.blueprint.backoff ?? usualBackoff;
    let pauseMs = backoff.firstMs;
    for (let began = Date.now(); ; ) {
      const cause = await this.over;
      this.sweepGroup();
      if (this.stopping.signal.aborted) return;
      if (Date.now() - began >= backoff.steadyMs) pauseMs = backoff.firstMs;
      this.say(
        `• ${this.name} ended (${cause}); starting it again in ${(pauseMs / 1000).toFixed(1)} s. Its log: ${this.blueprint.logFile}`,
      );
      await sleep(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, backoff.longestMs);
      began = Date.now();
      await this.tryAgain(began);
    }
  }

  private async tryAgain(began: number): Promise<void> {
    try {
      const command = await this.blueprint.prepare();
      if (this.stopping.signal.aborted) return;
      this.launch(command);
      const cause = await this.readyOrOver();
      if (cause === undefined) this.say(`  ${this.name} is back after ${secondsSince(began)}`);
      else await this.endChild();
    } catch (error) {
      this.over = Promise.resolve(error instanceof Error ? error.message : String(error));
    }
  }

  private async endChild(): Promise<void> {
    const child = this.child;
    if (child?.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      sendSignal(child.pid, this.blueprint.stopSignal ?? 'SIGTERM');
      const enough = new AbortController();
      const late = sleep(this.blueprint.graceMs ?? 15_000, 'late', { signal: enough.signal }).catch(() => 'in time');
      if ((await Promise.race([this.over, late])) === 'late') sendSignal(child.pid, 'SIGKILL');
      enough.abort();
    }
    await this.over;
    this.sweepGroup();
  }

  /** What the program started itself goes with it. */
  private sweepGroup(): void {
    if (this.child?.pid !== undefined) sendSignal(-this.child.pid, 'SIGKILL');
    this.child = undefined;
  }

  private endOfLog(): string {
    try {
      return lastLines(readFileSync(this.blueprint.logFile, 'utf8').trim(), 15);
    } catch {
      return '(no log)';
    }
  }
}
