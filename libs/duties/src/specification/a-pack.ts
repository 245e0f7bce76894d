import type { AssessmentForm, FactName, FactSheet } from '@shodo/contracts';
import type { Clock, Library, Limit, OfficeCalendar, Pack } from '../pack.js';

type Plain<T> = { readonly [Key in keyof T]?: unknown };

export const aLimit = (told: Plain<Limit> = {}): Limit =>
  ({ anchor: 'aware', orSinceArisen: false, within: { days: 30 }, firstDayCounts: true, roll: 'next-open', ...told }) as Limit;

export const aClock = (told: Plain<Clock> = {}): Clock =>
  ({
    strictness: 'statute',
    zone: 'Asia/Tokyo',
    zones: [],
    offices: 'weekdays',
    noRollFor: [],
    yardstick: 'guideline',
    earliestOf: [aLimit()],
    longerWhen: [],
    readings: [],
    ...told,
  }) as Clock;

/** A duty that arises with a leak and is due on day 30, moved over weekends; what is told replaces what stands here. */
export const aPack = (told: Plain<Omit<Pack, 'clock'>> & { readonly clock?: Plain<Clock> } = {}): Pack =>
  ({
    duty: 'jp.law.report',
    version: '2026-01-01.1',
    digest: 'a'.repeat(64),
    jurisdiction: 'jp',
    kind: 'filing',
    force: 'duty',
    names: { ja: '報告', en: 'Report' },
    recipient: { names: { ja: '官庁', en: 'the office' } },
    cites: [{ law: 'Law', provision: '1' }],
    lastChecked: { on: '2026-01-01', against: 'the text', grade: 'R' },
    arisesWhen: { is: 'fact', fact: 'leak-occurred', from: 'suspected', silence: 'open' },
    liftedBy: [],
    inForce: { from: '2020-01-01' },
    remarks: [],
    filedAlsoAs: [],
    sectorsUnderOtherLaw: [],
    ...told,
    clock: aClock(told.clock),
  }) as Pack;

/** Closed on weekends, open on every other day of 2020 to 2030. */
export const weekdays: OfficeCalendar = {
  offices: 'weekdays',
  version: '2026-01-01.1',
  digest: 'c'.repeat(64),
  names: { ja: '役所', en: 'offices' },
  source: 'made up',
  covers: { from: 2020, until: 2030 },
  computedFrom: 2199,
  weekend: [0, 6],
  closures: [],
  holidays: [],
  substitutes: 'none',
  bridges: false,
  special: [],
};

export const aLibrary = (...packs: readonly Pack[]): Library => ({ packs, calendars: [weekdays], routes: [] });

/** Facts as a test writes them, instants as plain text. */
export type ToldFacts = { readonly [Fact in FactName]?: unknown };
export const aSheet = (told: ToldFacts): FactSheet => told as FactSheet;

/** Known on Tuesday 24 November 2026 at 10:00 in Tokyo that data leaked; asked a week later. */
export const aForm = (told: { readonly [Key in keyof AssessmentForm]?: unknown } = {}): AssessmentForm =>
  ({
    now: '2026-12-01T09:00:00+09:00',
    organisation: { jurisdictions: ['jp'] },
    anchors: { aware: '2026-11-24T10:00:00+09:00' },
    facts: { 'leak-occurred': { value: true, confidence: 'confirmed' } },
    ...told,
  }) as AssessmentForm;
