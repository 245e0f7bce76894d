import type { Entry, OrganisationEvent, OrganisationState } from '@shodo/contracts';
import { incidentViewDifferences, organisationViewDifferences } from '@shodo/store';
import { foldOrganisation } from '@shodo/views';
import { Finding } from '../report.js';
import type { Stream, StreamWitness, Witness } from '../witness.js';

/** I7: the stored views are, byte for byte, what folding the ledger gives. What cannot be folded is not looked at: why, I9 says. */
export function views(): Witness {
  const finding = new Finding('I7');
  return {
    finding,
    reads: 'what-entries-say',
    ofStream: (stream) => (stream.incident === undefined ? ofOrganisation(finding, stream) : ofIncident(finding, stream)),
  };
}

function ofIncident(finding: Finding, stream: Stream): StreamWitness {
  let entries = 0;
  return {
    take: () => {
      entries += 1;
    },
    end: async () => {
      const { folded, head, name, snapshot } = stream;
      if (entries > 0 && folded === undefined) return;
      finding.count('incidents');
      for (const { view, differs } of await incidentViewDifferences(snapshot, stream, folded && { folded, head }))
        finding.breach({ code: 'view-differs', stream: name, about: `${view}: ${differs}` });
    },
  };
}

function ofOrganisation(finding: Finding, stream: Stream): StreamWitness {
  let state: OrganisationState | undefined;
  let isReadable = true;
  return {
    take: ({ entry }) => {
      if (entry) state = foldOrganisation(state, [entry as Entry<OrganisationEvent>]);
      else isReadable = false;
    },
    end: async () => {
      const { head, name, snapshot, tenant } = stream;
      if (!isReadable) return;
      finding.count('organisations');
      for (const { view, differs } of await organisationViewDifferences(snapshot, tenant, head.seq > 0 ? { state, head } : undefined))
        finding.breach({ code: 'view-differs', stream: name, about: `${view}: ${differs}` });
    },
  };
}
