import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ChildrenRecord, freePort } from '@shodo/servers';
import { environmentOfOwnShodo } from '../servers/own-shodo.js';
import { cloneRoot } from './installation.js';

export type Process = 'api' | 'worker' | 'temporal' | 'postgres';
export const processes = ['api', 'worker', 'temporal', 'postgres'] as const;

/** The product exactly as `npm start` runs it: one supervisor with four processes on one data folder. Everything in it may be killed. */
export class WholeShodo {
  #supervisor: ChildProcess | undefined;
  #lines: string[] = [];
  /** One of its own: suites that run side by side would otherwise take the usual one from each other between two starts. */
  #port: number | undefined;
  url = '';
  ownerLink = '';

  constructor(
    readonly dataFolder: string,
    private readonly settings: Readonly<Record<string, string>> = {},
  ) {}

  async start(): Promise<void> {
    this.#port ??= await freePort();
    const env = { ...environmentOfOwnShodo(this.dataFolder), SHODO_PORT: String(this.#port), ...this.settings };
    const supervisor = spawn(process.execPath, [join(cloneRoot, 'apps/local/dist/main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#supervisor = supervisor;
    this.#lines = [];
    await new Promise<void>((ready, fail) => {
      const hear = (line: string) => {
        this.#lines.push(line);
        const url = /^Shodo is ready after .*?: (\S+)$/.exec(line)?.[1];
        if (url) this.url = url;
        this.ownerLink = /^The first owner signs up here .*?: (\S+)$/.exec(line)?.[1] ?? this.ownerLink;
        if (line.startsWith('Ctrl-C')) ready();
      };
      createInterface({ input: supervisor.stdout }).on('line', hear);
      createInterface({ input: supervisor.stderr }).on('line', hear);
      supervisor.once('exit', (code, signal) => fail(new Error(`npm start ended (${signal ?? code}):\n${this.said}`)));
    });
  }

  /** What the person at the terminal has read since the last start. */
  get said(): string {
    return this.#lines.join('\n');
  }

  pidOf(name: Process): number {
    const mark = new ChildrenRecord(this.dataFolder).markOf(name);
    if (!mark) throw new Error(`${name} is not on record`);
    return mark.pid;
  }

  /** Ends one process at once; the supervisor starts it again. */
  kill(name: Process): void {
    process.kill(this.pidOf(name), 'SIGKILL');
  }

  /** Ends the supervisor and all four processes at once, as a power cut does to processes. */
  async killEverything(): Promise<void> {
    const supervisor = this.#supervisor;
    if (!supervisor?.pid) throw new Error('nothing runs');
    const pids = processes.map((name) => this.pidOf(name));
    const gone = once(supervisor, 'exit');
    for (const pid of [supervisor.pid, ...pids]) process.kill(pid, 'SIGKILL');
    await gone;
  }

  async stop(): Promise<number | null> {
    const supervisor = this.#supervisor;
    if (!supervisor || supervisor.exitCode !== null || supervisor.signalCode !== null) return supervisor?.exitCode ?? null;
    const gone = once(supervisor, 'exit');
    supervisor.kill('SIGTERM');
    await gone;
    return supervisor.exitCode;
  }
}
