import {
  type AskedAssessment,
  AssessmentDocument,
  type CountFact,
  isExemptionFact,
  type OrganisationProfile,
  type Question,
  questions,
  type TruthFact,
} from '@shodo/contracts';
import type { z } from 'zod';
import { countBody, momentBody, noCount, noMoment, type TypedCount, type TypedMoment, whyUnreadable } from '../forms/typed.js';
import { profileFrom, type TypedProfile, typedProfile } from '../organisation/typed-profile.js';
import { type FurtherAnchor, furtherAsked, questionsAsked } from './asked-facts.js';

type Document = z.input<typeof AssessmentDocument>;
/** An empty text: not answered. */
type Answer = string;

/** What stands on the page of the calculation, exactly as typed. */
export interface TypedAssessment extends TypedProfile {
  readonly aware: TypedMoment;
  readonly isAwareProvisional: boolean;
  readonly anchors: Readonly<Partial<Record<FurtherAnchor, TypedMoment>>>;
  /** Empty: the present. */
  readonly now: TypedMoment;
  readonly counts: Readonly<Partial<Record<CountFact, TypedCount>>>;
  readonly answers: Readonly<Partial<Record<Question, Answer>>>;
  readonly indicator: string;
  /** The grade of the incident; asked only where a law grades. */
  readonly grade: string;
  readonly facts: Readonly<Partial<Record<TruthFact, Answer>>>;
  /** Of what an exception stands on: for these evidence is at hand. */
  readonly evidenced: readonly TruthFact[];
}

export const startingFrom = (profile: OrganisationProfile): TypedAssessment => ({
  ...typedProfile(profile),
  aware: noMoment,
  isAwareProvisional: false,
  anchors: {},
  now: noMoment,
  counts: {},
  answers: {},
  indicator: '',
  grade: '',
  facts: {},
  evidenced: [],
});

/** A day without a time stays a day: the rules take its beginning, and say so. */
function anchorOf(typed: TypedMoment): string | undefined {
  const at = momentBody(typed);
  return at !== undefined && typed.time.trim() === '' && !whyUnreadable(at) ? typed.day : at;
}

const given = <Value>(entries: readonly (readonly [string, Value | undefined])[]): Record<string, Value> =>
  Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const truthOf = (answer: Answer | undefined) =>
  answer === undefined || answer === ''
    ? undefined
    : answer === 'unknown'
      ? { value: null, confidence: 'unknown' }
      : { value: answer === 'yes', confidence: 'confirmed' };

/** Nothing is sealed by a calculation: that somebody has evidence is all it is told. */
const EVIDENCE_AT_HAND = 'evidence-at-hand';
const shown = (fact: TruthFact, answer: Answer | undefined, { evidenced }: TypedAssessment) =>
  answer === 'yes' && isExemptionFact(fact) && evidenced.includes(fact)
    ? { value: true, confidence: 'confirmed', evidence: [EVIDENCE_AT_HAND] }
    : undefined;

/** Counts asked for: always the persons; of them the card holders where there is card data. */
export const countsAsked = (typed: TypedAssessment): readonly CountFact[] => [
  'principals-affected',
  ...(typed.answers['card-data'] === 'yes' ? (['card-holders-affected'] as const) : []),
  ...furtherAsked(typed).counts,
];

/** China grades incidents; nobody else is asked. */
export const isGradeAsked = ({ jurisdictions }: Pick<TypedAssessment, 'jurisdictions'>): boolean => jurisdictions.includes('cn');

/** The document that is asked about; what is not on the page any more is not in it. What of the profile is not on the page stays as it is. */
export function documentOf(typed: TypedAssessment, profile: OrganisationProfile, present: string): Document {
  const further = furtherAsked(typed);
  const asked = questionsAsked(typed.answers);
  const now = typed.now.day === '' ? present : momentBody(typed.now);
  return {
    now,
    organisation: profileFrom(typed, profile),
    anchors: given([
      ['aware', anchorOf(typed.aware)],
      ...further.anchors.map((name) => [name, anchorOf(typed.anchors[name] ?? noMoment)] as const),
    ]),
    ...(typed.isAwareProvisional && { provisionalAnchors: ['aware'] }),
    facts: {
      ...given(further.facts.map((fact) => [fact, shown(fact, typed.facts[fact], typed) ?? truthOf(typed.facts[fact])])),
      ...given(asked.map((question) => [questions[question].fact, shown(questions[question].fact, typed.answers[question], typed)])),
      ...given(countsAsked(typed).map((count) => [count, countBody(typed.counts[count] ?? noCount)])),
      ...(typed.indicator !== '' && { 'suspicion-indicator': { value: typed.indicator, confidence: 'confirmed' } }),
      ...(isGradeAsked(typed) && typed.grade !== '' && { 'event-grade': { value: typed.grade, confidence: 'confirmed' } }),
    },
    answers: given(asked.map((question) => [question, typed.answers[question] || undefined])),
  } as AskedAssessment & Document;
}

export type AssessmentFault = 'missing' | 'unreadable-moment' | 'unreadable-number' | 'above-maximum' | 'not-possible';
/** What to look at, by the place in the document (`/anchors/aware`): a fault, or what the API said of it. */
export type Faults = ReadonlyMap<string, AssessmentFault | { readonly said: string }>;

/** The place of the form that a pointer lies in: two names deep, as `/anchors/aware`. */
const placeOf = (path: readonly PropertyKey[]) =>
  `/${path
    .slice(0, path[0] === 'now' ? 1 : 2)
    .map(String)
    .join('/')}`;

function faultOf(path: readonly PropertyKey[], code: string): AssessmentFault {
  if (path[0] === 'now' || path[0] === 'anchors') return 'unreadable-moment';
  if (path[1] === 'jurisdictions') return 'missing';
  if (path[0] === 'facts' && path.at(-1) === 'max' && code === 'custom') return 'above-maximum';
  return path[0] === 'facts' ? 'unreadable-number' : 'not-possible';
}

/** Every problem of the document before it is sent. A page without the time of knowing can be asked: its duties are named, without days. */
export function faultsOf(document: Document): Faults {
  const parsed = AssessmentDocument.safeParse(document);
  const faults = new Map<string, AssessmentFault>();
  if (!parsed.success)
    for (const { path, code } of parsed.error.issues) if (!faults.has(placeOf(path))) faults.set(placeOf(path), faultOf(path, code));
  return faults;
}

/** What the API found, by the same places. */
export const faultsSaid = (errors: readonly { readonly pointer: string; readonly detail: string }[]): Faults =>
  new Map(errors.map(({ pointer, detail }) => [placeOf(pointer.split('/').slice(1)), { said: detail }]));

export type Caution = 'lies-ahead' | 'aware-before-occurred';

/** Dates that can hardly be meant: said at the field, and asked about all the same. */
export function cautionsOf({ anchors = {}, now }: Document): ReadonlyMap<string, Caution> {
  const at = (anchor: string | undefined) =>
    Date.parse(anchor === undefined ? '' : anchor.length === 10 ? `${anchor}T00:00:00+09:00` : anchor);
  const ahead = Object.entries(anchors).flatMap(([name, anchor]): [string, Caution][] =>
    at(anchor) > at(now) ? [[`/anchors/${name}`, 'lies-ahead']] : [],
  );
  const endOfDay = (anchor: string | undefined) => at(anchor) + (anchor?.length === 10 ? 86_399_000 : 0);
  const isBefore = endOfDay(anchors.aware) < at(anchors.occurred);
  return new Map<string, Caution>([...(isBefore ? [['/anchors/aware', 'aware-before-occurred'] as const] : []), ...ahead]);
}
