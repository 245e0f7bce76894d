import { restsOnSuspicion } from '../lifecycle/conditions.js';
import { brokenRules, type Decision, happened, isUnseen, refusal, refuse } from '../lifecycle/decision.js';
import { decidesAlone, mustBeOpen, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';
import { unfinishedTracks } from '../lifecycle/tracks.js';

function tracksAreNotDone(incident: Incident) {
  const open = unfinishedTracks(incident);
  return brokenRules([refusal('tracks-are-not-done', { tracks: open.join(',') }), incident.reported !== undefined && open.length > 0]);
}

/** As builds before decision 0067 asked: a breach that is only suspected leaves detection open. */
const asOnceAsked = (incident: Incident) =>
  brokenRules([refusal('tracks-are-not-done', { tracks: 'detection' }), incident.reported !== undefined && restsOnSuspicion(incident)]);

export const proposeClosing: Decision<'ProposeClosing'> = {
  standsInTheWay: (incident, { asBeforeStillSuspected, asBeforeProposalsStand }) => [
    ...mustBeOpen(incident),
    ...tracksAreNotDone(incident),
    ...(asBeforeStillSuspected ? asOnceAsked(incident) : []),
    ...brokenRules([
      'closing-is-proposed-already',
      incident.closing !== undefined && incident.closedAt === undefined && !asBeforeProposalsStand,
    ]),
  ],
  decide: (incident, { body }) => [
    happened('ClosingProposed', { review: body.review, stillSuspected: restsOnSuspicion(incident) ? true : undefined }),
  ],
};

const proposer = (incident: Incident) => ({ person: incident.closing?.proposedBy, since: incident.closing?.proposedAt ?? '' });

/** What was read was turned down meanwhile and another proposed: nobody approves a review unread, nor turns down what they never saw. */
const proposedAnew = ({ closing }: Incident, basedOn: number | undefined) =>
  brokenRules([refusal('closing-was-proposed-anew', { version: closing?.entry ?? 0 }), isUnseen(closing, basedOn)]);

export const approveClosing: Decision<'ApproveClosing'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeOpen(incident),
    ...tracksAreNotDone(incident),
    ...brokenRules(['closing-is-not-proposed', incident.closing === undefined]),
    ...secondPersonOrPause(proposer(incident), circumstances, 'a-second-person-must-approve'),
  ],
  decide: (incident, { body }, circumstances) => {
    const alone = soleDecision(proposer(incident), circumstances, body.soleDecisionReason);
    const broken = [...proposedAnew(incident, body.basedOn), ...alone.refusals];
    if (broken.length > 0) return refuse(...broken);
    return [happened('IncidentClosed', { note: body.note, soleDecision: alone.stamp })];
  },
};

/** No pause and no second person: nothing ends by it. */
export const turnDownClosing: Decision<'TurnDownClosing'> = {
  standsInTheWay: (incident) => [...mustBeOpen(incident), ...brokenRules(['closing-is-not-proposed', incident.closing === undefined])],
  decide: (incident, { body }, circumstances) => {
    const broken = proposedAnew(incident, body.basedOn);
    if (broken.length > 0) return refuse(...broken);
    return [
      happened('ClosingTurnedDown', {
        reason: body.reason,
        proposedBy: incident.closing?.proposedBy as never,
        takenBack: decidesAlone(proposer(incident), circumstances) ? true : undefined,
      }),
    ];
  },
};
