import type { Entry, FoldedIncident, IncidentEvent } from '@shodo/contracts';
import { evolve, type Incident, incidentVersion, initialIncident } from '@shodo/incident';

/** The version of the folded state. A stored row of another version is folded anew from the ledger. */
export const foldedVersion = incidentVersion;

/** Folding asks for nothing that only the commit knows. */
type Uncommitted = Omit<Entry<IncidentEvent>, 'recordedAt'>;

/**
 * Folds entries in order onto what is known. An entry that was folded before is passed over, so repeats are harmless; a gap is a defect of
 * whoever read them, and throws.
 */
export function fold(folded: FoldedIncident | undefined, entries: readonly Uncommitted[]): FoldedIncident {
  const start = folded ? incidentOf(folded) : initialIncident('');
  return { version: foldedVersion, state: entries.reduce(next, start) };
}

function next(incident: Incident, entry: Uncommitted): Incident {
  if (entry.seq <= incident.seq) return incident;
  if (entry.seq > incident.seq + 1) throw new Error(`entry ${entry.seq} cannot follow entry ${incident.seq}`);
  return evolve(incident.seq === 0 ? initialIncident(incidentIdOf(entry.stream)) : incident, entry);
}

/** Reads a folded row. Throws when it was folded by another version: fold it anew. */
export function incidentOf(folded: FoldedIncident): Incident {
  if (folded.version !== foldedVersion) throw new Error(`folded by version ${folded.version}, not ${foldedVersion}`);
  return folded.state as Incident;
}

/** A stream is `incident:<tenant>:<incident>`. */
function incidentIdOf(stream: string): string {
  const id = stream.split(':').at(-1);
  if (!id) throw new Error('a stream names its incident');
  return id;
}
