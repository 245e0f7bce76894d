/** What touches the world, as functions the engine runs. Each is made with what it needs; the names are the contract's. */
export { createDutiesActivities } from './duties/duties-activities.js';
export { createLedgerActivities, type LedgerDependencies } from './ledger/ledger-activities.js';
export { adviserByMail } from './log/adviser-by-mail.js';
export type { AnchorPlace } from './log/anchor-place.js';
export {
  allCheckpointsIn,
  checkpointFolder,
  demandLogOf,
  type KeptCheckpoint,
  LogIsNotTheFolders,
  lastCheckpointsIn,
  notInRecord,
} from './log/checkpoint-folder.js';
export { keepEveryLog, keepLog, type LogKeeping } from './log/keep-log.js';
export { demandLogKey, LogKeyIsMissing, logSigners } from './log/log-signers.js';
export { TimestampRefused, timestampAuthority } from './log/time-stamp.js';
export { compareRecords, type EngineHistories } from './upkeep/compare-records.js';
export { createUpkeepActivities, type UpkeepDependencies } from './upkeep/upkeep-activities.js';
