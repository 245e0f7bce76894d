/** Runs inside the workflow sandbox: imports @temporalio/workflow and types, nothing else; never zod, never Node. */
export { answer, commandUpdate, type Validator } from './commands.js';
export { type InOrder, oneAtATime } from './one-at-a-time.js';
export { dutiesActivities, incidentActivities, ledgerActivities, upkeepActivities } from './proxies.js';
export { refused } from './refused.js';
export { dutiesRetries, ledgerRetries, sweepRetries, upkeepRetries } from './retries.js';
export { lookAgain, newBuild, noticeOutcome } from './signals.js';
export { eventsPerRun, onTheCurrentBuild, timeToMoveOn } from './time-to-move-on.js';
