import { z } from 'zod';
import { Actor } from '../commands/actor.js';
import type { EventOf } from '../events/index.js';
import { type DecisionId, LimitedId, PersonId } from '../vocabulary/ids.js';
import { Allowed } from './incident.js';

/** One entry as the console and the export show it: typed, never prose. */
export const TimelineEntry = z
  .object({
    seq: z.int(),
    type: z.string(),
    version: z.int(),
    data: z.unknown(),
    occurredAt: z.string(),
    recordedAt: z.string(),
    actor: Actor,
    command: z.string().optional(),
    digest: z.string(),
    /** It is limited to these people. */
    limited: z.object({ item: LimitedId, audience: z.array(PersonId) }).optional(),
    /** The reader is none of them: it shows that it exists, and its data is empty. */
    withheld: z.literal(true).optional(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.input<typeof TimelineEntry>;

/** As its entry shows it to whoever may not read all of its decisions: which these are, and the facts of the others only. */
export type ReopenedAsRead = EventOf<'DecisionsReopened'>['data'] & { readonly groundsWithheld?: readonly DecisionId[] };

/** A message waiting, sent, failed or withdrawn, with the reason: what the outbox screen shows. */
export const OutboxRow = z
  .object({
    id: z.string(),
    notice: z.string(),
    incident: z.string().optional(),
    reference: z.string().optional(),
    kind: z.string(),
    duty: z.string().optional(),
    to: z.string(),
    toName: z.string().optional(),
    /** `withdrawn`: what it said was settled, or held no more, before it could be sent; `reason` says which. */
    state: z.enum(['waiting', 'sending', 'sent', 'failed', 'withdrawn']),
    reason: z.string().optional(),
    attempts: z.int(),
    createdAt: z.string(),
    sentAt: z.string().optional(),
    subject: z.string(),
    /** What the caller may do with it: have it sent again once it failed for good. */
    allowed: z.array(Allowed),
  })
  .meta({ id: 'OutboxRow' });
export type OutboxRow = z.infer<typeof OutboxRow>;
