import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** Addresses of everything the product stands on. Nothing here is a stand-in: real PostgreSQL, real Temporal server. */
export interface Ground {
  readonly databaseUrl: string;
  readonly keysDatabaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly settings?: Readonly<Record<string, string>>;
}

export type Part = 'api' | 'worker';

/** One process of the product, started from its build exactly as in production. */
interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** Resolves with the link for the first owner, which comes by a channel and stands in no line. */
  readonly ownerLink: Promise<string>;
  /** Resolves with the rest of the first line of standard output that begins with this word. */
  readonly said: (word: string) => Promise<string>;
}

function environmentOf(ground: Ground): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TZ } = process.env;
  return {
    PATH,
    HOME,
    LANG,
    TZ,
    DATABASE_URL: ground.databaseUrl,
    SHODO_KEYS_DATABASE_URL: ground.keysDatabaseUrl,
    TEMPORAL_ADDRESS: ground.temporalAddress,
    TEMPORAL_NAMESPACE: ground.temporalNamespace,
    SHODO_DATA: ground.dataFolder,
    SHODO_PORT: String(ground.port),
    ...ground.settings,
  };
}

function run(part: Part, root: string, env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, [new URL(`apps/${part}/dist/program/main.js`, pathToFileURL(`${root}/`)).pathname], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  const waiting: { word: string; tell: (rest: string) => void }[] = [];
  const hear = (line: string) => {
    lines.push(line);
    for (const each of waiting.filter(({ word }) => line.startsWith(word))) each.tell(line.slice(each.word.length).trim());
  };
  if (child.stdout) createInterface({ input: child.stdout }).on('line', hear);
  if (child.stderr) createInterface({ input: child.stderr }).on('line', hear);
  const said = (word: string) =>
    new Promise<string>((tell, fail) => {
      const before = lines.find((line) => line.startsWith(word));
      if (before !== undefined) return tell(before.slice(word.length).trim());
      waiting.push({ word, tell });
      child.once('exit', (code, signal) =>
        fail(new Error(`${part} ended (${signal ?? code}) before it said ${word}:\n${lines.slice(-30).join('\n')}`)),
      );
    });
  const ownerLink = new Promise<string>((tell, fail) => {
    child.once('message', (message: { ownerLink: string }) => tell(message.ownerLink));
    child.once('exit', () => fail(new Error(`${part} ended before it sent a link:\n${lines.slice(-30).join('\n')}`)));
  });
  // Most tests never ask for it.
  ownerLink.catch(() => undefined);
  return { child, lines, said, ownerLink };
}

async function end(running: Running | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!running || running.child.exitCode !== null || running.child.signalCode !== null) return;
  const gone = once(running.child, 'exit');
  running.child.kill(signal);
  await gone;
}

/** The product's own processes: api and worker. Each can be killed and started again. */
export class Product {
  readonly url: string;
  #parts: Partial<Record<Part, Running>> = {};

  constructor(
    private readonly root: string,
    private readonly ground: Ground,
  ) {
    this.url = `http://localhost:${ground.port}`;
  }

  async start(...parts: readonly Part[]): Promise<void> {
    await Promise.all((parts.length > 0 ? parts : (['api', 'worker'] as const)).map((part) => this.startWith(part)));
  }

  /** SIGSTOP: the process hears nothing and its connections stay open. */
  pause(part: Part): void {
    this.#parts[part]?.child.kill('SIGSTOP');
  }

  resume(part: Part): void {
    this.#parts[part]?.child.kill('SIGCONT');
  }

  /** Starts one process with further settings, such as a kill point. */
  async startWith(part: Part, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const running = run(part, this.root, { ...environmentOf(this.ground), ...settings });
    this.#parts[part] = running;
    await running.said('SHODO_READY');
  }

  /** The one-time link by which the first owner signs up. */
  ownerLink(): Promise<string> {
    const { api } = this.#parts;
    if (!api) throw new Error('the api has not been started');
    return api.ownerLink;
  }

  /** What a process printed, for the message of a failing test. */
  linesOf(part: Part): readonly string[] {
    return this.#parts[part]?.lines ?? [];
  }

  pidOf(part: Part): number {
    const pid = this.#parts[part]?.child.pid;
    if (pid === undefined) throw new Error(`${part} does not run`);
    return pid;
  }

  /** Waits until a process ends by itself, and says by which signal. */
  async endOf(part: Part): Promise<NodeJS.Signals | null> {
    const child = this.#parts[part]?.child;
    if (!child) throw new Error(`${part} has not been started`);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.signalCode;
  }

  kill = (part: Part): Promise<void> => end(this.#parts[part], 'SIGKILL');

  async stop(): Promise<void> {
    await Promise.all(Object.values(this.#parts).map((running) => end(running, 'SIGTERM')));
  }
}
