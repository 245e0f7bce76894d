import type { FoldedIncident, Head, Member } from '@shodo/contracts';
import { fold, foldedVersion } from '@shodo/views';
import type { Asking } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readIncidentEntry } from '../ledger/stored-entries.js';
import { type UntoldMail, type UntoldRow, untoldMails, untoldOf } from '../mail/outcomes.js';

export interface IncidentKey {
  readonly tenant: string;
  readonly incident: string;
}

/** The folded incident as it stands at `head`: the stored row when it is of this version and of that head, otherwise folded anew from the ledger. */
export async function knownOf(client: Asking, key: IncidentKey, head: Head): Promise<FoldedIncident | undefined> {
  return (await standing(client, key).of(head)).folded;
}

interface Row {
  readonly seq: number | null;
  readonly digest: string | null;
  readonly folded_version: number | null;
  readonly state: unknown;
  readonly people: Readonly<Record<string, { roles: Member['roles']; active: boolean }>> | null;
  readonly untold: readonly UntoldRow[] | null;
}

export interface Standing {
  /** Absent when the stream is empty. */
  readonly folded: FoldedIncident | undefined;
  /** The stored rows show it. */
  readonly isShown: boolean;
  /** The organisation's active people. */
  readonly members: readonly Member[];
  /** Mails of the incident whose end no entry tells yet. */
  readonly untold: readonly UntoldMail[];
}

/** All that an append must know before it is written. The question goes out at once; what it answers is made sense of when it is `of` a head. */
export function standing(client: Asking, key: IncidentKey): { of(head: Head): Promise<Standing> } {
  const asked = client.query<Row>({
    name: 'standing',
    text: `select v.seq::int as seq, v.digest, v.folded_version, v.state, (select o.state -> 'people' from views.organisation o where o.tenant_id = $1) as people,
        (${untoldMails}) as untold
      from (values (true)) as one left join views.incident v on v.tenant_id = $1 and v.incident_id = $2`,
    values: [key.tenant, key.incident],
  });
  asked.catch(() => undefined); // heard where it is waited for
  return {
    of: async (head) => {
      const [row] = (await asked).rows;
      const stored = usable(row, head);
      return {
        folded: head.seq === 0 ? undefined : (stored ?? (await foldAnew(client, key))),
        isShown: stored !== undefined,
        members: activeIn(row?.people ?? {}),
        untold: untoldOf(row?.untold ?? []),
      };
    },
  };
}

const usable = (row: Row | undefined, head: Head): FoldedIncident | undefined =>
  row?.seq === head.seq && row.digest === head.digest && row.folded_version === foldedVersion
    ? { version: row.folded_version, state: row.state }
    : undefined;

export const activeIn = (people: NonNullable<Row['people']>): Member[] =>
  Object.entries(people)
    .filter(([, { active }]) => active)
    .map(([person, { roles }]) => ({ person: person as Member['person'], roles }));

/** Folds the whole stream, page by page: an incident of many years does not have to fit into memory at once. */
export async function foldAnew(client: Asking, { tenant, incident }: IncidentKey): Promise<FoldedIncident | undefined> {
  let folded: FoldedIncident | undefined;
  for (let after = 0; ; ) {
    const { rows } = await client.query<EntryColumns>(
      `select ${entryColumns} from ledger.entry e where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 order by e.seq limit 500`,
      [tenant, incident, after],
    );
    const last = rows.at(-1);
    if (!last) return folded;
    folded = fold(folded, rows.map(readIncidentEntry));
    after = last.seq;
  }
}
