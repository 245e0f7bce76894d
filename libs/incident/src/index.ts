export { evidenceWithin } from './fact-finding/evidence.js';
export * from './lifecycle/conditions.js';
export { type AboutOne, type Circumstances, type Decided, isRefused } from './lifecycle/decision.js';
export * from './lifecycle/decisions.js';
export { evolve, type Recorded } from './lifecycle/evolve.js';
export * from './lifecycle/incident.js';
export * from './lifecycle/tracks.js';
export { type Due, dueNow, dues, earliestInstant } from './notification/deadlines.js';
export { assessmentFormOf, judge, needsAssessment, packPins } from './notification/duties.js';
