import {
  type LogSigners,
  lastCheckpoint,
  logHasSince,
  makeCheckpoint,
  notAnchoredIn,
  noteAnchored,
  noteFailing,
  recordedOrganisations,
  type Store,
  sequence,
} from '@shodo/store';
import type { AnchorPlace } from './anchor-place.js';
import { LogIsNotTheFolders } from './checkpoint-folder.js';

export interface LogKeeping {
  /** Opened as `shodo_upkeep`. */
  readonly upkeep: Store;
  /** Read when first needed: the file may be made by another process. */
  readonly signers: () => LogSigners;
  readonly places: readonly AnchorPlace[];
  /** Oldest a checkpoint may be while there are entries after it. */
  readonly everyMs: number;
  readonly killPoint: (name: 'checkpoint.after-sign' | 'checkpoint.after-store') => void;
  /** Told of a place that did not take a checkpoint; it is asked again the next time, and until then people are shown that it fails. */
  readonly onTrouble: (place: string, error: unknown) => void;
}

/** What is anchored at once: it is what others will rely on. */
const anchoredAtOnce = [
  'FilingApproved',
  'FilingMade',
  'FilingWithdrawn',
  'DecisionApproved',
  'LaterDateAgreed',
  'DutyRuledOut',
  'IncidentClosed',
  'RecordExported',
  'EvidencePackBegun',
  'EvidencePackGiven',
];

/** Gives new entries their leaves, makes a checkpoint when one is due, and brings it where it belongs. @returns size of the log */
export async function keepLog(
  keeping: LogKeeping,
  tenant: string,
  streams?: readonly string[],
): Promise<{ size: number; checkpoint?: number }> {
  const { upkeep, signers, killPoint } = keeping;
  const { size } = await sequence(upkeep, tenant, streams);
  const reason = await reasonFor(keeping, tenant, size);
  const beforeCommit = () => killPoint('checkpoint.after-sign');
  const made = reason && (await makeCheckpoint(upkeep, tenant, signers(), { reason, beforeCommit }));
  if (made) killPoint('checkpoint.after-store');
  // Without a new checkpoint too: a place may have been away when the last one was made.
  for (const place of keeping.places) await anchorIn(keeping, tenant, place);
  return { size, ...(made && { checkpoint: made.size }) };
}

/** The same for every organisation that has an entry; one that fails keeps no other back. */
export async function keepEveryLog(keeping: LogKeeping): Promise<{ organisations: number; checkpoints: number; failed: number }> {
  const tenants = await recordedOrganisations(keeping.upkeep);
  let [checkpoints, failed] = [0, 0];
  for (const tenant of tenants) {
    try {
      if ((await keepLog(keeping, tenant)).checkpoint !== undefined) checkpoints += 1;
    } catch (error) {
      failed += 1;
      keeping.onTrouble('log', error);
    }
  }
  return { organisations: tenants.length, checkpoints, failed };
}

/** Asked of what the last checkpoint does not cover, so that a keeper killed before its checkpoint leaves nothing urgent behind. */
async function reasonFor({ upkeep, everyMs }: LogKeeping, tenant: string, size: number): Promise<'event' | 'schedule' | undefined> {
  const last = await lastCheckpoint(upkeep, tenant);
  if (size === (last?.size ?? 0)) return undefined;
  if (await logHasSince(upkeep, tenant, { from: last?.size ?? 0, types: anchoredAtOnce })) return 'event';
  return last === undefined || last.ageMs >= everyMs ? 'schedule' : undefined;
}

async function anchorIn({ upkeep, onTrouble }: LogKeeping, tenant: string, place: AnchorPlace): Promise<void> {
  try {
    const waiting = await notAnchoredIn(upkeep, tenant, place.name);
    if (waiting.every(({ reason, sinceMs }) => reason === 'schedule' && sinceMs !== null && sinceMs < (place.quietMs ?? 0))) return;
    for (const checkpoint of place.takes === 'every' ? waiting : waiting.slice(-1)) {
      const token = await place.put(checkpoint);
      await noteAnchored(upkeep, { tenant, size: checkpoint.size, place: place.name, ...(token && { token }) });
    }
  } catch (error) {
    onTrouble(place.name, error);
    await noteFailing(upkeep, { tenant, place: place.name, why: error instanceof LogIsNotTheFolders ? 'another-log' : 'away' });
  }
}
