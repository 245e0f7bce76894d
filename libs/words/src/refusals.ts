import {
  CauseKind,
  Confidence,
  citationIn,
  citesOf,
  DataCategory,
  DataItem,
  FactName,
  type Refusal,
  refusals,
  TrackName,
} from '@shodo/contracts';
import type { Language } from './moments.js';
import { punctuation } from './punctuation.js';
import { wordOf } from './speaker.js';

interface Details {
  readonly tracks: (names: string) => string;
  readonly facts: (names: string) => string;
  readonly minutes: (count: string | number) => string;
  readonly records: (names: string) => string;
  readonly onRecord: (what: string) => string;
  readonly most: (persons: string) => string;
}
const details: Readonly<Record<Language, Details>> = {
  ja: {
    tracks: (names) => `（残り：${names}）`,
    facts: (names) => `（あなたが記録した事実：${names}）`,
    minutes: (count) => `（あと ${count} 分）`,
    records: (names) => `（${names}）`,
    onRecord: (what) => `（今の記録：${what}）`,
    most: (persons) => `（記録された人数：最大 ${persons} 人）`,
  },
  en: {
    tracks: (names) => ` (left: ${names})`,
    facts: (names) => ` (facts you stated: ${names})`,
    minutes: (count) => ` (${count} min left)`,
    records: (names) => ` (${names})`,
    onRecord: (what) => ` (on record now: ${what})`,
    most: (persons) => ` (on record: ${persons} at most)`,
  },
};

const isTrack = (name: string): name is TrackName => TrackName.safeParse(name).success;
const isFact = (name: string): name is FactName => FactName.safeParse(name).success;
const namesIn = (detail: string | number | undefined) => (typeof detail === 'string' ? detail.split(',') : []);

/** What the impact scope names: whose data it is, or what of each person. */
function scopeIn(word: string | number | undefined, language: Language): string[] {
  const [category, item] = [DataCategory.safeParse(word), DataItem.safeParse(word)];
  if (category.success) return [wordOf('dataCategory', category.data, language)];
  return item.success ? [wordOf('dataItem', item.data, language)] : [];
}

/** Two records that contradict each other, each with its number where it has one; what the impact scope names stands beside a fact. */
const recordsIn = (detail: Refusal['detail'], language: Language): string[] => [
  ...scopeIn(detail?.scope, language),
  ...(
    [
      [detail?.fact, detail?.count],
      [detail?.other, detail?.otherCount],
    ] as const
  ).flatMap(([name, count]) =>
    typeof name === 'string' && isFact(name)
      ? [`${wordOf('fact', name, language)}${typeof count === 'number' ? ` ${count.toLocaleString('en-US')}` : ''}`]
      : [],
  ),
];

/** What somebody else recorded as the cause: 盗難・判明. */
function causeIn(detail: Refusal['detail'], language: Language): string[] {
  const [cause, confidence] = [CauseKind.safeParse(detail?.cause), Confidence.safeParse(detail?.confidence)];
  if (!cause.success) return [];
  const isSure = confidence.success && cause.data !== 'not-established';
  return [wordOf('cause', cause.data, language), ...(isSure ? [wordOf('confidence', confidence.data, language)] : [])];
}

/** A refusal as a sentence that says what to do next, with the parameter that helps most and the provisions it rests on. */
export function refusalText(refusal: Refusal, language: Language): string {
  const { code, detail } = refusal;
  const say = details[language];
  const { list, aside, beside } = punctuation(language);
  const trackNames = namesIn(detail?.tracks).filter(isTrack);
  const factNames = namesIn(detail?.facts).filter(isFact);
  const tracks = trackNames.length > 0 ? say.tracks(list(trackNames.map((name) => wordOf('track', name, language)))) : '';
  const facts = factNames.length > 0 ? say.facts(list(factNames.map((name) => wordOf('fact', name, language)))) : '';
  const minutes = detail?.minutesLeft === undefined ? '' : say.minutes(detail.minutesLeft);
  const contradicting =
    code === 'records-contradict-each-other'
      ? recordsIn(detail, language)
      : namesIn(detail?.records)
          .filter(isFact)
          .map((name) => wordOf('fact', name, language));
  const records = contradicting.length > 0 ? say.records(list(contradicting)) : '';
  const standing = causeIn(detail, language);
  const cause = standing.length > 0 ? say.onRecord(beside(...standing)) : '';
  const most = typeof detail?.most === 'number' ? say.most(detail.most.toLocaleString('en-US')) : '';
  const cites = citesOf(refusal);
  const cited = cites.length > 0 ? aside(beside(...cites.map((one) => citationIn(language, one)))) : '';
  return `${refusals[code][language]}${tracks}${facts}${minutes}${records}${cause}${most}${cited}`;
}
