import threads, { type WorkerOptions } from 'node:worker_threads';

/** Run in a thread before its program. The object is another for whoever asks node:v8; Node's own, by which AsyncLocalStorage works, stays. */
const keepsNoStacks = `import v8 from 'node:v8';
v8.promiseHooks = {
  createHook() {
    throw new Error('stack traces of promises are not kept');
  },
};`;

const { Worker } = threads;

class LeanThread extends Worker {
  constructor(program: string | URL, options: WorkerOptions = {}) {
    super(program, {
      ...options,
      execArgv: [...process.execArgv, '--import', `data:text/javascript,${encodeURIComponent(keepsNoStacks)}`],
    });
  }
}

/**
 * Threads made meanwhile by the SDK keep no stack trace of each promise that waits in a workflow. The SDK makes them for one query of the engine
 * and has no setting for it, but does without where Node gives it no hook. Making them was half of the work of the workflow thread, keeping
 * them a fifth of a waiting incident's memory. What an incident waits for is shown by its own page.
 */
export async function withLeanThreads<T>(make: () => Promise<T>): Promise<T> {
  Reflect.set(threads, 'Worker', LeanThread);
  try {
    return await make();
  } finally {
    Reflect.set(threads, 'Worker', Worker);
  }
}
