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
export async function writeIncidentViews(
  { client, writeIncidentRow }: { readonly client: Asking; readonly writeIncidentRow: (row: IncidentRowToWrite) => Promise<void> },
  key: IncidentKey,
  { shown, folded, entries, members }: Growth,
): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  const deadlines = deadlinesOf(folded);
  const isNews = !shown || JSON.stringify(deadlinesOf(shown)) !== JSON.stringify(deadlines);
  const audiences = audiencesOf(folded);
  const isOpened = JSON.stringify(shown ? audiencesOf(shown) : []) !== JSON.stringify(audiences);
  const mails = entries.flatMap((entry) => mailsOf(entry, folded, members));
  const over = mailsOverBy(shown, folded);
  await Promise.all([
    writeIncidentRow({ incident: key.incident, folded, head: last }),
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
    writeIncidentRows(client, key.tenant, [{ incident: key.incident, folded, head }]),
    writeDeadlines(client, key, deadlinesOf(folded)),
    writeAudiences(client, key, audiencesOf(folded)),
  ]);
}

export interface IncidentRowToWrite {
  readonly incident: string;
  readonly folded: FoldedIncident;
  readonly head: { readonly seq: number; readonly digest: string };
}

/** Writes of each incident the folded state and the columns that lists are ordered by. */
export async function writeIncidentRows(client: Asking, tenant: string, rows: readonly IncidentRowToWrite[]): Promise<undefined[]> {
  const columns = rows.map(({ folded, head }) => incidentColumns(folded, head));
  await client.query({
    name: 'write-incident-rows',
    text: `insert into views.incident (tenant_id, incident_id, seq, digest, folded_version, list_row, reference, kind, closed, next_at, folded)
     select $1, n.incident_id, n.seq, n.digest, n.folded_version, n.list_row, n.reference, n.kind, n.closed, coalesce(n.next_at, 'infinity'), n.folded
     from unnest($2::uuid[], $3::bigint[], $4::text[], $5::integer[], $6::jsonb[], $7::text[], $8::text[], $9::boolean[], $10::timestamptz[], $11::bytea[])
       as n (incident_id, seq, digest, folded_version, list_row, reference, kind, closed, next_at, folded)
     on conflict (tenant_id, incident_id) do update set seq = excluded.seq, digest = excluded.digest, folded_version = excluded.folded_version,
       folded = excluded.folded, state = null, list_row = excluded.list_row, reference = excluded.reference, kind = excluded.kind, closed = excluded.closed, next_at = excluded.next_at`,
    values: [
      tenant,
      rows.map(({ incident }) => incident),
      ...Array.from({ length: 8 }, (_, column) => columns.map((each) => each[column])),
      rows.map(({ folded }) => packed(folded.state)),
    ],
  });
  return rows.map(() => undefined);
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
