import { z } from 'zod';
import { RefusalCode } from '../vocabulary/refusals.js';

/** Every kind of problem the API answers with; `type` of the problem is `urn:shodo:problem:` and this code. */
export const ProblemCode = z.enum([
  'malformed-json',
  'malformed-request',
  'idempotency-key-missing',
  'not-signed-in',
  'sign-in-failed',
  'sign-in-paused',
  'foreign-origin',
  'not-authorised',
  'link-is-not-valid',
  'not-found',
  'refused',
  'too-large',
  'file-is-empty',
  'no-room-for-files',
  'upload-broke-off',
  'file-is-damaged',
  'record-is-unreadable',
  'keys-are-missing',
  'media-type-not-supported',
  'body-does-not-fit',
  'same-key-other-body',
  'too-many-requests',
  'unexpected',
  'not-available',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** RFC 9457. `errors` lists every problem of a body with its JSON pointer; `refusals` every rule that said no, in the caller's language. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: ProblemCode.optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    refusals: z
      .array(
        z.object({
          code: RefusalCode,
          sentence: z.string(),
          detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
          /** Provisions it rests on, as `GL 3-5-3-4`; none where the rule is Shodo's own. */
          cites: z.array(z.string()),
        }),
      )
      .optional(),
    reference: z.string().optional(),
    /** Only on 403 and 409: whether the refused attempt reached the organisation's record. */
    attemptRecorded: z.boolean().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const ReceiptView = z
  .object({ commandId: z.string(), incidentId: z.string(), seq: z.int(), digest: z.string(), recordedAt: z.string() })
  .meta({ id: 'Receipt' });

/** UUID or ULID only: the key becomes part of an id that is stored in clear. */
export const IdempotencyKey = z.union([z.uuid(), z.ulid()]);
