import { z } from 'zod';

/** Closed vocabularies of commands and events. Adding a word is compatible; removing one is a contract change. */
export const IncidentKind = z.enum(['real', 'drill']);
export const ReportChannel = z.enum(['phone', 'e-mail', 'web', 'in-person', 'detection', 'entrustee', 'other']);
export const AwarenessBasis = z.enum([
  'report',
  'own-discovery',
  'department-told',
  'outside-notice',
  'entrustee-notice',
  'authority-notice',
  'detection',
]);
export const RulingOutGround = z.enum([
  'nothing-happened',
  'no-personal-data',
  'not-our-data',
  'recovered-before-viewing',
  'same-content-kept-elsewhere',
  'strong-concealment',
  'provided-on-purpose',
]);
export const ContainmentMeasure = z.enum([
  'search',
  'account-disabled',
  'credentials-rotated',
  'device-isolated',
  'remote-wipe',
  'network-blocked',
  'service-stopped',
  'page-unpublished',
  'access-rights-corrected',
  'recipient-asked-to-delete',
  'item-recovered',
  'transfer-stopped',
  'logs-preserved',
  'backup-protected',
  'police-informed',
  'entrustee-instructed',
  'nothing-to-contain',
  'other',
]);
export const EvidenceKind = z.enum(['log', 'screenshot', 'mail', 'device-record', 'document', 'statement', 'photograph', 'other']);
export const CauseKind = z.enum([
  'unauthorised-access',
  'mis-handover',
  'mis-post',
  'mis-send',
  'mis-disposal',
  'lost-item',
  'theft',
  'insider',
  'misconfiguration',
  'malware',
  'my-number-misuse',
  /** It was looked for, and could not be found out. */
  'not-established',
  'other',
]);
export const FactSource = z.enum(['own-check', 'log', 'interview', 'outsider', 'entrustee', 'forensics', 'authority', 'document', 'none']);
export const DataCategory = z.enum([
  'customer',
  'employee',
  'partner-contact',
  'patient',
  'specific-personal-information',
  'card',
  'other',
]);
/** What was known of each person, in the words of the PPC form; health, criminal record and the like are special care-required. */
export const DataItem = z.enum([
  'name',
  'birth-date',
  'sex',
  'address',
  'phone',
  'mail-address',
  'password',
  'card',
  'account',
  'individual-number',
  'special-care',
  'other',
]);
/** The nine items of the PPC form, in its order. */
export const ReportItem = z.enum([
  'overview',
  'data-items',
  'principal-count',
  'cause',
  'secondary-damage',
  'principal-response',
  'publication',
  'prevention',
  'other',
]);
export const FilingKind = z.enum(['preliminary', 'follow-up', 'final', 'supplement', 'voluntary']);
export const FilingChannel = z.enum(['ppc-web-form', 'ministry', 'post', 'e-mail', 'phone', 'in-person', 'other']);
/** The two reasons the guideline accepts for waiting (GL 3-5-4). */
export const HoldingReason = z.enum(['notice-would-spread-harm', 'too-little-known']);
export const NoticeMeans = z.enum(['post', 'e-mail', 'phone', 'in-person', 'account-message', 'other']);
/** What a person states of the notices so far: everybody is reached, or somebody is left. Unsaid, the counts tell. */
export const NoticeReach = z.enum(['all', 'part']);
export const SubstituteMeasure = z.enum(['publication', 'inquiry-desk']);
export const SubstituteReason = z.enum(['no-contact-data', 'contact-data-stale', 'other-difficulty']);
export const PreventionMeasureKind = z.enum([
  'rule',
  'training',
  'technical-control',
  'access-rights',
  'audit',
  'entrustee-control',
  'physical-control',
  'staffing',
  'other',
]);
export const PreventionStanding = z.enum(['done', 'planned']);
export const VerificationResult = z.enum(['effective', 'ineffective']);
/** What is said of a date that a reassessment would move later: it moves, or the earlier one stays. */
export const LaterDateDecision = z.enum(['agree', 'turn-down']);
/** What the forks of an incident are about: whether to report, to notify or to wait, to publish, and so on. */
export const DecisionSubject = z.enum([
  'report',
  'principal-notice',
  'publication',
  'police',
  'outside-help',
  'compensation',
  'service',
  'waiver',
  'other',
]);
/** What statements a date may move by. */
export const StatementSubject = z.enum(['awareness', 'fact', 'filing', 'anchor', 'organisation', 'rules']);
/** Times that clocks hang on and that a person records by name; awareness has commands of its own, and filings are anchors by being made. */
export const DatedAnchor = z.enum([
  'occurred',
  'discovered',
  'notified-by-entrustee',
  'assessed',
  'classified',
  'determined',
  'handled',
  'measure-available',
]);
/** What may be limited to an audience. */
export const LimitedKind = z.enum(['decision', 'note']);
/** To whom it is opened: to some more by name, or to everybody who reads texts. */
export const AudienceScope = z.enum(['named', 'everybody']);
/** What is erased: single texts, every text that names a person, or all that the incident holds. */
export const ErasureScope = z.enum(['texts', 'person', 'whole-vault']);
export const ErasureGround = z.enum(['request-of-the-person', 'no-longer-needed', 'recorded-by-mistake', 'order-of-court-or-authority']);
/** Why texts must be kept for now, whoever asks for their erasure. */
export const LegalHoldGround = z.enum(['litigation', 'inquiry-of-authority', 'internal-investigation', 'insurance-claim']);
/** Reminders of the end of a clock, of the target day of a guideline duty before it, and of the day of a status filing within it. */
export const ClockReminder = z.enum([
  'half-time',
  'target-day',
  'four-fifths',
  'day-before',
  'lapse',
  'status-half-time',
  'status-four-fifths',
  'status-day-before',
  'status-lapse',
]);
export const ReminderKind = z.enum([...ClockReminder.options, 'hold-review']);
export const DutyStanding = z.enum(['arisen', 'provisional', 'not-arisen']);
/** Whom an evidence pack is for. What goes in and what stays out, and why, follows from it. */
export const PackProfile = z.enum(['ppc-inquiry', 'insurer', 'lawyer', 'entrustor', 'p-mark-body', 'auditor']);
export const PackPart = z.enum([
  'overview',
  'timeline',
  'facts',
  'duties',
  'filings',
  'filing-contents',
  'decisions',
  'measures',
  'evidence',
  'evidence-files',
  'notes',
  'inner-workings',
  'staff-names',
  'record',
]);
/** Why something is not in a pack. */
export const PackOmission = z.enum([
  'not-asked-for',
  'inner-deliberation',
  'for-another-recipient',
  'role-suffices',
  'digest-suffices',
  'limited',
  'not-kept-here',
  'erased',
  'key-is-missing',
  'changed',
  'missing',
  'too-many-to-print',
]);

export type IncidentKind = z.infer<typeof IncidentKind>;
export type AwarenessBasis = z.infer<typeof AwarenessBasis>;
export type ReportChannel = z.infer<typeof ReportChannel>;
export type RulingOutGround = z.infer<typeof RulingOutGround>;
export type ContainmentMeasure = z.infer<typeof ContainmentMeasure>;
export type EvidenceKind = z.infer<typeof EvidenceKind>;
export type CauseKind = z.infer<typeof CauseKind>;
export type FactSource = z.infer<typeof FactSource>;
export type DataCategory = z.infer<typeof DataCategory>;
export type DataItem = z.infer<typeof DataItem>;
export type ReportItem = z.infer<typeof ReportItem>;
export type FilingKind = z.infer<typeof FilingKind>;
export type FilingChannel = z.infer<typeof FilingChannel>;
export type HoldingReason = z.infer<typeof HoldingReason>;
export type LaterDateDecision = z.infer<typeof LaterDateDecision>;
export type DecisionSubject = z.infer<typeof DecisionSubject>;
export type StatementSubject = z.infer<typeof StatementSubject>;
export type DatedAnchor = z.infer<typeof DatedAnchor>;
export type ClockReminder = z.infer<typeof ClockReminder>;
export type NoticeReach = z.infer<typeof NoticeReach>;
export type ReminderKind = z.infer<typeof ReminderKind>;
export type LimitedKind = z.infer<typeof LimitedKind>;
export type AudienceScope = z.infer<typeof AudienceScope>;
export type ErasureScope = z.infer<typeof ErasureScope>;
export type ErasureGround = z.infer<typeof ErasureGround>;
export type LegalHoldGround = z.infer<typeof LegalHoldGround>;
export type DutyStanding = z.infer<typeof DutyStanding>;
export type PackProfile = z.infer<typeof PackProfile>;
export type PackPart = z.infer<typeof PackPart>;
export type PackOmission = z.infer<typeof PackOmission>;
