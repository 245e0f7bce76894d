/** Mails: what they say, how they leave, the sender of the outbox, and the alarms of the watchdog. */
export { AlarmsNotRaised, runWatchdogOnce, type Watchdog, WatchdogIsBlind } from './alarms.js';
export { type ComposedMail, composeMail } from './compose.js';
export { type MailFailure, type MailFailureReason, nextTry } from './failure.js';
export { type FileLookedAt, tellOfFile } from './file-alarms.js';
export { type Outbox, runOutbox } from './outbox.js';
export { type RecordThatDiffers, tellOfRecord } from './record-alarms.js';
export { type MailSettings, readMailSettings } from './settings.js';
export { type MailTransport, openTransport, type SendOutcome } from './transport.js';
export type { MailLanguage } from './wording.js';
