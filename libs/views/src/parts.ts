import type { IncidentRow, TrackName } from '@shodo/contracts';
import { type Incident, isReplaced } from '@shodo/incident';

type Part = NonNullable<IncidentRow['parts']>[number];

/** What each person has to see to in an open incident: the tracks they hold, the planned measures that are theirs, the decisions they look at again. */
export function partsOf(incident: Incident): Part[] {
  const { closedAt, ruledOut, holders, preventionMeasures, decisions } = incident;
  if (closedAt !== undefined || ruledOut !== undefined) return [];
  const tracks = Object.entries(holders).map(([track, { person }]) => [person, track as TrackName] as const);
  const measures = preventionMeasures.flatMap(({ owner, verified }) => (owner && !verified ? [owner] : []));
  const reviews = decisions.flatMap((decision) =>
    decision.decidedBy && decision.reviewAt && !isReplaced(incident, decision) ? [decision.decidedBy] : [],
  );
  const count = (those: readonly string[], person: string) => those.filter((each) => each === person).length;
  return [...new Set([...tracks.map(([person]) => person), ...measures, ...reviews])].toSorted().map((person) => ({
    person: person as Part['person'],
    tracks: tracks.filter(([holder]) => holder === person).map(([, track]) => track),
    measures: count(measures, person),
    reviews: count(reviews, person),
  }));
}
