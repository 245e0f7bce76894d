import { createHash } from 'node:crypto';
import type { MailRow, OrganisationEvent } from '@shodo/contracts';
import { type DueWithoutEntry, dueWithoutEntry, lastWatchdogRun, noteWatchdogRan, type Store, writeToOrganisation } from '@shodo/store';
import { mailAlarm } from './alarm-mails.js';

export interface Watchdog {
  /** For one organisation at a time: writes the alarm and its mails. */
  readonly store: Store;
  /** Opened as `shodo_upkeep`: scans all organisations. */
  readonly upkeep: Store;
  /** Who scans: the worker's schedule, or the api while that has not run. */
  readonly by: 'watchdog' | 'api';
  readonly namesOf: (duty: string) => { readonly ja: string; readonly en: string } | undefined;
  /** Asks the incident's run to look into the record again: it may never have heard of the entry that the instant hangs on. */
  readonly lookAgain: (of: { readonly tenant: string; readonly incident: string }) => Promise<unknown>;
}

/** An incident writes its entry within a second of the instant; a worker that restarts, within half a minute. */
const graceSeconds = 90;
/** The run is asked sooner than people are told. */
const nudgeSeconds = 20;

/** The scan saw nobody though there were organisations before: it is blind, and whoever relies on it must know. */
export class WatchdogIsBlind extends Error {
  override readonly name = 'WatchdogIsBlind';
}

/** Some alarms could not be raised; every other one was. The mark of the watchdog is not set, so the api tries as well. */
export class AlarmsNotRaised extends AggregateError {
  override readonly name = 'AlarmsNotRaised';
}

/**
 * Looks in every organisation for instants that have passed without their entry, and raises an alarm for each, once: an entry in the
 * organisation's stream and mails to the people responsible. Shares no code with the loop that should have written the entry.
 * One that fails keeps none of the others back.
 * @throws WatchdogIsBlind
 * @throws AlarmsNotRaised after all others were raised
 */
export async function runWatchdogOnce(watchdog: Watchdog): Promise<{ organisations: number; alarms: number }> {
  const { upkeep } = watchdog;
  const before = await lastWatchdogRun(upkeep);
  const { organisations, due: unanswered } = await dueWithoutEntry(upkeep, { graceSeconds: nudgeSeconds });
  if (organisations === 0 && before && before.organisations > 0)
    throw new WatchdogIsBlind(`the scan sees no organisation; the last one saw ${before.organisations}`);
  // An engine that is away hears nothing; people are told all the same.
  for (const each of distinct(unanswered)) await watchdog.lookAgain(each).catch(() => undefined);
  const due = unanswered.filter(({ lateSeconds }) => lateSeconds > graceSeconds);
  const failures: unknown[] = [];
  for (const each of due) await raiseAlarm(watchdog, each).catch((failure: unknown) => failures.push(failure));
  if (failures.length > 0) throw new AlarmsNotRaised(failures, `${failures.length} of ${due.length} alarms could not be raised`);
  // The api leaves the mark alone: it scans for as long as the watchdog itself has not run.
  if (watchdog.by === 'watchdog') await noteWatchdogRan(upkeep, { organisations, alarms: due.length });
  return { organisations, alarms: due.length };
}

const distinct = (due: readonly DueWithoutEntry[]) => [...new Map(due.map((each) => [each.incident, each])).values()];

async function raiseAlarm({ store, by, namesOf }: Watchdog, due: DueWithoutEntry): Promise<void> {
  const { tenant, incident, duty, reminder, dueAt } = due;
  const key = `watchdog:${incident}:${duty}:${reminder}:${dueAt}`;
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'watchdog' },
    appendId: key,
    occurredAt: new Date().toISOString(),
    decide: () => [{ type: 'WatchdogAlarmRaised', version: 1, data: { incident, duty, dueAt, by } } as OrganisationEvent],
  });
  // Apart from the entry, so put again each time: a crash between the two loses no mail, and one mail stays one.
  await mailAlarm(store, tenant, { ...mailAbout(due, key), dutyNames: namesFor(duty, namesOf) });
}

/** The row of an incident that could not be assessed belongs to no pack. */
const ofAssessment = { ja: '義務の判定', en: 'Assessment of duties' };

/** Its words are sealed; the page shows which one. */
const ofDecision = { ja: '判断', en: 'A decision' };

/** Packs that do not load are one reason why alarms ring: then the mail names the duty by its key. */
function namesFor(duty: string, namesOf: Watchdog['namesOf']): MailRow['dutyNames'] {
  if (duty === 'assessment') return ofAssessment;
  if (duty === 'decision') return ofDecision;
  const key = { ja: duty, en: duty };
  try {
    return namesOf(duty) ?? key;
  } catch {
    return key;
  }
}

const mailAbout = (
  { incident, reference, drill, duty, reminder, dueAt }: DueWithoutEntry,
  key: string,
): Omit<MailRow, 'to' | 'dutyNames'> => ({
  notice: noticeOf(key),
  kind: 'watchdog-alarm',
  incident,
  reference,
  drill,
  duty,
  reminder,
  dueAt,
  forDueAt: dueAt,
});

/** The same alarm has the same id, whoever raises it. Version 8 of UUIDs is the one for ids of one's own making. */
export function noticeOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
