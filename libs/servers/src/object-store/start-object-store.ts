import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.js';
import { SupervisedProcess } from '../processes/supervised-process.js';
import type { Say } from '../say.js';
import { findObjectStore } from './find-object-store.js';

export interface RunningObjectStore {
  /** Of its bucket. */
  readonly name: string;
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly process: SupervisedProcess;
}

/** Starts an object store on this machine over a folder of its own, with one bucket, for tests. */
export async function startObjectStore({ folder, bucket }: { folder: string; bucket: string }, say: Say): Promise<RunningObjectStore> {
  const file = await findObjectStore(say);
  const port = await freePort();
  const objects = join(folder, 'objects');
  const about = join(folder, 'about-objects');
  mkdirSync(join(objects, bucket), { recursive: true }); // a folder in it is a bucket
  mkdirSync(about);
  // What it knows of objects lies beside them: not every file system of a test keeps attributes.
  const args = ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', '--sidecar', about, objects];
  const key = { accessKeyId: 'shodo-test', secretAccessKey: 'the-secret-of-the-tests' };
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ROOT_ACCESS_KEY_ID: key.accessKeyId,
    ROOT_SECRET_ACCESS_KEY: key.secretAccessKey,
  };
  const supervised = await SupervisedProcess.start(
    {
      name: 'object store',
      logFile: join(folder, 'object-store.log'),
      prepare: async () => ({ file, args, env, cwd: folder }),
      ready: (signal) => answers(port, signal),
      graceMs: 1_000,
    },
    say,
  );
  return {
    name: bucket,
    endpoint: `http://127.0.0.1:${port}`,
    ...key,
    process: supervised,
  };
}

/** Any answer will do. */
async function answers(port: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) }).then(
      (response) => response.body?.cancel().then(() => true) ?? true,
      () => false,
    );
    if (answered) return;
    await sleep(25, undefined, { signal });
  }
}
