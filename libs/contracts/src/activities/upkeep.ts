export interface UpkeepActivities {
  /** Scans all organisations for due instants without their entry; raises an alarm for each (entry in the organisation's stream, mail). Says how many organisations and alarms it saw. */
  runWatchdog(): Promise<{ organisations: number; alarms: number }>;
  /** Gives every committed entry its leaf, and each organisation a checkpoint when one is due; brings checkpoints to the places outside. */
  keepLogs(): Promise<{ organisations: number; checkpoints: number; failed: number }>;
  /** Carries out erasures that were cut short, and removes sealed texts and kept files that no entry named within a day. */
  sweepVault(): Promise<{ swept: number; erased: number }>;
  /** Looks at kept files that nobody looked at for a day; what is changed or missing becomes an entry in the organisation's stream, and mails. */
  checkFiles(): Promise<{ looked: number; wrong: number }>;
  /** Keeps the histories of runs that have closed, each with its digest as an entry in the organisation's stream, before the engine drops them. */
  archiveHistories(): Promise<{ archived: number }>;
  /**
   * Holds the records of incidents that changed, and of each open one once a day, against their own chain and the engine's histories; where they
   * differ becomes an entry in the organisation's stream, and mails, once for each difference.
   */
  compareRecords(): Promise<{ looked: number; differing: number; failed: number }>;
}
