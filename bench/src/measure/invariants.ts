import type { Receipt } from '@shodo/contracts';
import { openStore, verifyStream } from '@shodo/store';
import type pg from 'pg';
import type { Checked } from './result.js';

export interface ToCheck {
  /** Owner's login of the product's database. */
  readonly databaseUrl: string;
  readonly superuser: pg.Pool;
  /** Every command that was answered with 2xx. */
  readonly receipts: readonly Receipt[];
}

interface Stream {
  readonly tenant: string;
  readonly incident: string | null;
}

/** What must hold after every run, however fast it was: I1, every acknowledged command stands in its incident once; I5, every chain verifies. */
export async function checkInvariants({ databaseUrl, superuser, receipts }: ToCheck): Promise<Checked> {
  const breaches = [...(await missingOrDoubled(superuser, receipts)), ...(await brokenChains(databaseUrl, superuser))];
  return { passed: breaches.length === 0, checked: ['I1', 'I5'], ...(breaches.length > 0 && { breaches: breaches.slice(0, 20) }) };
}

async function missingOrDoubled(superuser: pg.Pool, receipts: readonly Receipt[]): Promise<string[]> {
  const { rows } = await superuser.query<{ at: number }>(
    `select n.at::int from unnest($1::text[], $2::uuid[], $3::bigint[], $4::text[]) with ordinality as n (append_id, incident, seq, digest, at)
     left join ledger.entry e on e.append_id = n.append_id group by n.at, n.incident
     having count(*) filter (where e.stream_id = n.incident and e.seq = n.seq and e.digest = n.digest) <> 1
       or count(*) filter (where e.stream_id <> n.incident) > 0`,
    [
      receipts.map(({ commandId }) => commandId),
      receipts.map(({ incidentId }) => incidentId),
      receipts.map(({ seq }) => seq),
      receipts.map(({ digest }) => digest),
    ],
  );
  return rows.map(({ at }) => `I1: command ${receipts[at - 1]?.commandId} was acknowledged and is not in the ledger exactly once`);
}

async function brokenChains(databaseUrl: string, superuser: pg.Pool): Promise<string[]> {
  const { rows } = await superuser.query<Stream>(
    `select distinct tenant_id as tenant, case when stream_kind = 'incident' then stream_id end as incident from ledger.entry`,
  );
  const store = openStore({ url: databaseUrl, max: 2 });
  try {
    const broken: string[] = [];
    for (const { tenant, incident } of rows) {
      const verdict = await verifyStream(store, { tenant, ...(incident && { incident }) });
      if (!verdict.ok)
        broken.push(`I5: the chain of ${incident ?? tenant} does not verify from entry ${verdict.seq} on: ${verdict.problem}`);
    }
    return broken;
  } finally {
    await store.close();
  }
}
