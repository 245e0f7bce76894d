export { isOfAudience, itemsOf, type Limited, limitOnItem } from './audience/limited.js';
export { reviewIsAhead } from './decision-log/reopening.js';
export {
  cameTooLate,
  type DecisionLog,
  decisionOf,
  isReplaced,
  numberOf,
  type RecordedDecision,
  type Ruling,
} from './decision-log/state.js';
export { type GivenPack, givenPackOf, linkWorks, numberOfPack } from './evidence-packs/state.js';
export { occurredAtOf } from './fact-finding/anchors.js';
export { evidenceWithin } from './fact-finding/evidence.js';
export * from './lifecycle/conditions.js';
export { type AboutOne, type Circumstances, type Decided, isRefused } from './lifecycle/decision.js';
export * from './lifecycle/decisions.js';
export { evolve, type Recorded } from './lifecycle/evolve.js';
export { practiceInForce } from './lifecycle/gates.js';
export * from './lifecycle/incident.js';
export * from './lifecycle/tracks.js';
export { judgementInForce } from './notification/clock-in-force.js';
export { waitingDate } from './notification/corrected-start.js';
export {
  type Due,
  dueNow,
  dues,
  earliestInstant,
  knowsNotice,
  lapsesToBeToldAgain,
  type Telling,
  tellsOfWhatIsOver,
  toBeToldAnew,
} from './notification/deadlines.js';
export { assessmentFormOf, assessmentKey, assessmentRequestOf, judge, needsAssessment, packPins } from './notification/duties.js';
export { isOfStatusFiling, lastMomentOf, limitOf, openStatusFiling } from './notification/lateness.js';
export { changeSinceFiled, leavesMoreToFile, type OutdatedReport, outdatedReports } from './notification/left-open.js';
export { noticeOutcomeEvent, noticeOutcomeKey } from './notification/notice-outcomes.js';
export { isLapse } from './notification/overtaken.js';
export { leavesSomebody, mostPrincipals, nobodyReached, remainingOf } from './notification/reach.js';
export { changedSinceDrafted } from './notification/reported-content.js';
export { hasFallenAway, standingAt } from './notification/standing.js';
export { type ReminderNow, type ReminderOver, reminderNow } from './notification/told-late.js';
