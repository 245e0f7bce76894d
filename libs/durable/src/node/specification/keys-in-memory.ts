import { randomBytes, randomUUID } from 'node:crypto';
import type { PayloadKeys } from '../payload-codec.js';

/** Keys as the vault gives them, for suites of this room, which knows no vault. */
export function keysInMemory(): PayloadKeys & { destroy(incident: string): void } {
  const keys = new Map<string, { id: string; bytes: Buffer } | undefined>();
  return {
    forSealing: async ({ incident }) => {
      if (!keys.has(incident)) keys.set(incident, { id: randomUUID(), bytes: randomBytes(32) });
      return keys.get(incident);
    },
    forOpening: async ({ incident }) => keys.get(incident),
    destroy: (incident) => keys.set(incident, undefined),
  };
}
