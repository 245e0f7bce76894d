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
export type Designation = NonNullable<OrganisationProfile['designations']>[number];
export type Silence = 'open' | 'no' | 'left-out';
export type Certainty = Exclude<Confidence, 'unknown'>;

/**
 * What must hold, with three answers. `from` is the confidence at which a stated yes counts; below it the fact is not yet known.
 * `silence: 'no'` is for a fact that only widens a question another fact asks already: unsaid, it adds nothing. `'left-out'`: nor does it where a form
 * left it out, which elsewhere is not known.
 */
export type Condition = Leaf | Branch | { readonly is: 'not'; readonly part: Condition };
export interface Branch {
  readonly is: 'any-of' | 'all-of';
  readonly parts: readonly Condition[];
}
export type Leaf =
  | { readonly is: 'fact'; readonly fact: TruthFact; readonly from: Certainty; readonly silence: Silence }
  /** Confirmed and evidenced, as what an exemption needs. Never open: what is less than proven shows nothing. */
  | { readonly is: 'proven'; readonly fact: TruthFact }
  | { readonly is: 'choice'; readonly fact: ChoiceFact; readonly oneOf: readonly string[] }
  | CountLine
  /** The count is known to be zero. Never open: what is not known may be somebody. */
  | { readonly is: 'none-of'; readonly fact: CountFact }
  /** That report has been filed. Never open: the record knows. */
  | { readonly is: 'filed'; readonly duty: string };

/**
 * A number of persons that must be passed. `apartFrom`: of the whole, only those who are not surely among these parts. `silence: 'no'`: of such a part,
 * whose own line adds nothing while nobody counted it, for it is then in what is left of the whole.
 */
export interface CountLine {
  readonly is: 'more-than';
  readonly fact: CountFact;
  readonly line: number;
  readonly apartFrom?: readonly CountFact[];
  readonly silence?: 'no';
}

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
  | { readonly months: number }
  /** Days after the end of the calendar year in which the clock began. */
  | { readonly daysAfterYearEnd: number };

/**
 * `promptly` has no number: a target and an alarm instead, both counted in days. `agreed` is a length of the organisation's own register;
 * `unknown` a limit that exists and that nobody here has read yet.
 */
export type Within =
  | Length
  | { readonly promptly: { readonly target: number; readonly alarm: number } }
  | { readonly agreed: 'insurers' | 'partners' }
  | { readonly unknown: true };

export interface Limit {
  readonly anchor: AnchorName;
  /** Where this later report is on record, it counts from that one in place of the anchor. */
  readonly renewedBy?: AnchorName;
  /** Counts only while this other anchor is not on record. */
  readonly inPlaceOf?: AnchorName;
  /** It may be argued whether it is what the law counts from: the duty is provisional while what it stands in for is not on record. */
  readonly unsure?: true;
  /** While the anchor is not on record, the moment the duty surely arose stands for it. */
  readonly orSinceArisen: boolean;
  readonly within: Within;
  readonly firstDayCounts: boolean;
  readonly roll: 'none' | 'next-open';
  /** A shorter limit for some: counts unless this is surely not so. */
  readonly when?: Condition;
  /** With whom the length was agreed, by the reference of the register. */
  readonly agreedWith?: string;
}

/** Another way to count the same clock, shown beside the date the product works to. What it leaves out is counted as the limit says. */
export interface OtherReading {
  readonly reading: 'literal' | 'arguable';
  readonly because: StatementCode;
  readonly firstDayCounts?: boolean;
  readonly roll?: Limit['roll'];
  /** Hours run from the next full hour (Reg. 1182/71 Art. 3(1)). */
  readonly fromNextFullHour?: true;
}

export interface Clock {
  readonly strictness: 'statute' | 'guideline';
  readonly zone: string;
  /** Zones of the regime's authorities, of which the organisation may name its own. */
  readonly zones: readonly string[];
  /** Hours end no later than the same time on the clock so many days later. */
  readonly safeReading?: 'same-wall-clock';
  /** Authorities whose closed days move no limit. */
  readonly noRollFor: readonly 'prefecture'[];
  /** What the law says in place of a number. */
  readonly lawsWord?: Names;
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
  /** Before `from` there was no such duty; else another rule stood, which is not at hand. */
  readonly before?: 'no-such-duty';
}

/** A rule that is not law yet, or not in force on any known day: judged beside the present one, never in its place. */
export interface Pending {
  readonly state: 'promulgated' | 'proposed';
  /** The day on which it was promulgated, or proposed. */
  readonly since?: Day;
  readonly from?: Day;
}

/** One duty of one law, for one period, in one version. Everything the engine knows of the law is in here. */
export interface Pack {
  readonly duty: DutyId;
  readonly version: string;
  /** SHA-256 of the canonical content of the file. */
  readonly digest: string;
  readonly jurisdiction: Jurisdiction;
  readonly kind: 'filing' | 'principal-notice' | 'notice';
  readonly force: 'duty' | 'effort' | 'advice';
  /** Owed by whoever handles the data for somebody else, in place of the duties of its regime. */
  readonly asProcessor?: true;
  readonly names: Names;
  readonly recipient: { readonly route: string } | { readonly names: Names };
  readonly cites: readonly { readonly law: string; readonly provision: string }[];
  readonly lastChecked: { readonly on: Day; readonly against: string; readonly grade: 'R' | 'S' | 'K' };
  readonly arisesWhen: Condition;
  readonly liftedBy: readonly Exemption[];
  readonly clock: Clock;
  readonly inForce: InForce;
  readonly pending?: Pending;
  /** Said with every judgement: what the rule leaves open. */
  readonly remarks: readonly StatementCode[];
  /** Other ids under which a filing on this duty may be on record. */
  readonly filedAlsoAs: readonly string[];
  /** Kept only for incidents that were judged by it: named by the version that took its place. */
  readonly supersededBy?: string;
  /** Which organisations it looks at, by what they said of themselves; absent: all in its jurisdiction. */
  readonly appliesTo?: {
    /** Only those that have agreed on something with such a party. */
    readonly register?: 'insurers' | 'partners';
    readonly sectors?: readonly string[];
    readonly marks?: readonly string[];
    readonly designations?: readonly string[];
    readonly listed?: boolean;
  };
  /** Sectors that another law covers: the same items, more persons than its own line, and without exceptions that only ours has. */
  readonly sectorsUnderOtherLaw: readonly {
    readonly sector: Sector;
    readonly law: string;
    readonly line: number;
    readonly without: readonly ExemptionName[];
  }[];
}

/** For whom a row of a table of routes is: a sector, or what goes before it, a designation or an authority that receives by delegation. */
export type RouteFor =
  | { readonly sector: Sector | 'unknown' }
  | { readonly designation: Designation }
  | { readonly authority: NonNullable<OrganisationProfile['authority']>['kind'] };

/** Where a filing goes, by date. `confirm`: nobody should rely on it without asking. */
export interface Route {
  readonly for: RouteFor;
  readonly names: Names;
  readonly confirm: boolean;
  /** Said with the recipient: what the row leaves open. */
  readonly remarks?: readonly StatementCode[];
  readonly inForce: InForce;
}
export interface RouteTable {
  readonly route: string;
  readonly version: string;
  readonly rows: readonly Route[];
}

export interface HolidayRule {
  readonly names: Names;
  /** First and last year of the rule, where it has not always held. */
  readonly years?: { readonly from?: number; readonly until?: number };
  readonly falls:
    | { readonly on: string }
    /** `nth` 5 is the last of the month. */
    | { readonly weekday: number; readonly nth: number; readonly month: number }
    | { readonly equinox: 'vernal' | 'autumnal' }
    /** Days after Easter Sunday of the western churches. */
    | { readonly easter: number };
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
  /** Where a holiday on the weekend moves its day off: a Sunday's to the next day that is no holiday; or to the weekday nearest. */
  readonly substitutes: 'none' | 'next-free-day' | 'nearest-weekday';
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
