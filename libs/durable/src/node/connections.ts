import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import type { EngineSettings } from './settings.js';
import { workerPackage } from './worker-package.js';

/**
 * A client that connects when it is first used, and again within two seconds of the server's return: the api starts and answers reads without
 * the engine. It tries nothing twice by itself: every caller here has a loop of its own, and the SDK's retry throws out of a timer when the
 * connection is closed meanwhile, which ends the process. Close it by `client.connection.close()`.
 * @param codec for those who hand over or receive content; who only looks at runs and schedules needs none
 */
export function connectClient({ address, namespace }: EngineSettings, codec?: PayloadCodec): Client {
  const connection = Connection.lazy({
    address,
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
  return new Client({ connection, namespace, ...(codec && { dataConverter: { payloadCodecs: [codec] } }) });
}

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/**
 * Connects a worker, trying until the engine answers or `signal` aborts (the SDK itself gives up at once, and a worker may start first).
 * @param onWaiting told at the first failure and then about every ten seconds, with the message of the last error
 */
export async function connectWorker(
  { address }: EngineSettings,
  { signal, onWaiting }: { signal: AbortSignal; onWaiting?: (why: string) => void },
): Promise<NativeConnection> {
  const { NativeConnection: connections } = await workerPackage();
  let pause = firstPauseMs;
  let lastTold = Number.NEGATIVE_INFINITY;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await connections.connect({ address });
    } catch (error) {
      if (performance.now() - lastTold > 10_000) {
        onWaiting?.(error instanceof Error ? error.message : 'unknown error');
        lastTold = performance.now();
      }
      await sleep(pause, undefined, { signal });
      pause = Math.min(pause * 2, longestPauseMs);
    }
  }
}
