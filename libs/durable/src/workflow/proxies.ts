import type { DutiesActivities, IncidentActivities, LedgerActivities, UpkeepActivities } from '@shodo/contracts';
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { forgotten } from './forgotten.js';
import { dutiesRetries, ledgerRetries, sweepRetries, upkeepRetries } from './retries.js';

/** The ledger, as the one writer of an incident's stream sees it. Local activities: no history event of their own but a marker. */
export const ledgerActivities = proxyLocalActivities<LedgerActivities>(ledgerRetries);

/** Time zones, calendars and packs, kept out of the sandbox. */
export const dutiesActivities = proxyLocalActivities<DutiesActivities>(dutiesRetries);

/** Everything an incident may ask of the world. */
export const incidentActivities = (): IncidentActivities => ({
  appendToIncident: forgotten(ledgerActivities.appendToIncident),
  takeChargeOf: forgotten(ledgerActivities.takeChargeOf),
  assessDuties: forgotten(dutiesActivities.assessDuties),
});

const oftenRun = proxyActivities<UpkeepActivities>(upkeepRetries);
const seldomRun = proxyActivities<UpkeepActivities>(sweepRetries);

/** Jobs across organisations. They run on the worker of the task queue the workflow itself runs on. */
export const upkeepActivities = {
  runWatchdog: oftenRun.runWatchdog,
  keepLogs: oftenRun.keepLogs,
  sweepVault: seldomRun.sweepVault,
  checkFiles: seldomRun.checkFiles,
  archiveHistories: seldomRun.archiveHistories,
  compareRecords: seldomRun.compareRecords,
};
