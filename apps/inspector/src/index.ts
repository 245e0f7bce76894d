export { type Asked, checkInvariants, type Installation } from './check-invariants.js';
export type { Recoveries, Recovery } from './invariants/recovery.js';
export { type Attempt, attemptsIn } from './operations.js';
export { type Breach, type BreachCode, type InvariantName, invariantNames, type Verdict } from './report.js';
