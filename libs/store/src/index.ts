export { openPool, type OpenStore, openStore, type Store, type StoreRole } from './connection/open-store.js';
export { acrossTenants, inTenant, readInTenant } from './connection/transactions.js';
export { asFault, LedgerForked, MalformedCursor, MalformedEvent, MigrationRefused, StoreUnavailable } from './faults.js';
export { appendToIncident } from './ledger/append-to-incident.js';
export { findCommand, type FoundCommand } from './ledger/find-command.js';
export { headOf, takeCharge } from './ledger/take-charge.js';
export { type OrganisationWritten, readOrganisation, type WriteToOrganisation, writeToOrganisation } from './ledger/write-to-organisation.js';
export { addressOf, claimMails, type ClaimedMail, mailWasPutBack, mailWasRefused, mailWasSent, putMails } from './mail/outbox.js';
export { migrate, migrateFrom } from './migrations/migrate.js';
