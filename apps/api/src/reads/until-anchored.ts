import { setTimeout as sleep } from 'node:timers/promises';
import type { TenantId } from '@shodo/contracts';
import { isCovered, type Store } from '@shodo/store';

const longestWaitMs = 3_000;
const askAgainMs = 50;

/**
 * The worker makes a checkpoint at once when it hears that something leaves the house; it then covers everything before, what leaves included. Where
 * it stays away that goes out with the last checkpoint there is, and shows which entries it does not cover.
 * @param seq of the entry of the organisation's own stream that tells of it
 */
export async function untilAnchored(store: Store, tenant: TenantId, seq: number): Promise<void> {
  for (const since = performance.now(); performance.now() - since < longestWaitMs; await sleep(askAgainMs))
    if ((await isCovered(store, tenant, seq)) !== 'not-yet') return;
}
