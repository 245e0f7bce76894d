import type { Head } from '@shodo/contracts';
import { incidentStream, organisationStream } from '@shodo/ledger';
import type { LogDifference, Snapshot } from '@shodo/store';
import { type Breach, Finding } from '../report.js';
import type { Witness } from '../witness.js';

/**
 * I5: sequences are dense, every link recomputes, and every digest people hold by a receipt is still the entry's; each organisation's log says the
 * same of its entries, and fits every checkpoint that was signed.
 */
export function chain(snapshot: Snapshot, held: ReadonlyMap<string, readonly Head[]>): Witness {
  const finding = new Finding('I5');
  const tenants = new Set<string>();
  const broken = new Set<string>();
  return {
    finding,
    ofStream: ({ name, tenant, incident }) => {
      finding.count('streams');
      tenants.add(tenant);
      return {
        end: async () => {
          const verdict = await snapshot.chainOf({ tenant, incident }, { held: held.get(`${tenant} ${incident ?? tenant}`) ?? [] });
          finding.count('entries', verdict.ok ? verdict.head.seq : verdict.position - 1);
          if (verdict.ok) return;
          broken.add(name);
          finding.breach({ code: verdict.problem, stream: name, seq: verdict.seq });
        },
      };
    },
    end: async () => {
      for (const tenant of tenants) {
        const { leaves, checkpoints, differences } = await snapshot.logOf(tenant);
        finding.count('leaves', leaves);
        finding.count('checkpoints', checkpoints);
        // What is wrong with a chain is said once, and better, by the chain.
        for (const breach of differences.map((each) => breachIn(tenant, each)))
          if (!broken.has(breach.stream ?? '')) finding.breach(breach);
      }
    },
  };
}

function breachIn(tenant: string, difference: LogDifference): Breach {
  const { problem: code } = difference;
  if ('at' in difference) return { code, about: `${tenant}: ${difference.at}` };
  const stream = difference.stream === tenant ? organisationStream(tenant) : incidentStream(tenant, difference.stream);
  return { code, stream, seq: difference.seq };
}
