import type { FactRelied, Instant, Refusal, RefusalCode } from '@shodo/contracts';
import { limitedTo, mustBeOfAudience } from '../audience/limited.js';
import {
  type AboutOne,
  brokenRules,
  type Circumstances,
  type Decision,
  happened,
  isAfter,
  refusal,
  refuse,
} from '../lifecycle/decision.js';
import { blockedEverywhere, mustBeOpen, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';
import { cameTooLate, decisionOf, type RecordedDecision, restsOn, supersededWith } from './state.js';

/** What is said to rest on a version that is not the latest was written without the latest; on one that does not exist yet, nothing rests. */
function restsOnOlder({ facts }: Incident, reliesOn: readonly FactRelied[]): Refusal[] {
  return reliesOn.flatMap(({ fact, version }) => {
    const latest = facts[fact]?.length ?? 0;
    if (version > latest) return [refusal('decision-rests-on-what-is-not-recorded', { fact, ...(latest > 0 && { version: latest }) })];
    return brokenRules([refusal('fact-was-revised-meanwhile', { fact, version: latest }), version < latest]);
  });
}

const reviewDoesNotLieAhead = (reviewAt: string | undefined, now: string) =>
  brokenRules(['decision-needs-a-review-ahead', reviewAt !== undefined && !isAfter(reviewAt, now)]);

/** A proposal that counted would leave the decision it names standing beside whatever took the place of the proposal. */
const onlyProposesToReplace = (before: RecordedDecision | undefined, { asBeforeWhatCounts }: Circumstances) =>
  !asBeforeWhatCounts && before !== undefined && before.approved === undefined && before.supersedes !== undefined;

function cannotBeSuperseded(incident: Incident, id: string | undefined, circumstances: Circumstances): Refusal[] {
  if (id === undefined) return [];
  const before = decisionOf(incident, id);
  return brokenRules(
    ['decision-is-not-recorded', !before],
    ['decision-is-superseded', before?.supersededBy !== undefined],
    ['decision-only-proposes-to-replace', onlyProposesToReplace(before, circumstances)],
  );
}

export const recordDecision: Decision<'RecordDecision'> = {
  standsInTheWay: mustBeOpen,
  decide: (incident, { id, body }, circumstances) => {
    const { subject, question, options, choice, reason, law, reliesOn = [], reviewAt, supersedes, audience } = body;
    const broken = [
      ...restsOnOlder(incident, reliesOn),
      ...reviewDoesNotLieAhead(reviewAt, circumstances.now),
      ...cannotBeSuperseded(incident, supersedes, circumstances),
      ...mustBeOfAudience(incident, supersedes, circumstances),
    ];
    if (broken.length > 0) return refuse(...broken);
    const decided = { subject, question, options, choice, reason, law, reliesOn, reviewAt, supersedes };
    return [
      ...limitedTo(audience, { id, what: 'decision' }, circumstances),
      happened('DecisionRecorded', { decision: id as never, ...decided }),
    ];
  },
};

const decider = ({ decidedBy: person, decidedAt: since }: RecordedDecision) => ({ person, since });
const isTooLate = (incident: Incident, decision: RecordedDecision, { asBeforeOneSuccessor }: Circumstances) =>
  !asBeforeOneSuccessor && cameTooLate(incident, decision);

/** Whoever agrees has read it, and is not the one who decided; and there is still something to agree with. */
const secondPersonFor = (incident: Incident, decision: RecordedDecision, circumstances: Circumstances) => [
  ...mustBeOfAudience(incident, decision.decision, circumstances),
  ...brokenRules(
    ['decision-was-replaced-otherwise', isTooLate(incident, decision, circumstances)],
    // One that an earlier build recorded: it waits until what it names counts.
    [
      'decision-only-proposes-to-replace',
      decision.approved === undefined && onlyProposesToReplace(supersededWith(incident, decision), circumstances),
    ],
  ),
  ...secondPersonOrPause(decider(decision), circumstances, 'a-second-person-must-approve'),
];

const waitsForApproval = ({ approved, reopened, supersededBy }: RecordedDecision) => !approved && !reopened && !supersededBy;
const waitsForReview = ({ reopened, supersededBy }: RecordedDecision) => reopened !== undefined && supersededBy === undefined;

type Waits = (decision: RecordedDecision) => boolean;

/** Every decision that waits for this command, each with what it still takes of this caller. */
const eachThat =
  (waits: Waits) =>
  (incident: Incident, circumstances: Circumstances): AboutOne[] =>
    incident.decisions
      .filter((decision) => waits(decision) && !isTooLate(incident, decision, circumstances))
      .map((decision) => ({ on: decision.decision, refusals: secondPersonFor(incident, decision, circumstances) }));

/** What blocks this command whichever decision it is about; `otherwise` where none of them waits for it. */
const unlessOneWaits =
  (waits: Waits, otherwise: RefusalCode) =>
  (incident: Incident, circumstances: Circumstances): readonly Refusal[] => {
    if (incident.decisions.length === 0) return [refusal('decision-is-not-recorded')];
    if (!incident.decisions.some(waits)) return [refusal(otherwise)];
    const each = eachThat(waits)(incident, circumstances);
    return each.length === 0 ? [refusal('decision-was-replaced-otherwise')] : blockedEverywhere(each);
  };

/** A decision counts once somebody other than the decider agrees, as everywhere; in a small organisation the same person after a pause. */
export const approveDecision: Decision<'ApproveDecision'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeOpen(incident),
    ...unlessOneWaits(waitsForApproval, 'decision-is-approved-already')(incident, circumstances),
  ],
  standsInTheWayOfEach: eachThat(waitsForApproval),
  decide: (incident, { body }, circumstances) => {
    const decision = decisionOf(incident, body.decision);
    if (!decision) return refuse(refusal('decision-is-not-recorded'));
    const alone = soleDecision(decider(decision), circumstances, body.soleDecisionReason);
    const broken = [
      ...brokenRules(
        ['decision-is-superseded', decision.supersededBy !== undefined],
        ['decision-is-approved-already', decision.approved !== undefined && decision.supersededBy === undefined],
        ['decision-is-to-be-reviewed', decision.approved === undefined && waitsForReview(decision)],
      ),
      ...secondPersonFor(incident, decision, circumstances),
      ...alone.refusals,
    ];
    if (broken.length > 0) return refuse(...broken);
    return [happened('DecisionApproved', { decision: body.decision, note: body.note, soleDecision: alone.stamp })];
  },
};

/** What it rests on, in the versions of today. */
const onTheFactsOfToday = (incident: Incident, decision: RecordedDecision): FactRelied[] =>
  restsOn(decision).map(({ fact, version }) => ({ fact, version: incident.facts[fact]?.length ?? version }));

/** A review that is not what it was looked at for still comes. */
const reviewAhead = ({ reviewAt, reopened }: RecordedDecision, now: string) =>
  reviewAt !== undefined && !reopened?.reviewIsDue && isAfter(reviewAt, now) ? (reviewAt as Instant) : undefined;

/**
 * Looked at again and kept, by somebody other than the decider: it rests on the versions of today from now on. Whoever names neither facts nor a review
 * keeps those it had.
 */
export const upholdDecision: Decision<'UpholdDecision'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeOpen(incident),
    ...unlessOneWaits(waitsForReview, 'decision-needs-no-review')(incident, circumstances),
  ],
  standsInTheWayOfEach: eachThat(waitsForReview),
  decide: (incident, { body }, circumstances) => {
    const decision = decisionOf(incident, body.decision);
    if (!decision) return refuse(refusal('decision-is-not-recorded'));
    const { reliesOn = onTheFactsOfToday(incident, decision), reason } = body;
    const reviewAt = body.reviewAt ?? reviewAhead(decision, circumstances.now);
    const alone = soleDecision(decider(decision), circumstances, body.soleDecisionReason);
    const broken = [
      ...brokenRules(
        ['decision-is-superseded', decision.supersededBy !== undefined],
        ['decision-needs-no-review', decision.supersededBy === undefined && !waitsForReview(decision)],
      ),
      ...restsOnOlder(incident, reliesOn),
      ...reviewDoesNotLieAhead(reviewAt, circumstances.now),
      ...secondPersonFor(incident, decision, circumstances),
      ...alone.refusals,
    ];
    if (broken.length > 0) return refuse(...broken);
    return [happened('DecisionUpheld', { decision: body.decision, reason, reliesOn, reviewAt, soleDecision: alone.stamp })];
  },
};
