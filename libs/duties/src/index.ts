export { assess } from './assess.js';
export { type ClosedDay, closedBy, isCovered } from './calendar.js';
export type * from './pack.js';
