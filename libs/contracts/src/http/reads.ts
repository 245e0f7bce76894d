import { z } from 'zod';
import { EngineHistoryView } from '../views/engine.js';
import { Allowed, IncidentRow, IncidentView } from '../views/incident.js';
import { EntryProofView, LogGrowthView, LogView } from '../views/log.js';
import { Me, OrganisationView, PersonView } from '../views/organisation.js';
import { OutboxRow, TimelineEntry } from '../views/record.js';
import { IncidentId, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { Language } from '../vocabulary/organisation.js';
import { Role } from '../vocabulary/roles.js';
import { OpenedTexts } from '../vocabulary/sealed.js';
import { PackProfile } from '../vocabulary/words.js';
import { EvidencePackPreview } from './evidence-packs.js';
import { KeptFileView } from './files.js';

const page = <T extends z.ZodType>(row: T) => z.object({ items: z.array(row), next: z.string().optional() });
const cursor = z.string().max(300).optional();
const place = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const limit = z.coerce.number().int().min(1).max(100).optional();

/** Every read of the API. Keyset paging: `next` is handed back as `cursor`. Lists are ordered by what needs attention first. */
export const reads = {
  listIncidents: {
    path: '/v1/incidents',
    query: z.strictObject({ cursor, limit, state: z.enum(['open', 'closed', 'all']).optional() }),
    answer: page(IncidentRow).meta({ id: 'IncidentPage' }),
  },
  readIncident: { path: '/v1/incidents/:incidentId', query: z.strictObject({}), answer: IncidentView },
  readTexts: {
    path: '/v1/incidents/:incidentId/texts',
    query: z.strictObject({}),
    answer: OpenedTexts.meta({ id: 'SealedTexts' }),
  },
  readTimeline: {
    path: '/v1/incidents/:incidentId/timeline',
    query: z.strictObject({ cursor, limit }),
    answer: page(TimelineEntry).meta({ id: 'Timeline' }),
  },
  /** The engine's side of an incident; whoever reads it is on record. */
  readEngineHistory: { path: '/v1/incidents/:incidentId/engine', query: z.strictObject({}), answer: EngineHistoryView },
  /** The files kept for an incident, and how each was found when it was last looked at. */
  listFiles: {
    path: '/v1/incidents/:incidentId/files',
    query: z.strictObject({}),
    answer: z.object({ items: z.array(KeptFileView) }).meta({ id: 'KeptFiles' }),
  },
  /** What a pack for this kind of recipient would leave out, and why, before one is built. Neither a text nor a file is opened for it. */
  previewEvidencePack: {
    path: '/v1/incidents/:incidentId/evidence-pack-preview',
    query: z.strictObject({ profile: PackProfile }),
    answer: EvidencePackPreview,
  },
  /** `incident`: only mails about this one. `state=failed`: only what failed for good and waits for a person. */
  listOutbox: {
    path: '/v1/outbox',
    query: z.strictObject({ cursor, limit, incident: IncidentId.optional(), state: z.literal('failed').optional() }),
    answer: page(OutboxRow).meta({ id: 'OutboxPage' }),
  },
  /**
   * `joined` is false until the person has followed their link and set a password; until `linkExpiresAt` the link works. `allowed`: what the caller may do with this person, by the rules
   * that will decide it; `rolesOnOffer`: the roles the caller may leave this person with, and beside the list those they may add somebody with. `rolesVersion`: the entry of the
   * organisation's record that changed their roles last, which whoever changes them names as `basedOn`; `contactVersion`: likewise of their name and
   * address.
   */
  listPeople: {
    path: '/v1/people',
    query: z.strictObject({}),
    answer: z
      .object({
        items: z.array(
          PersonView.extend({
            joined: z.boolean(),
            linkExpiresAt: Instant.optional(),
            allowed: z.array(Allowed),
            rolesOnOffer: z.array(Role),
            rolesVersion: z.int(),
            contactVersion: z.int(),
          }).meta({ id: 'PersonListed' }),
        ),
        rolesOnOffer: z.array(Role),
      })
      .meta({ id: 'People' }),
  },
  readOrganisation: { path: '/v1/organisation', query: z.strictObject({}), answer: OrganisationView },
  readOrganisationRecord: {
    path: '/v1/organisation/record',
    query: z.strictObject({ cursor, limit }),
    /**
     * `about`: the incident that an entry is about, by the reference people know it by. `texts`: names and addresses that the entries of this page
     * refer to, opened, by reference.
     */
    answer: page(TimelineEntry.extend({ about: z.object({ incident: z.string(), reference: z.string() }).optional() }))
      .extend({ texts: OpenedTexts })
      .meta({ id: 'OrganisationRecord' }),
  },
  readLog: { path: '/v1/organisation/log', query: z.strictObject({}), answer: LogView },
  /** `from`: size of an earlier checkpoint. */
  readLogGrowth: { path: '/v1/organisation/log/growth', query: z.strictObject({ from: place }), answer: LogGrowthView },
  readEntryProof: { path: '/v1/incidents/:incidentId/proof', query: z.strictObject({ seq: place }), answer: EntryProofView },
  readRecordProof: { path: '/v1/organisation/proof', query: z.strictObject({ seq: place }), answer: EntryProofView },
  listTokens: {
    path: '/v1/tokens',
    query: z.strictObject({}),
    answer: z
      .object({
        items: z.array(
          z.object({
            tokenId: z.string(),
            person: PersonId,
            name: z.string(),
            start: z.string(),
            roles: z.array(z.string()),
            createdAt: z.string(),
            expiresAt: z.string().optional(),
          }),
        ),
      })
      .meta({ id: 'Tokens' }),
  },
  /** One's own; whoever administers people sees those of everybody. */
  listCalendarLinks: {
    path: '/v1/calendar-links',
    query: z.strictObject({}),
    answer: z
      .object({ items: z.array(z.object({ linkId: z.string(), person: PersonId, language: Language, issuedAt: z.string() })) })
      .meta({ id: 'CalendarLinks' }),
  },
  readMe: { path: '/v1/me', query: z.strictObject({}), answer: Me },
} as const;
export type ReadName = keyof typeof reads;
