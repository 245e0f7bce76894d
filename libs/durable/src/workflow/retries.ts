import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/**
 * The ledger is tried for ever. An append whose outcome is unknown may have committed: giving it up would leave the incident one entry behind
 * its own ledger. No `maximumAttempts` and no `scheduleToCloseTimeout` therefore; only `ledger-forked` is never tried again.
 */
export const ledgerRetries = {
  startToCloseTimeout: '5s', // one transaction takes milliseconds; a local activity must stay well below the 10 s of its workflow task
  localRetryThreshold: '5s', // longer waits become timers, so that a store away for an hour does not cost a history heartbeat every 8 s
  retry: {
    initialInterval: '200ms', // a dropped connection is replaced at once; the person waiting does not notice
    backoffCoefficient: 2, // 200 ms to 30 s in eight attempts
    maximumInterval: '30s', // the incident is back at most this long after the store is; about 12 history events a minute meanwhile
    nonRetryableErrorTypes: ['ledger-forked'], // two writers: an operator must look, a repeat can only do harm
  },
} as const satisfies LocalActivityOptions;

/** An assessment is pure computing over packs. It fails only when a pack is broken, which an operator mends while it is tried again. */
export const dutiesRetries = {
  startToCloseTimeout: '5s', // the largest assessment (every jurisdiction) takes tens of milliseconds
  localRetryThreshold: '5s', // as for the ledger
  retry: {
    initialInterval: '200ms', // covers the odd hiccup within one workflow task
    backoffCoefficient: 2, // the usual doubling
    maximumInterval: '1m', // a broken pack stays broken until somebody acts: a minute is soon enough
  },
} as const satisfies LocalActivityOptions;

/** Upkeep is started anew by its schedule every minute; a run that fails is replaced, so it gives up early and loudly. */
export const upkeepRetries = {
  startToCloseTimeout: '50s', // the next firing of the watchdog comes after 60 s, and overlapping firings are skipped
  scheduleToCloseTimeout: '5m', // covers a worker restart; later the next firing does the work
  retry: {
    initialInterval: '2s', // a restarting PostgreSQL is back within seconds
    maximumInterval: '20s', // several attempts fit into five minutes
    maximumAttempts: 5, // then the firing fails visibly
  },
} as const satisfies ActivityOptions;

/** The sweep of unnamed sealed texts runs hourly over every organisation. */
export const sweepRetries = {
  ...upkeepRetries,
  startToCloseTimeout: '10m', // thousands of rows in batches
  scheduleToCloseTimeout: '45m', // before the next hourly firing
} as const satisfies ActivityOptions;
