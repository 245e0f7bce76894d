/** Mails: what they say, how they leave, and the sender of the outbox. */
export { type ComposedMail, composeMail } from './compose.js';
export { type MailFailure, type MailFailureReason, nextTry } from './failure.js';
export { type MailSettings, readMailSettings } from './settings.js';
export { type MailTransport, openTransport, type SendOutcome } from './transport.js';
export type { MailLanguage } from './wording.js';
