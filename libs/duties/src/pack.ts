import type {
  AnchorName,
  ChoiceFact,
  Confidence,
  CountFact,
  Day,
  DutyId,
  ExemptionName,
  OrganisationProfile,
  StatementCode,
  TruthFact,
} from '@shodo/contracts';

export type Jurisdiction = OrganisationProfile['jurisdictions'][number];
export type Sector = NonNullable<OrganisationProfile['sector']>;
export type Certainty = Exclude<Confidence, 'unknown'>;

/**
 * What must hold, with three answers. `from` is the confidence at which a stated yes counts; below it the fact is not yet known.
 * `silence: 'no'` is for a fact that only widens a question another fact asks already: unsaid, it adds nothing.
 */
export type Condition = Leaf | Branch | { readonly is: 'not'; readonly part: Condition };
export interface Branch {
  readonly is: 'any-of' | 'all-of';
  readonly parts: readonly Condition[];
}
export type Leaf =
  | { readonly is: 'fact'; readonly fact: TruthFact; readonly from: Certainty; readonly silence: 'open' | 'no' }
  | { readonly is: 'choice'; readonly fact: ChoiceFact; readonly oneOf: readonly string[] }
  | { readonly is: 'more-than'; readonly fact: CountFact; readonly line: number };

/** A reason the law gives for no duty. It lifts only when every fact it needs is confirmed and evidenced. */
export interface Exemption {
  readonly exemption: ExemptionName;
  readonly needs: readonly TruthFact[];
  /** Does not reach the case when this holds (a leak recovered does not undo a loss). */
  readonly unless?: Condition;
  /** Reaches the case only when this surely holds (content kept elsewhere helps only where a leak is excluded). */
  readonly onlyWhen?: Condition;
}

export type Length =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly businessDays: number }
  | { readonly months: number };

/** `promptly` has no number: a target and an alarm instead, both counted in days. */
export type Within = Length | { readonly promptly: { readonly target: number; readonly alarm: number } };

export interface Limit {
  readonly anchor: AnchorName;
  readonly within: Within;
  readonly firstDayCounts: boolean;
  readonly roll: 'none' | 'next-open';
}

/** Another way to count the same clock, shown beside the date the product works to. */
export interface OtherReading {
  readonly reading: 'literal' | 'arguable';
  readonly firstDayCounts: boolean;
  readonly because: StatementCode;
}

export interface Clock {
  readonly strictness: 'statute' | 'guideline';
  readonly zone: string;
  /** Whose closed days count; absent where no calendar matters. */
  readonly offices?: string;
  /** Who gives the target of a `promptly` clock: the guideline, or nobody but us. */
  readonly yardstick: 'guideline' | 'assumption';
  /** The earliest of these governs. */
  readonly earliestOf: readonly Limit[];
  readonly longerWhen: readonly { readonly when: Condition; readonly within: Length }[];
  readonly readings: readonly OtherReading[];
}

export interface Names {
  readonly ja: string;
  readonly en: string;
}

export interface InForce {
  readonly from: string;
  readonly until?: string;
}

/** One duty of one law, for one period, in one version. Everything the engine knows of the law is in here. */
export interface Pack {
  readonly duty: DutyId;
  readonly version: string;
  /** SHA-256 of the canonical content of the file. */
  readonly digest: string;
  readonly jurisdiction: Jurisdiction;
  readonly kind: 'filing' | 'principal-notice' | 'notice';
  readonly names: Names;
  readonly recipient: { readonly route: string } | { readonly names: Names };
  readonly cites: readonly { readonly law: string; readonly provision: string }[];
  readonly lastChecked: { readonly on: Day; readonly against: string; readonly grade: 'R' | 'S' | 'K' };
  readonly arisesWhen: Condition;
  readonly liftedBy: readonly Exemption[];
  readonly clock: Clock;
  readonly inForce: InForce;
  /** Kept only for incidents that were judged by it: named by the version that took its place. */
  readonly supersededBy?: string;
  /** Which organisations it looks at; absent: all in its jurisdiction. */
  readonly appliesTo?: {
    readonly sectors?: readonly string[];
    readonly marks?: readonly string[];
    readonly designations?: readonly string[];
    readonly listed?: boolean;
  };
  /** Sectors that another law covers: for them this pack never says "does not apply". */
  readonly sectorsUnderOtherLaw: readonly { readonly sector: Sector; readonly law: string }[];
}

/** Where a filing goes, by sector and date. `confirm`: nobody should rely on it without asking. */
export interface Route {
  readonly sector: Sector | 'unknown';
  readonly names: Names;
  readonly confirm: boolean;
  readonly inForce: InForce;
}
export interface RouteTable {
  readonly route: string;
  readonly version: string;
  readonly rows: readonly Route[];
}

export interface HolidayRule {
  readonly names: Names;
  readonly falls:
    | { readonly on: string }
    | { readonly weekday: number; readonly nth: number; readonly month: number }
    | { readonly equinox: 'vernal' | 'autumnal' };
}

/** The closed days of one kind of office, as versioned data. Beyond `covers` nothing is certain. */
export interface OfficeCalendar {
  readonly offices: string;
  readonly version: string;
  readonly digest: string;
  readonly names: Names;
  readonly source: string;
  readonly covers: { readonly from: number; readonly until: number };
  /** Equinox days from this year on are computed, not gazetted. */
  readonly computedFrom: number;
  /** Weekdays closed every week, 0 = Sunday. */
  readonly weekend: readonly number[];
  /** Closures of every year, `MM-DD` to `MM-DD`, over the turn of the year if `until` lies before `from`. */
  readonly closures: readonly { readonly from: string; readonly until: string; readonly names: Names }[];
  readonly holidays: readonly HolidayRule[];
  /** A holiday on a Sunday moves its day off to the next day that is no holiday. */
  readonly substitutes: boolean;
  /** A day between two holidays is a holiday. */
  readonly bridges: boolean;
  /** Days moved or added by special law. */
  readonly special: readonly { readonly day: string; readonly closed: boolean; readonly names: Names }[];
}

export interface Library {
  readonly packs: readonly Pack[];
  readonly calendars: readonly OfficeCalendar[];
  readonly routes: readonly RouteTable[];
}

export type Answer = 'yes' | 'no' | 'open';
export type Standing = 'arisen' | 'provisional' | 'not-arisen';
export const standingOf = (answer: Answer): Standing => (({ yes: 'arisen', no: 'not-arisen', open: 'provisional' }) as const)[answer];
