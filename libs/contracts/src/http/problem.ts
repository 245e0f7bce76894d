import { z } from 'zod';
import { RefusalCode } from '../vocabulary/refusals.js';

/** RFC 9457. `errors` lists every problem of a body with its JSON pointer; `refusals` every rule that said no, in the caller's language. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    refusals: z
      .array(z.object({ code: RefusalCode, sentence: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(), cites: z.array(z.string()).optional() }))
      .optional(),
    reference: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const ReceiptView = z
  .object({ commandId: z.string(), incidentId: z.string(), seq: z.int(), digest: z.string(), recordedAt: z.string() })
  .meta({ id: 'Receipt' });

/** UUID or ULID only: the key becomes part of an id that is stored in clear. */
export const IdempotencyKey = z.union([z.uuid(), z.ulid()]);
