export { type Asked, checkInvariants, checkRecord, type Installation } from './check-invariants.js';
export { type Awaited, Owed } from './invariants/owed.js';
export type { Recoveries, Recovery } from './invariants/recovery.js';
export { type Attempt, attemptsIn } from './operations.js';
export { type Breach, type BreachCode, type InvariantName, invariantNames, type Verdict } from './report.js';
