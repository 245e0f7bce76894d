import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** How far the organisation's record is safe against a rewriting of everything. */
export const LogView = z
  .object({
    /** Leaves of the log. */
    size: z.int(),
    /** The last checkpoint: a signed note (C2SP tlog-checkpoint). */
    checkpoint: z.object({ size: z.int(), note: z.string(), madeAt: z.string() }).optional(),
    /** The last checkpoint that each place outside took; none when there is no such place. */
    places: z.array(z.object({ place: z.enum(['folder', 'timestamp', 'mail']), size: z.int(), anchoredAt: z.string() })),
    /** Places that take no checkpoints at present: out of reach, or holding those of a log that ours does not continue. */
    failing: z.array(z.object({ place: z.enum(['folder', 'timestamp', 'mail']), why: z.enum(['away', 'another-log']), since: z.string() })),
    /** When the oldest entry was recorded that no checkpoint outside covers; absent when every entry is covered. */
    unanchoredSince: z.string().optional(),
    unanchoredEntries: z.int(),
    /** Public keys of all checkpoints ever made, the first one first. */
    keys: z.array(z.object({ key: z.string(), introducedAt: z.string(), handOver: z.string().optional() })),
  })
  .meta({ id: 'Log' });
export type LogView = z.infer<typeof LogView>;

/** That an entry stands in the log a checkpoint describes (RFC 9162, 2.1.3). `proof` is absent while no checkpoint covers the entry. */
export const EntryProofView = z
  .object({
    seq: z.int(),
    digest: hash,
    recordedAt: z.string(),
    proof: z.object({ index: z.int(), leaf: hash, path: z.array(hash), checkpoint: z.string() }).optional(),
  })
  .meta({ id: 'EntryProof' });
export type EntryProofView = z.infer<typeof EntryProofView>;

/** That the log of the last checkpoint begins with the log of an earlier size (RFC 9162, 2.1.4). */
export const LogGrowthView = z.object({ path: z.array(hash), checkpoint: z.string() }).meta({ id: 'LogGrowth' });
export type LogGrowthView = z.infer<typeof LogGrowthView>;
