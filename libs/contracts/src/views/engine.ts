import { z } from 'zod';

/** What the engine keeps of one incident, beside the record: its runs, the event that belongs to each entry, and what the open run waits for. */
export const EngineHistoryView = z
  .object({
    runs: z.array(
      z.object({
        runId: z.string(),
        status: z.string(),
        startedAt: z.string(),
        closedAt: z.string().optional(),
        events: z.int(),
        movedOnTo: z.string().optional(),
        /** The engine has dropped it: told by its archived history. */
        archived: z.literal(true).optional(),
        /** Its key was destroyed with all texts of the incident, or the archived history is not what its digest says. */
        unreadable: z.enum(['key-destroyed', 'changed']).optional(),
      }),
    ),
    /** Of every entry of the record; without an event where the engine never heard of it, or has forgotten. */
    entries: z.array(z.object({ seq: z.int(), type: z.string(), runId: z.string().optional(), eventId: z.int().optional() })),
    waits: z.array(
      z.union([
        z.object({ for: z.literal('timer'), until: z.string() }),
        z.object({ for: z.literal('activity'), name: z.string(), attempt: z.int() }),
        z.object({ for: z.literal('command'), commandId: z.string() }),
        z.object({ for: z.literal('task') }),
      ]),
    ),
  })
  .meta({ id: 'EngineHistory' });
export type EngineHistoryView = z.infer<typeof EngineHistoryView>;
