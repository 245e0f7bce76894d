import type { DeadlineRow, Entry, FoldedIncident, IncidentEvent, Member } from '@shodo/contracts';
import { audiencesOf, deadlinesOf, mailsOf, mailsOverBy, rowOf } from '@shodo/views';
import type { Asking } from '../connection/transactions.js';
import { putMails } from '../mail/outbox.js';
import { withdrawMails } from '../mail/withdraw.js';
import { writeAudiences } from './audiences.js';
import type { IncidentKey } from './fold-incident.js';
import { packed } from './folded-state.js';

export interface Growth {
  /** What the stored rows show; nothing when they are of another version or not there. */
  readonly shown: FoldedIncident | undefined;
  readonly folded: FoldedIncident;
  readonly entries: readonly Entry<IncidentEvent>[];
  /** The organisation's active people: some entries are told to some of them. */
  readonly members: readonly Member[];
}

/** Writes all that an append shows: the incident's row, its deadlines and audiences, the mails its entries call for, and that those are over which they answer. */
export async function writeIncidentViews(client: Asking, key: IncidentKey, { shown, folded, entries, members }: Growth): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  const deadlines = deadlinesOf(folded);
  const isNews = !shown || JSON.stringify(deadlinesOf(shown)) !== JSON.stringify(deadlines);
  const audiences = audiencesOf(folded);
  const isOpened = JSON.stringify(shown ? audiencesOf(shown) : []) !== JSON.stringify(audiences);
  const mails = entries.flatMap((entry) => mailsOf(entry, folded, members));
  const over = mailsOverBy(shown, folded);
  await Promise.all([
    writeIncidentRow(client, key, folded, last),
    over && withdrawMails(client, key, over),
    isNews && writeDeadlines(client, key, deadlines),
    isOpened && writeAudiences(client, key, audiences),
    putMails(client, key.tenant, mails),
  ]);
}

/** Writes all that a folded incident shows, whatever was shown before. */
export async function writeFolded(
  client: Asking,
  key: IncidentKey,
  folded: FoldedIncident,
  head: { seq: number; digest: string },
): Promise<void> {
  await Promise.all([
    writeIncidentRow(client, key, folded, head),
    writeDeadlines(client, key, deadlinesOf(folded)),
    writeAudiences(client, key, audiencesOf(folded)),
  ]);
}

/** Writes the folded state and the columns that lists are ordered by. */
async function writeIncidentRow(
  client: Asking,
  { tenant, incident }: IncidentKey,
  folded: FoldedIncident,
  head: { seq: number; digest: string },
): Promise<void> {
  await client.query({
    name: 'write-incident-row',
    text: `insert into views.incident (tenant_id, incident_id, seq, digest, folded_version, list_row, reference, kind, closed, next_at, folded)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, 'infinity'), $11)
     on conflict (tenant_id, incident_id) do update set seq = excluded.seq, digest = excluded.digest, folded_version = excluded.folded_version,
       folded = excluded.folded, state = null, list_row = excluded.list_row, reference = excluded.reference, kind = excluded.kind, closed = excluded.closed, next_at = excluded.next_at`,
    values: [tenant, incident, ...incidentColumns(folded, head), packed(folded.state)],
  });
}

/** What the row of an incident holds besides its key and the folded state, in the order of its columns. */
export function incidentColumns(folded: FoldedIncident, head: { seq: number; digest: string }): unknown[] {
  const row = rowOf(folded);
  return [head.seq, head.digest, folded.version, JSON.stringify(row), row.reference, row.kind, row.closed, row.nextDeadline?.at ?? null];
}

export async function writeDeadlines(client: Asking, { tenant, incident }: IncidentKey, deadlines: readonly DeadlineRow[]): Promise<void> {
  const cleared = client.query('delete from views.deadline where tenant_id = $1 and incident_id = $2', [tenant, incident]);
  const written =
    deadlines.length > 0 &&
    client.query(
      `insert into views.deadline (tenant_id, incident_id, ordinal, duty, reminder, due_at, answer_key, or_later)
     select $1, $2, n.ordinal, n.duty, n.reminder, n.due_at, n.answer_key, n.or_later
     from unnest($3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::boolean[])
       with ordinality as n (duty, reminder, due_at, answer_key, or_later, ordinal)`,
      [
        tenant,
        incident,
        deadlines.map((each) => each.duty),
        deadlines.map((each) => each.reminder),
        deadlines.map((each) => each.dueAt),
        deadlines.map((each) => each.key),
        deadlines.map((each) => each.orLater),
      ],
    );
  await Promise.all([cleared, written]);
}
