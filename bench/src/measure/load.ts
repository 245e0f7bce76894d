import { setTimeout as sleep } from 'node:timers/promises';

/** So many at once, the next as soon as one is done: what the machine can do at most. */
export async function closedLoop(total: number, inFlight: number, one: (index: number) => Promise<void>): Promise<{ seconds: number }> {
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < total) await one(next++);
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, total) }, lane));
  return { seconds: (performance.now() - began) / 1_000 };
}

/**
 * So many a second, whether earlier ones are answered or not. Times count from the moment a call was meant to go out: a stall shows in all who
 * would have come meanwhile.
 */
export async function openLoop(total: number, perSecond: number, one: (index: number) => Promise<void>): Promise<{ times: number[] }> {
  const began = performance.now();
  const times: number[] = [];
  const calls: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    const meant = began + (index * 1_000) / perSecond;
    const ahead = meant - performance.now();
    if (ahead > 1) await sleep(ahead);
    calls.push(one(index).then(() => void times.push(performance.now() - meant)));
  }
  await Promise.all(calls);
  return { times };
}
