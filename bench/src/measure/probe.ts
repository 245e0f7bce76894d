import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

/**
 * Loaded into a process before its program (`NODE_OPTIONS=--import`): tells on a socket how much memory the process and each of its threads
 * hold once their garbage is collected. Does nothing until it is asked.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const questions = new BroadcastChannel('shodo-bench-probe');
const answers = new BroadcastChannel('shodo-bench-probe-answers');
questions.unref();
answers.unref();

const heap = () => {
  collect();
  collect();
  return getHeapStatistics().used_heap_size;
};

if (isMainThread) serve();
else
  questions.onmessage = () => {
    answers.postMessage({ thread: threadId, heapBytes: heap() });
  };

/** Threads answer between two pieces of their work; this is ample. */
const patienceMs = 1_000;

function serve(): void {
  const folder = process.env.SHODO_BENCH_PROBE;
  if (!folder) return;
  const path = join(folder, `${process.pid}.sock`);
  rmSync(path, { force: true });
  createServer((socket) => {
    const threads: unknown[] = [];
    answers.onmessage = (message) => {
      threads.push((message as { data: unknown }).data);
    };
    questions.postMessage('measure');
    const heapBytes = heap();
    setTimeout(() => socket.end(JSON.stringify({ heapBytes, threads, rssBytes: process.memoryUsage.rss() })), patienceMs);
  })
    .listen(path)
    .unref();
}
