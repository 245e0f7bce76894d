import type { UpkeepActivities } from '@shodo/contracts';
import { runWatchdogOnce, tellOfFile, type Watchdog, WatchdogIsBlind } from '@shodo/mail';
import { shippedPacks } from '@shodo/rule-packs';
import type { Store, UnreadableErasure } from '@shodo/store';
import {
  carryOutAllErasures,
  checkFiles,
  destroyCodecKeys,
  type ErasureJournal,
  type FilePlace,
  isHistoryErased,
  noteLookedAt,
  sweepFiles,
  sweepUnnamed,
  type Vault,
} from '@shodo/vault';
import { ApplicationFailure, log } from '@temporalio/activity';
import { keepEveryLog, type LogKeeping } from '../log/keep-log.js';
import { archiveClosed, type ClosedHistories } from './archive-histories.js';
import { organisationsCompared } from './compare-organisations.js';
import { type Comparing, compareRecords, type EngineHistories } from './compare-records.js';

export interface UpkeepDependencies {
  readonly store: Store;
  /** Opened as `shodo_upkeep`. */
  readonly upkeep: Store;
  readonly keeping: LogKeeping;
  /** Opened by the first sweep. */
  readonly vault: () => Vault;
  /** Where erasures are noted outside the databases. */
  readonly journal: ErasureJournal;
  /** Has this incident an open run? */
  readonly isRunning: (of: { tenant: string; incident: string }) => Promise<boolean>;
  /** Where kept files lie. */
  readonly files: FilePlace;
  readonly closed: ClosedHistories;
  readonly histories: EngineHistories;
  /** Takes incidents without a run up again; says how many. */
  readonly resumeAbsent: () => Promise<number>;
  /** Asks one incident's run to look into the record again. */
  readonly lookAgain: Watchdog['lookAgain'];
}

/** Incidents that lost their run are looked for at every third round of the watchdog. */
const roundsBetweenResumptions = 3;
/** A command is answered within seconds; what no entry names after a day was never accepted. */
const unnamedForHours = 24;
/** Each file is looked at once a day; a round takes so many that it ends before the next. */
const betweenLooksHours = 24;
const mostLooksAtOnce = 200;
/** As with files. An incident takes milliseconds; so many an hour are twelve thousand open ones a day. */
const mostRecordsAtOnce = 500;

/** Jobs across organisations, run by schedules. */
export function createUpkeepActivities({
  store,
  upkeep,
  keeping,
  vault,
  files,
  closed,
  histories,
  journal,
  isRunning,
  resumeAbsent,
  lookAgain,
}: UpkeepDependencies): UpkeepActivities {
  let round = 0;
  const ownStreams = organisationsCompared(betweenLooksHours);
  return {
    runWatchdog: async () => {
      const [scan] = await Promise.allSettled([runWatchdogOnce({ store, upkeep, by: 'watchdog', namesOf, lookAgain })]);
      // Whatever the scan met: incidents without a run would otherwise stay without one as long as a single alarm fails.
      if (++round % roundsBetweenResumptions === 0) await resumeAbsent();
      if (scan.status === 'rejected') {
        if (scan.reason instanceof WatchdogIsBlind) log.error(scan.reason.message);
        throw asFailure(scan.reason);
      }
      if (scan.value.alarms > 0) log.error('deadlines without their entry', scan.value);
      return scan.value;
    },
    keepLogs: async () => {
      const kept = await keepEveryLog(keeping).catch((error: unknown) => Promise.reject(asFailure(error)));
      if (kept.organisations > 0 && kept.failed === kept.organisations) throw asFailure(new Error('no log could be kept'));
      return kept;
    },
    sweepVault: async () => {
      try {
        const onUnreadable = ({ tenant, incident, seq }: UnreadableErasure) =>
          log.error('an erasure was not carried out, as the entry that orders it cannot be read', { tenant, incident, seq });
        const erased = await carryOutAllErasures({ keys: vault(), store, journal, onUnreadable }, upkeep);
        if (erased > 0) log.warn('erasures that had been cut short were carried out', { erased });
        await destroyCodecKeys(vault(), upkeep, isRunning);
        const texts = await sweepUnnamed(vault(), unnamedForHours);
        return { swept: texts + (await sweepFiles(vault(), files, { olderThanHours: unnamedForHours, record: store })), erased };
      } catch (error) {
        throw asFailure(error);
      }
    },
    checkFiles: async () => {
      try {
        const looked = await checkFiles(vault(), files, { olderThanHours: betweenLooksHours, most: mostLooksAtOnce });
        for (const each of looked) {
          if (each.isNew) await tellOfFile(store, each);
          await noteLookedAt(vault(), each);
        }
        const wrong = looked.filter(({ found }) => found !== 'intact').length;
        if (wrong > 0) log.error('kept files are not what they were', { wrong });
        return { looked: looked.length, wrong };
      } catch (error) {
        throw asFailure(error);
      }
    },
    compareRecords: () => recordsCompared(ownStreams, { store, upkeep, histories, isErased: (of) => isHistoryErased(vault(), of) }),
    archiveHistories: async () => {
      try {
        return { archived: await archiveClosed({ store, upkeep, closed }) };
      } catch (error) {
        throw asFailure(error);
      }
    },
  };
}

type CompareOwnStreams = ReturnType<typeof organisationsCompared>;

/** Whatever it meets, the records of incidents are looked at. */
const ownStreamsCompared = (compare: CompareOwnStreams, { store, upkeep }: Pick<Comparing, 'store' | 'upkeep'>) =>
  compare({
    store,
    upkeep,
    onDifference: (differs) => log.error('the own stream of an organisation differs from its chain or from the log', differs),
    onTrouble: (tenant, error) => log.warn('the own stream of an organisation could not be compared', { tenant, error }),
  }).catch((error: unknown) => log.warn('the own streams of organisations could not be compared', { error }));

async function recordsCompared(ownStreams: CompareOwnStreams, comparing: Omit<Comparing, 'onTrouble'>) {
  await ownStreamsCompared(ownStreams, comparing);
  const onTrouble = (incident: string, error: unknown) => log.warn('a record could not be compared', { incident, error });
  const which = { olderThanHours: betweenLooksHours, most: mostRecordsAtOnce };
  const compared = await compareRecords({ ...comparing, onTrouble }, which).catch((error: unknown) => Promise.reject(asFailure(error)));
  if (compared.differing > 0) log.error('records differ from their chain or from what the engine was told', compared);
  if (compared.failed > 0 && compared.looked === 0) throw asFailure(new Error('no record could be compared'));
  return compared;
}

const namesOf = (duty: string) => shippedPacks().packs.find((pack) => pack.duty === duty)?.names;

/** Failures stand in a history: the name of the fault, never a database's text. */
const asFailure = (error: unknown) => ApplicationFailure.retryable('the job failed', error instanceof Error ? error.name : 'unknown error');
