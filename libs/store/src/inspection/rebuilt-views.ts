import { isDeepStrictEqual } from 'node:util';
import type { FoldedIncident, Head, OrganisationState } from '@shodo/contracts';
import { audiencesOf, deadlinesOf, foldedVersion, organisationVersion } from '@shodo/views';
import { unpacked } from '../views/folded-state.js';
import { incidentColumns } from '../views/write-incident.js';
import type { Snapshot, StreamFound } from './snapshot.js';

/** How a stored view differs from the one folded anew: names of columns, or that the row is missing or is one too many. */
export type ViewDifference = {
  readonly view: 'incident' | 'deadline' | 'audience' | 'organisation';
  readonly differs: 'missing' | 'unexpected' | string;
};

const incidentRow = [
  ['seq', 'bigint'],
  ['digest', 'text'],
  ['folded_version', 'integer'],
  ['list_row', 'jsonb'],
  ['reference', 'text'],
  ['kind', 'text'],
  ['closed', 'boolean'],
  ['next_at', 'timestamptz'],
] as const;

/** The text PostgreSQL gives a value of this type: what is compared is compared byte for byte, in one and the same form. */
const asText = (parameter: number, type: string) =>
  type === 'timestamptz' ? `coalesce($${parameter}::timestamptz, 'infinity')::text` : `$${parameter}::${type}::text`;

/** Compares an incident's rows with those folded anew from the ledger. A row of another version of the fold is folded anew before it is used. */
export async function incidentViewDifferences(
  snapshot: Snapshot,
  { tenant, incident }: StreamFound,
  rebuilt: { readonly folded: FoldedIncident; readonly head: Head } | undefined,
): Promise<ViewDifference[]> {
  const stored = await snapshot.ofTenant<{ folded_version: number; folded: Buffer | null }>(
    tenant,
    'select folded_version, folded from views.incident where tenant_id = $1 and incident_id = $2',
    [tenant, incident],
  );
  const beside = [
    ...(await rowDifferences(snapshot, 'deadline', { tenant, incident }, rebuilt ? deadlineTexts(rebuilt.folded) : [])),
    ...(await rowDifferences(snapshot, 'audience', { tenant, incident }, rebuilt ? audienceTexts(rebuilt.folded) : [])),
  ];
  const [row] = stored;
  if (!rebuilt) return [...(row ? [unexpected('incident')] : []), ...beside];
  if (!row) return [{ view: 'incident', differs: 'missing' }, ...beside];
  if (row.folded_version !== foldedVersion) return [];
  const [compared] = await snapshot.ofTenant<Record<string, boolean>>(
    tenant,
    `select ${incidentRow.map(([name, type], index) => `v.${name}::text = ${asText(index + 3, type)} as ${name}`).join(', ')}
     from views.incident v where v.tenant_id = $1 and v.incident_id = $2`,
    [tenant, incident, ...incidentColumns(rebuilt.folded, rebuilt.head)],
  );
  const columns = Object.entries(compared ?? {}).filter(([, isAlike]) => !isAlike);
  const differing = [...(holds(row.folded, rebuilt.folded) ? [] : ['folded']), ...columns.map(([name]) => name)];
  return [...differing.map((differs): ViewDifference => ({ view: 'incident', differs })), ...beside];
}

/** Compared as JSON holds it: what the fold leaves undefined is not there. */
function holds(stored: Buffer | null, { state }: FoldedIncident): boolean {
  try {
    return stored !== null && isDeepStrictEqual(unpacked(stored), JSON.parse(JSON.stringify(state)));
  } catch {
    return false; // no deflated JSON
  }
}

const unexpected = (view: ViewDifference['view']): ViewDifference => ({ view, differs: 'unexpected' });

/** As the stored rows are read below: ordinal, duty, reminder, instant, the entry's key and whether a later one will do. */
const deadlineTexts = (folded: FoldedIncident) =>
  deadlinesOf(folded).map(({ duty, reminder, dueAt, key, orLater }, index) =>
    [index + 1, duty, reminder, new Date(dueAt).toISOString(), key, orLater].join(' '),
  );

/** As the stored rows are read below: the item, whether everybody reads it, and whoever does. */
const audienceTexts = (folded: FoldedIncident) =>
  audiencesOf(folded).map(({ item, everybody, people }) => [item, everybody, people.join(',')].join(' '));

/** Views of several rows for one incident, each row as a text. */
const rowTexts = {
  deadline: `select concat_ws(' ', ordinal, duty, reminder, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), answer_key,
       case when or_later then 'true' else 'false' end) as text
     from views.deadline where tenant_id = $1 and incident_id = $2 order by ordinal`,
  audience: `select concat_ws(' ', item, case when everybody then 'true' else 'false' end, array_to_string(people, ',')) as text
     from views.audience where tenant_id = $1 and incident_id = $2 order by ordinal`,
} as const;

/** The first row that is another, is missing or is one too many. */
async function rowDifferences(
  snapshot: Snapshot,
  view: keyof typeof rowTexts,
  { tenant, incident }: { readonly tenant: string; readonly incident: string | undefined },
  rebuilt: readonly string[],
): Promise<ViewDifference[]> {
  const rows = await snapshot.ofTenant<{ text: string }>(tenant, rowTexts[view], [tenant, incident]);
  const differs = Array.from({ length: Math.max(rows.length, rebuilt.length) }, (_, index) => index).find(
    (index) => rows[index]?.text !== rebuilt[index],
  );
  return differs === undefined ? [] : [{ view, differs: `row ${differs + 1}` }];
}

/** Compares an organisation's row with the one folded anew. One of another version is folded anew before it is used. */
export async function organisationViewDifferences(
  snapshot: Snapshot,
  tenant: string,
  rebuilt: { readonly state: OrganisationState | undefined; readonly head: Head } | undefined,
): Promise<ViewDifference[]> {
  const [row] = await snapshot.ofTenant<{ seq: boolean; digest: boolean; state: boolean; version: number | null }>(
    tenant,
    `select v.seq = $2 as seq, v.digest = $3 as digest, v.state::text is not distinct from $4::jsonb::text as state,
       (v.state ->> 'version')::int as version
     from views.organisation v where v.tenant_id = $1`,
    [tenant, rebuilt?.head.seq ?? 0, rebuilt?.head.digest ?? '', rebuilt?.state === undefined ? null : JSON.stringify(rebuilt.state)],
  );
  if (!rebuilt) return row ? [unexpected('organisation')] : [];
  if (!row) return [{ view: 'organisation', differs: 'missing' }];
  const { version, ...isAlike } = row;
  if (version !== null && version !== organisationVersion) return [];
  return Object.entries(isAlike)
    .filter(([, holds]) => !holds)
    .map(([differs]) => ({ view: 'organisation', differs }));
}
