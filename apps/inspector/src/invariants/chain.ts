import type { Head } from '@shodo/contracts';
import { ChainCheck } from '@shodo/ledger';
import { Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** I5: sequences are dense, every link recomputes, and every digest people hold by a receipt is still the entry's. */
export function chain(held: ReadonlyMap<string, readonly Head[]>): Witness {
  const finding = new Finding('I5');
  return {
    finding,
    ofStream: ({ name, tenant, incident }) => {
      finding.count('streams');
      const check = new ChainCheck({ stream: name, held: held.get(`${tenant} ${incident ?? tenant}`) ?? [] });
      return {
        take: ({ laid }) => {
          finding.count('entries');
          check.take(laid.link);
        },
        end: () => {
          const verdict = check.verdict();
          if (!verdict.ok) finding.breach({ code: verdict.problem, stream: name, seq: verdict.seq });
        },
      };
    },
  };
}
