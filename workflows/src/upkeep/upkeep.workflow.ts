import { upkeepActivities } from '@shodo/durable/workflow';

/** Run by its schedule each minute: reports every due instant that has no entry. Shares no code with the loop that writes the entries. */
export async function deadlineWatchdog(): Promise<void> {
  await upkeepActivities.runWatchdog();
}

/** Run each minute: what the worker did not hear of, or failed at, when the record grew. */
export async function logUpkeep(): Promise<void> {
  await upkeepActivities.keepLogs();
}

/** Run hourly: sealed texts and files that no entry names after a day are removed. */
export async function vaultSweep(): Promise<void> {
  await upkeepActivities.sweepVault();
}

/** Run hourly: kept files are looked at once a day each, and what is not what it was is told. */
export async function evidenceCheck(): Promise<void> {
  await upkeepActivities.checkFiles();
}

/** Run hourly: histories of runs that have closed are kept before the engine drops them. */
export async function historyArchive(): Promise<void> {
  await upkeepActivities.archiveHistories();
}

/** Run hourly: records that changed, and each open one once a day, are held against their own chain and the engine's histories; what differs is told. */
export async function recordComparison(): Promise<void> {
  await upkeepActivities.compareRecords();
}
