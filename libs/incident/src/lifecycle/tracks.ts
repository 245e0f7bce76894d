import type { TrackName, TrackState } from '@shodo/contracts';
import {
  type Condition,
  causeAndImpactScopeAreEstablished,
  dutiesAreAssessedAndSettled,
  preventionIsDecidedAndVerified,
  theSpreadHasStopped,
  weKnowWhetherItIsABreach,
} from './conditions.js';
import type { Incident } from './incident.js';

interface Track {
  readonly opensWith: 'IncidentReported' | 'AwarenessEstablished';
  /** What the track still waits for; done when nothing is left. */
  readonly doneWhen: Condition;
}

/** Five tracks run side by side. None waits for another to end; any may reopen. */
export const tracks = {
  detection: { opensWith: 'IncidentReported', doneWhen: weKnowWhetherItIsABreach },
  containment: { opensWith: 'IncidentReported', doneWhen: theSpreadHasStopped },
  factFinding: { opensWith: 'IncidentReported', doneWhen: causeAndImpactScopeAreEstablished },
  notification: { opensWith: 'AwarenessEstablished', doneWhen: dutiesAreAssessedAndSettled },
  remediation: { opensWith: 'AwarenessEstablished', doneWhen: preventionIsDecidedAndVerified },
} satisfies Record<TrackName, Track>;

export const trackNames = Object.keys(tracks) as TrackName[];

const hasOpened = (incident: Incident, { opensWith }: Track) =>
  (opensWith === 'IncidentReported' ? incident.reported : incident.awareness) !== undefined;

export function trackState(incident: Incident, name: TrackName): TrackState {
  if (!hasOpened(incident, tracks[name])) return 'waiting';
  return tracks[name].doneWhen(incident).length === 0 ? 'done' : 'open';
}

export const unfinishedTracks = (incident: Incident) => trackNames.filter((name) => trackState(incident, name) !== 'done');
export const everyTrackIsDone = (incident: Incident) => unfinishedTracks(incident).length === 0;

/** Nothing is left, or only to judge what was stated last: that follows at once, and says itself whether something is left. */
export const isDoneButForAJudgement = (incident: Incident): boolean =>
  unfinishedTracks(incident).every((name) => name === 'notification') &&
  tracks.notification.doneWhen(incident).every((left) => left === 'duties-to-be-assessed');
