import { type KeptCheckpoint, notInRecord } from '@shodo/activities';
import type { Head } from '@shodo/contracts';
import { incidentStream, organisationStream } from '@shodo/ledger';
import type { LogDifference, LogLooked, Snapshot } from '@shodo/store';
import { type Breach, Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** What others hold of the record: digests by receipts, and checkpoints in the folder outside. */
export interface HeldOfRecord {
  /** By organisation and stream. */
  readonly receipts: ReadonlyMap<string, readonly Head[]>;
  /** Or why none are compared. */
  readonly checkpoints: readonly KeptCheckpoint[] | 'nothing-outside' | 'outside-away';
}

/**
 * I5: sequences are dense, every link recomputes, and every digest people hold by a receipt is still the entry's; each organisation's log says the
 * same of its entries, fits every checkpoint that was signed, and has every checkpoint that lies outside.
 */
export function chain(snapshot: Snapshot, held: HeldOfRecord): Witness {
  const finding = new Finding('I5');
  const kept = typeof held.checkpoints === 'string' ? [] : held.checkpoints;
  if (typeof held.checkpoints === 'string') finding.lacks(held.checkpoints);
  else finding.count('checkpoints-outside', kept.length);
  // What lies outside may be all that is left of an organisation.
  const tenants = new Set(kept.map(({ tenant }) => tenant));
  const broken = new Set<string>();
  return {
    finding,
    ofStream: ({ name, tenant, incident }) => {
      finding.count('streams');
      tenants.add(tenant);
      return {
        end: async () => {
          const verdict = await snapshot.chainOf(
            { tenant, incident },
            { held: held.receipts.get(`${tenant} ${incident ?? tenant}`) ?? [] },
          );
          finding.count('entries', verdict.ok ? verdict.head.seq : verdict.position - 1);
          if (verdict.ok) return;
          broken.add(name);
          finding.breach({ code: verdict.problem, stream: name, seq: verdict.seq });
        },
      };
    },
    end: async () => {
      for (const tenant of tenants) {
        const looked = await snapshot.logOf(tenant);
        finding.count('leaves', looked.leaves);
        finding.count('checkpoints', looked.checkpoints.size);
        const ofTenant = kept.filter((each) => each.tenant === tenant);
        for (const breach of await againstOutside(ofTenant, looked)) finding.breach(breach);
        // What is wrong with a chain is said once, and better, by the chain.
        for (const breach of looked.differences.map((each) => breachIn(tenant, each)))
          if (!broken.has(breach.stream ?? '')) finding.breach(breach);
      }
    },
  };
}

/** Of a checkpoint that the record has, it is its difference from the log that tells whether the root outside is the log's. */
async function againstOutside(kept: readonly KeptCheckpoint[], { leaves, checkpoints, differences }: LogLooked): Promise<Breach[]> {
  const isReadToItsEnd = differences.every(({ problem }) => problem !== 'leaf-is-missing');
  const missed = await notInRecord(kept, (_, size) => checkpoints.get(size));
  return missed.map(({ tenant, size }) => ({
    code: isReadToItsEnd && size > leaves ? 'rolled-back' : 'outside-differs',
    about: `${tenant}: ${size}`,
  }));
}

function breachIn(tenant: string, difference: LogDifference): Breach {
  const { problem: code } = difference;
  if ('at' in difference) return { code, about: `${tenant}: ${difference.at}` };
  const stream = difference.stream === tenant ? organisationStream(tenant) : incidentStream(tenant, difference.stream);
  return { code, stream, seq: difference.seq };
}
