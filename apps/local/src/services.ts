import { isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Blueprint, type ProcessMark, type Say, secondsSince } from '@shodo/servers';

export interface ServicePlan {
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly say: Say;
  readonly onStarted: (mark: ProcessMark) => void;
}

const program = (app: 'api' | 'worker') => fileURLToPath(new URL(`../../${app}/dist/program/main.js`, import.meta.url));
const command = (app: 'api' | 'worker', env: NodeJS.ProcessEnv) => async () => ({
  file: process.execPath,
  args: ['--enable-source-maps', program(app)],
  env,
});

/** The worker says by a line on its standard output that it polls. */
export function workerBlueprint({ env, logFile, say, onStarted }: ServicePlan): Blueprint {
  let ready = () => {};
  return {
    name: 'worker',
    logFile,
    onStarted,
    prepare: command('worker', env),
    onLine: (line) => {
      if (line.startsWith('SHODO_READY worker')) ready();
    },
    ready: (signal) => {
      const polls = new Promise<void>((resolve) => {
        ready = resolve;
      });
      return patiently('worker', logFile, say, signal, () => polls);
    },
    graceMs: 20_000,
  };
}

/**
 * The api is asked over HTTP whether it is ready: that covers its database and the engine. Only once it says itself that it listens: another
 * Shodo may answer on the port that this one could not have.
 */
export function apiBlueprint({ env, logFile, say, onStarted }: ServicePlan, port: number, onOwnerLink: (url: string) => void): Blueprint {
  let listening = () => {};
  return {
    name: 'api',
    logFile,
    onStarted,
    prepare: command('api', env),
    onLine: (line) => {
      if (line === `SHODO_READY ${port}`) listening();
    },
    onMessage: (message) => {
      const link = ownerLinkIn(message);
      if (link) onOwnerLink(link);
    },
    ready: (signal) => {
      const listens = new Promise<void>((resolve) => {
        listening = resolve;
      });
      const answers = () => answersReady(new URL('/health/ready', whereItListens(env.SHODO_BIND, port)), signal);
      return patiently('api', logFile, say, signal, () => listens.then(answers));
    },
    graceMs: 15_000,
  };
}

/** An api that listens on one address answers on no other; one that listens on all of them is asked on this machine's own. */
export function whereItListens(bind: string | undefined, port: number): URL {
  const host = bind || '127.0.0.1';
  const url = new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`);
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  return url;
}

/** Where a person on this machine opens it: by its usual name, unless it listens on one address only that this name does not lead to. */
export function whereItIsOpened(bind: string | undefined, port: number): string {
  const { hostname, origin } = whereItListens(bind, port);
  return hostname === '127.0.0.1' || hostname === '[::1]' ? `http://localhost:${port}` : origin;
}

/** The one-time link for the first owner, sent by the api while there is no owner. It goes to the terminal and into no file. */
export function ownerLinkIn(message: unknown): string | undefined {
  const link: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'ownerLink') : undefined;
  return typeof link === 'string' ? link : undefined;
}

async function answersReady(url: URL, signal: AbortSignal): Promise<void> {
  for (;;) {
    const ok = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false,
    );
    if (ok) return;
    await sleep(50, undefined, { signal });
  }
}

/** Waits as long as it takes, but not in silence. */
async function patiently(name: string, logFile: string, say: Say, signal: AbortSignal, wait: () => Promise<void>): Promise<void> {
  const began = Date.now();
  const reminder = setInterval(() => say(`  ... ${name} is not ready yet (${secondsSince(began)}). Its log: ${logFile}`), 15_000);
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([wait(), givenUp]);
  } finally {
    clearInterval(reminder);
  }
}
