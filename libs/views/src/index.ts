export * from './clocks.js';
export { deadlinesOf } from './deadline-rows.js';
export { fold, foldedVersion, incidentOf } from './fold.js';
export { ownTime, rowOf } from './incident-row.js';
export { allowedFor, viewOf } from './incident-view.js';
export { mailsOf } from './mails.js';
export { type OpenDuty, openDutiesOf } from './open-duties.js';
export { foldOrganisation, organisationVersion } from './organisation.js';
export { recipientsAmong } from './recipients.js';
