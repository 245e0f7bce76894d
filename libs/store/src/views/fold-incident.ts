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
  const ask = async (asked: StandingAsked) => (await readStandings(client, key.tenant, [asked]))[0] as StandingRow;
  return (await standing({ client, standing: ask }, key).of(head)).folded;
}

/** What is stored of an incident and its organisation. */
export interface StandingRow {
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

export interface StandingAsked {
  readonly incident: string;
  /** The folded state of this digest is at hand, and is not read. */
  readonly atHand: string | undefined;
}

/** What is stored of each of these incidents, and the people of their organisation. */
export async function readStandings(client: Asking, tenant: string, asked: readonly StandingAsked[]): Promise<StandingRow[]> {
  const { rows } = await client.query<StandingRow>({
    name: 'standings',
    text: `select v.seq::int as seq, v.digest, v.folded_version, case when v.digest is distinct from n.at_hand then v.folded end as folded,
        case when n.nth = 1 then (select o.state -> 'people' from views.organisation o where o.tenant_id = $1) end as people, (${untoldMails('n.incident_id')}) as untold
      from unnest($2::uuid[], $3::text[]) with ordinality as n (incident_id, at_hand, nth)
      left join lateral (select * from views.incident v where v.tenant_id = $1 and v.incident_id = n.incident_id limit 1) v on true
      order by n.nth`,
    values: [tenant, asked.map(({ incident }) => incident), asked.map(({ atHand }) => atHand ?? null)],
  });
  return rows.map((row) => ({ ...row, people: rows[0]?.people ?? null }));
}

/**
 * All that an append must know before it is written. The question goes out at once; what it answers is made sense of when it is `of` a head.
 * @param lately what is held there as of the stored row is not read from it
 */
export function standing(
  { client, standing: ask }: { readonly client: Asking; readonly standing: (asked: StandingAsked) => Promise<StandingRow> },
  key: IncidentKey,
  lately?: LatelyFolded,
): { of(head: Head): Promise<Standing> } {
  const held = lately?.get(key);
  const asked = ask({ incident: key.incident, atHand: held?.digest });
  asked.catch(() => undefined); // heard where it is waited for
  return {
    of: async (head) => {
      const row = await asked;
      const isShown = row.seq === head.seq && row.digest === head.digest && row.folded_version === foldedVersion;
      const known = held?.digest === head.digest ? held.folded : isShown && row.folded ? storedIn(row.folded) : undefined;
      return {
        folded: head.seq === 0 ? undefined : (known ?? (await foldAnew(client, key))),
        isShown,
        members: activeIn(row.people ?? {}),
        untold: untoldOf(row.untold ?? []),
      };
    },
  };
}

/** What a row of this version holds. */
export const storedIn = (folded: Buffer): FoldedIncident => ({ version: foldedVersion, state: unpacked(folded) });

export const activeIn = (people: NonNullable<StandingRow['people']>): Member[] =>
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
