import type { FoldedIncident, Head, Member } from '@shodo/contracts';
import { fold, foldedVersion } from '@shodo/views';
import type { Asking } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readIncidentEntry } from '../ledger/stored-entries.js';
import { type UntoldMail, type UntoldRow, untoldMails, untoldOf } from '../mail/outcomes.js';
import { type LatelyFolded, unpacked } from './folded-state.js';

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
  readonly folded: Buffer | null;
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

/**
 * All that an append must know before it is written. The question goes out at once; what it answers is made sense of when it is `of` a head.
 * @param lately what is held there as of the stored row is not read from it
 */
export function standing(client: Asking, key: IncidentKey, lately?: LatelyFolded): { of(head: Head): Promise<Standing> } {
  const held = lately?.get(key);
  const asked = client.query<Row>({
    name: 'standing',
    text: `select v.seq::int as seq, v.digest, v.folded_version, case when v.digest is distinct from $3 then v.folded end as folded, (select o.state -> 'people' from views.organisation o where o.tenant_id = $1) as people,
        (${untoldMails}) as untold
      from (values (true)) as one left join views.incident v on v.tenant_id = $1 and v.incident_id = $2`,
    values: [key.tenant, key.incident, held?.digest ?? null],
  });
  asked.catch(() => undefined); // heard where it is waited for
  return {
    of: async (head) => {
      const [row] = (await asked).rows;
      const isShown = row?.seq === head.seq && row.digest === head.digest && row.folded_version === foldedVersion;
      const known = held?.digest === head.digest ? held.folded : isShown && row.folded ? storedIn(row.folded) : undefined;
      return {
        folded: head.seq === 0 ? undefined : (known ?? (await foldAnew(client, key))),
        isShown,
        members: activeIn(row?.people ?? {}),
        untold: untoldOf(row?.untold ?? []),
      };
    },
  };
}

/** What a row of this version holds. */
export const storedIn = (folded: Buffer): FoldedIncident => ({ version: foldedVersion, state: unpacked(folded) });

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
