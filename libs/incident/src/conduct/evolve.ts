import type { TrackName } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { Duty, Incident } from '../lifecycle/incident.js';
import { toldOfAgain } from '../notification/settling.js';
import { setAhead } from './drill-clock.js';

/** What finished a track has to be said again when the track is reopened by name. Notification follows the facts: it opens when they raise a duty, and is named only where ruling out had settled one. */
const openedAgain: Readonly<Record<TrackName, (incident: Incident) => Incident>> = {
  detection: (incident) => ({ ...incident, ...(incident.awareness && { awareness: { ...incident.awareness, provisional: true } }) }),
  containment: ({ spreadStoppedAt: _stopped, spreadStopped: _declared, ...incident }) => incident,
  // What it was taken for stays to be compared with: a report may have said so.
  factFinding: (incident) => ({ ...incident, ...(incident.cause && { cause: { ...incident.cause, confidence: 'suspected' as const } }) }),
  notification: (incident) => incident,
  remediation: (incident) => ({
    ...incident,
    preventionMeasures: incident.preventionMeasures.map(({ verified: _verified, ...measure }) => measure),
  }),
};

function withoutRulingOut(duty: Duty, at: string): Duty {
  const { settled, ...open } = duty;
  return settled?.by === 'breach-ruled-out' ? toldOfAgain(duty, open, at) : duty;
}

const heldBy = (
  incident: Incident,
  { track, to }: { readonly track: TrackName; readonly to: string },
  { at, by, seq }: { readonly at: string; readonly by: string | undefined; readonly seq: number },
): Incident => ({
  ...incident,
  holders: { ...incident.holders, [track]: { person: to, since: at, entry: seq, ...(by && { namedBy: by }) } },
});

export const evolveConduct: Evolve<
  | 'TrackAssigned'
  | 'TrackHandedOver'
  | 'NoteAdded'
  | 'IncidentReopened'
  | 'DrillClockAdvanced'
  | 'OrganisationProfileAdopted'
  | 'NewerRulesAdopted'
> = {
  TrackAssigned: heldBy,
  TrackHandedOver: heldBy,
  NoteAdded: (incident) => incident,
  /** Ruling out is undone and the clocks it stopped run on; what was filed stays filed. */
  IncidentReopened: (
    { closedAt: _closed, closing: _closing, closingTurnedDown: _down, ruledOut: _ruledOut, ...incident },
    { reason, track },
    { at, by },
  ) => {
    const reopened: Incident = {
      ...incident,
      reopened: { at, ...(by && { by }), reason, ...(track && { track }) },
      duties: incident.duties.map((duty) => withoutRulingOut(duty, at)),
    };
    return track ? openedAgain[track](reopened) : reopened;
  },
  OrganisationProfileAdopted: (incident, { after }, { at, by }) => ({
    ...incident,
    ...(incident.reported && { reported: { ...incident.reported, organisation: after } }),
    adopted: [...incident.adopted, { at, ...(by && { by }) }],
  }),
  /** Counted as what a judgement rests on is: the one that looks at this is the first without the old rules. */
  NewerRulesAdopted: (incident, _data, { at, by }) => ({
    ...incident,
    newerRules: { from: incident.factsVersion + 1, asked: [...(incident.newerRules?.asked ?? []), { at, ...(by && { by }) }] },
  }),
  DrillClockAdvanced: (incident, { clockShiftMs }, { at }) => ({ ...incident, ...setAhead(incident, at, clockShiftMs) }),
};
