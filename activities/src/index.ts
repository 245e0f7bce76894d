/** What touches the world, as functions the engine runs. Each is made with what it needs; the names are the contract's. */
export { createDutiesActivities } from './duties/duties-activities.js';
export { createLedgerActivities, type LedgerDependencies } from './ledger/ledger-activities.js';
export { createUpkeepActivities, type UpkeepDependencies } from './upkeep/upkeep-activities.js';
