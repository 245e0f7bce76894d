import { Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** I15: the time of recording never decreases within a stream, whatever a clock does. */
export function time(): Witness {
  const finding = new Finding('I15');
  return {
    finding,
    ofStream: ({ name }) => {
      let last = Number.NEGATIVE_INFINITY;
      return {
        take: ({ laid: { seq, recordedAt } }) => {
          finding.count('entries');
          const at = Date.parse(recordedAt);
          if (at < last) finding.breach({ code: 'recorded-time-runs-back', stream: name, seq });
          last = Math.max(last, at);
        },
      };
    },
  };
}
