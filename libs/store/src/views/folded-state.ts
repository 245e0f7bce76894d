import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FoldedIncident } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import type { IncidentKey } from './fold-incident.js';

/** How a folded state lies in its row: JSON, deflated. PostgreSQL never looks into it, and it is written with every entry. */
export const packed = (state: unknown): Buffer => deflateRawSync(JSON.stringify(state), { level: 1, chunkSize: 4_096 });
export const unpacked = (folded: Buffer): unknown => JSON.parse(inflateRawSync(folded).toString('utf8'));

/** Some hundred kilobytes each as objects: enough for those that are worked on at once. */
const mostHeld = 100;

/**
 * The incidents that this process folded last, so that the row of an incident that is being worked on is not read back with each command. Each is
 * known by the digest of its last entry, which stands for the whole chain before it: one that another process has moved on is passed over.
 */
export class LatelyFolded {
  readonly #held = new Map<string, { readonly digest: string; readonly folded: FoldedIncident }>();

  get({ tenant, incident }: IncidentKey): { readonly digest: string; readonly folded: FoldedIncident } | undefined {
    return this.#held.get(`${tenant} ${incident}`);
  }

  hold({ tenant, incident }: IncidentKey, digest: string, folded: FoldedIncident): void {
    const name = `${tenant} ${incident}`;
    this.#held.delete(name);
    this.#held.set(name, { digest, folded });
    const [longestAgo] = this.#held.keys();
    if (this.#held.size > mostHeld && longestAgo !== undefined) this.#held.delete(longestAgo);
  }
}

const lately = new WeakMap<Store, LatelyFolded>();

export function latelyFoldedBy(store: Store): LatelyFolded {
  const known = lately.get(store);
  if (known) return known;
  const made = new LatelyFolded();
  lately.set(store, made);
  return made;
}
