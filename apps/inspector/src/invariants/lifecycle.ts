import type { Entry, IncidentEvent } from '@shodo/contracts';
import { incidentOf, trackStates } from '@shodo/views';
import { Finding } from '../report.js';
import type { Seen, Stream, StreamWitness, Witness } from '../witness.js';
import { Grounds } from './grounds.js';

const knownStates: readonly unknown[] = ['waiting', 'open', 'done'];
/** A report starts the clocks and finishes nothing. */
const ofAReport: ReadonlySet<string> = new Set(['IncidentReported', 'AwarenessEstablished']);

/** I9: every step rests on what must come before it, no track is in a state that does not exist, and a fresh incident has finished nothing. */
export function lifecycle(): Witness {
  const finding = new Finding('I9');
  return { finding, ofStream: (stream) => (stream.incident === undefined ? undefined : stepsOf(finding, stream)) };
}

function stepsOf(finding: Finding, stream: Stream): StreamWitness {
  const grounds = new Grounds();
  let isFresh = true;
  let isReadable = true;
  let everyTrackWasDone = false;
  const take = ({ entry, laid: { seq } }: Seen) => {
    if (!isReadable) return;
    if (!entry || !stream.folded) {
      isReadable = false;
      finding.breach({ code: 'cannot-be-folded', stream: stream.name, seq });
      return;
    }
    finding.count('steps');
    const told = entry as Entry<IncidentEvent>;
    const missing = grounds.missingFor(told, { everyTrackIsDone: everyTrackWasDone });
    if (missing) finding.breach({ code: 'step-without-its-ground', stream: stream.name, seq, about: `${told.event.type}: ${missing}` });
    grounds.take(told);
    const states = Object.entries(trackStates(incidentOf(stream.folded)));
    everyTrackWasDone = states.every(([, state]) => state === 'done');
    isFresh &&= ofAReport.has(told.event.type);
    for (const [track, state] of states) {
      if (!knownStates.includes(state)) finding.breach({ code: 'track-state-is-unknown', stream: stream.name, seq, about: track });
      if (isFresh && state === 'done') finding.breach({ code: 'track-is-done-too-early', stream: stream.name, seq, about: track });
    }
  };
  return { take };
}
