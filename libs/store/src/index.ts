export type { StreamChange } from './connection/change-teller.js';
export { listenForChanges } from './connection/listen-for-changes.js';
export type { Database, DatabaseRole } from './connection/logins.js';
export { demandFitLogin } from './connection/make-logins.js';
export { type OpenStore, openPool, openStore, type Store, type StoreRole } from './connection/open-store.js';
export { type Databases, readDatabases } from './connection/settings.js';
export { acrossTenants, inTenant, type OnBehalf, queryInTenant, readInTenant } from './connection/transactions.js';
export { withoutRows } from './connection/without-rows.js';
export { asFault, LedgerForked, LoginRefused, MalformedCursor, MalformedEvent, MigrationRefused, StoreUnavailable } from './faults.js';
export type { LogDifference, LogLooked } from './inspection/log-differences.js';
export { incidentViewDifferences, organisationViewDifferences, type ViewDifference } from './inspection/rebuilt-views.js';
export { inSnapshot, type LaidEntry, type Snapshot, type StreamFound } from './inspection/snapshot.js';
export { digestNow, laidEntriesOf, leavesDiffer } from './inspection/stream-as-laid.js';
export { appendToIncident, type Following, type Left } from './ledger/append-to-incident.js';
export { type KnownOf, verifyStream } from './ledger/check-chain.js';
export { entriesOf } from './ledger/entries-of.js';
export { type ErasureEntry, erasureEntries, tenantsWithErasures, type UnreadableErasure } from './ledger/erasure-entries.js';
export { type FoundCommand, findCommand, findCommandAndHead } from './ledger/find-command.js';
export { headOf, takeCharge } from './ledger/take-charge.js';
export {
  type OrganisationWritten,
  readOrganisation,
  type WriteToOrganisation,
  writeToOrganisation,
} from './ledger/write-to-organisation.js';
export {
  type CheckpointToAnchor,
  isCovered,
  lastCheckpoint,
  logHasSince,
  notAnchoredIn,
  noteAnchored,
  noteFailing,
  noteOfCheckpoint,
  recordedOrganisations,
} from './log/anchors.js';
export { hasSigned, headsAt, type LogSigner, type LogSigners, type MadeCheckpoint, makeCheckpoint } from './log/checkpoints.js';
export { LogIsNotAsSigned } from './log/grown-log.js';
export { LogBroken, LogNodes } from './log/nodes.js';
export { type EntryProof, proofOfEntry, proofOfGrowth } from './log/proofs.js';
export { recordSource, recordSourceAt } from './log/record-source.js';
export { type Sequenced, sequence } from './log/sequence.js';
export { type AnchorPlaceName, type FailingPlace, type LogStanding, readLogStanding } from './log/standing.js';
export { listOutbox, type OutboxMail } from './mail/list-outbox.js';
export {
  addressOf,
  type ClaimedMail,
  claimMails,
  mailSaysNow,
  mailServerIsThere,
  mailWasPutBack,
  mailWasRefused,
  mailWasSent,
  mailWasWithdrawn,
  putMails,
} from './mail/outbox.js';
export { type MailToTell, mailsNotWritten, mailsToTell, type SentMail, type UntoldMail } from './mail/outcomes.js';
export type { FoundMail } from './mail/send-again.js';
export { type Migrating, migrate, migrateFrom, recordRoles } from './migrations/migrate.js';
export { alarmRecipients } from './upkeep/alarm-recipients.js';
export { foundToDiffer, type IncidentToCompare, incidentsToCompare, nameOfDifference, noteCompared } from './upkeep/compared-incidents.js';
export { lastWatchdogRun } from './upkeep/last-watchdog-run.js';
export { openIncidents } from './upkeep/open-incidents.js';
export {
  type DueWithoutEntry,
  dueWithoutEntry,
  noteWatchdogRan,
  type WatchdogScan,
  watchdogSilenceMs,
  withoutEntry,
} from './upkeep/watchdog.js';
export { type Audiences, limitOn, readAudiences } from './views/audiences.js';
export type { Page } from './views/cursor.js';
export { type ListIncidents, listIncidents, readIncident, referencesOf } from './views/list-incidents.js';
export { readOpenDuties } from './views/open-duties.js';
export { rebuildEarlierViews, rebuildViews } from './views/rebuild.js';
export { readOrganisationRecord, readTimeline } from './views/timeline.js';
