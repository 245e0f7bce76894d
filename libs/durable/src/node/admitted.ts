import { setTimeout as sleep } from 'node:timers/promises';
import { grpcCodeOf, grpcCodes } from './grpc-codes.js';

const mostTries = 100;

/** Asks again when the engine admits no more for the moment: whoever looks on must not stand in the way of those at work. */
export async function admitted<T>(ask: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await ask();
    } catch (error) {
      if (grpcCodeOf(error) !== grpcCodes.resourceExhausted || tried === mostTries) throw error;
      await sleep(250);
    }
  }
}
