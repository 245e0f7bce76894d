export { assess } from './assess.js';
export { type ClosedDay, closedBy, isCovered } from './calendar.js';
export { closedDaysOf } from './closed-days.js';
export { determinedUnder } from './graded.js';
export type * from './pack.js';
export { canBe } from './possible.js';
