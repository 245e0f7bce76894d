import {
  type Cite,
  citationIn,
  type FactName,
  type FactView,
  type FilingKind,
  type IncidentRow,
  type IncidentView,
  type NamedSince,
  type OpenedTexts,
} from '@shodo/contracts';
import { isNamedByDuty } from './filing-name.js';
import { marksShown } from './marks-shown.js';
import { dayLong, dayShort, type Language, momentExact, momentLong, momentShort } from './moments.js';
import { type Punctuation, punctuation } from './punctuation.js';
import { vocabularyEn } from './vocabulary.en.js';
import { vocabularyJa } from './vocabulary.ja.js';
import type { Vocabulary, VocabularyName } from './vocabulary.js';

/** Statements as views carry them. */
export type Stated = FactView['stated'];
export type Counted = NonNullable<IncidentRow['principals']>;

/** What sentences about one record are made with: names of people and duties, opened texts, words of the reader's language. */
export interface Speaker extends Punctuation {
  readonly language: Language;
  /** As they are called today; of what was done at an instant of the incident's own time, as they were called then, with today's name where that is another. */
  readonly person: (id: string | undefined, at?: string) => string;
  /** The same speaker, telling of what was recorded then. */
  readonly asOf: (recordedAt: string) => Speaker;
  readonly duty: (id: string) => string;
  /** Which report for which duty: 続報・確報（個人情報保護法）. What the duty's own name says is not said twice. */
  readonly filing: (kind: FilingKind, duty: string) => string;
  /** What the reader finds a decision, a piece of evidence or a draft under, by its id; undefined where that is not known. */
  readonly called: (id: string | undefined) => string | undefined;
  /** A sealed text once it was opened; says so when it was erased, is damaged or is not open to the reader. */
  readonly text: (sealed: { readonly ref: string } | undefined) => string | undefined;
  readonly moment: (instant: string) => string;
  readonly momentShort: (instant: string) => string;
  readonly momentExact: (instant: string) => string;
  readonly day: (day: string) => string;
  /** A starting point: an instant, or a day of which no time is known, and then it says so. */
  readonly anchorAt: (at: string, form?: 'short') => string;
  readonly word: <Name extends VocabularyName>(name: Name, word: keyof Vocabulary[Name] & string) => string;
  readonly words: <Name extends VocabularyName>(name: Name, words: readonly (keyof Vocabulary[Name] & string)[]) => string;
  readonly count: (count: Counted) => string;
  readonly stated: (fact: FactName, stated: Stated) => string;
  /** And how sure it is: for sentences, where no mark stands beside. */
  readonly statedSurely: (fact: FactName, stated: Stated) => string;
}

export interface Sources {
  /** As they are registered today. */
  readonly people: ReadonlyMap<string, string>;
  /** What they were called and when, of those of whom the record knows another name. */
  readonly names?: ReadonlyMap<string, readonly NamedSince[]>;
  /** Of a drill: how its own clock, by which acts are told, lies beside the server's, by which names are known. */
  readonly clockShifts?: IncidentView['clockShifts'];
  readonly duties: ReadonlyMap<string, { readonly ja: string; readonly en: string }>;
  readonly texts: OpenedTexts;
  /** Decisions, evidence and drafts by id, as the reader finds them elsewhere: 判断 3. Where they are missing a sentence says what it is, and not which. */
  readonly called?: ReadonlyMap<string, string>;
  /** Texts that are missing may still be on their way. */
  readonly areOpening?: boolean;
  /** The year of the reader: short times of another year are told with it. On paper there is none. */
  readonly presentYear?: number;
}

const phrases = {
  ja: {
    nobody: '（不明な人）',
    nowCalled: (then: string, now: string) => `${then}（現在の登録名：${now}）`,
    calledOtherwise: (now: string) => `${now}（当時の登録名は分かりません）`,
    erased: '（本文消去済）',
    lost: {
      'key-is-missing': '（本文の鍵が失われています。消去の記録はありません）',
      changed: '（本文が保管中に変わっており、開けません）',
      missing: '（本文が保管場所に見つかりません。消去の記録はありません）',
    },
    closed: '（本文は表示できません）',
    opening: '（本文を読み込んでいます）',
    persons: (n: string) => `${n} 人`,
    atMost: (n: string) => `最大 ${n} 人`,
    about: (n: string) => `約 ${n} 人`,
    aboutAtMost: (n: string, max: string) => `約 ${n} 人（最大 ${max} 人）`,
    open: '調査中',
    dayOnly: (day: string) => `${day}（時刻不明）`,
    yes: 'はい',
    no: 'いいえ',
  },
  en: {
    nobody: '(unknown person)',
    nowCalled: (then: string, now: string) => `${then} (registered today as ${now})`,
    calledOtherwise: (now: string) => `${now} (the name of that time is not known)`,
    erased: '(this text was erased)',
    lost: {
      'key-is-missing': '(the key of this text is gone, though no erasure is on record)',
      changed: '(this text changed while it was kept, and does not open)',
      missing: '(this text is not where it was kept, though no erasure is on record)',
    },
    closed: '(this text cannot be shown)',
    opening: '(loading this text)',
    persons: (n: string) => `${n} persons`,
    atMost: (n: string) => `at most ${n} persons`,
    about: (n: string) => `about ${n} persons`,
    aboutAtMost: (n: string, max: string) => `about ${n} persons (at most ${max})`,
    open: 'under investigation',
    dayOnly: (day: string) => `${day} (time not known)`,
    yes: 'Yes',
    no: 'No',
  },
} as const;

const vocabularyIn = { ja: vocabularyJa, en: vocabularyEn } as const;
export const number = (value: number): string => value.toLocaleString('en-US');

export function countText(count: Counted, language: Language): string {
  const say = phrases[language];
  if ('exact' in count) return say.persons(number(count.exact));
  if ('estimate' in count)
    return count.max === undefined ? say.about(number(count.estimate)) : say.aboutAtMost(number(count.estimate), number(count.max));
  return 'max' in count ? say.atMost(number(count.max)) : say.open;
}

/** The value of a fact alone; how sure it is stands beside it as a mark. */
export function statedText(stated: Stated, language: Language): string {
  const say = phrases[language];
  if (!('value' in stated)) return countText(stated, language);
  if (stated.value === null) return say.open;
  if (typeof stated.value === 'boolean') return stated.value ? say.yes : say.no;
  const { leakType, suspicion, grade } = vocabularyIn[language];
  const words: Readonly<Record<string, string>> = { ...grade, ...suspicion, ...leakType };
  return words[stated.value] ?? stated.value;
}

function sureText(stated: Stated, language: Language): string {
  const text = statedText(stated, language);
  if (!('value' in stated) || stated.value === null) return text;
  const { [stated.confidence]: confidence } = vocabularyIn[language].confidence;
  return language === 'ja' ? `${text}・${confidence}` : `${text}, ${confidence.toLowerCase()}`;
}

export function wordOf<Name extends VocabularyName>(name: Name, word: keyof Vocabulary[Name] & string, language: Language): string {
  const words: Readonly<Record<string, string>> = vocabularyIn[language][name];
  return words[word] ?? word;
}

/** Provisions as people read them: 個人情報保護法第26条第1項・個人情報保護法施行規則第8条第2項. */
export const citesText = (cites: readonly Cite[], language: Language): string =>
  punctuation(language).beside(...cites.map(({ law, provision }) => citationIn(language, `${law} ${provision}`)));

/** The server's time at an instant of the incident's own. */
function serverMs(at: string, clockShifts: NonNullable<Sources['clockShifts']>): number {
  const ownMs = Date.parse(at);
  return ownMs - ((clockShifts.findLast(({ sinceMs }) => sinceMs <= ownMs) ?? clockShifts[0])?.aheadMs ?? 0);
}

/** What a person was called at an instant, with what they are called today where that is another name. */
function calledAt(atMs: number, today: string, names: readonly NamedSince[], say: (typeof phrases)[Language]): string {
  const then = names.findLast(({ since }) => Date.parse(since) <= atMs) ?? names[0];
  if (!then || then.name === today) return today;
  if (then.name !== undefined) return say.nowCalled(then.name, today);
  return then === names.at(-1) ? today : say.calledOtherwise(today);
}

export function speakerOf(language: Language, sources: Sources, tellingOf?: string): Speaker {
  const { people, names, clockShifts = [], duties, texts, called, areOpening = false, presentYear } = sources;
  const say = phrases[language];
  const word: Speaker['word'] = (name, spoken) => wordOf(name, spoken, language);
  const signs = punctuation(language);
  const duty: Speaker['duty'] = (id) => duties.get(id)?.[language] ?? id;
  return {
    ...signs,
    language,
    person: (id, at) => {
      const today = id === undefined ? undefined : people.get(id);
      if (id === undefined || today === undefined) return say.nobody;
      const atMs = at === undefined ? tellingOf && Date.parse(tellingOf) : serverMs(at, clockShifts);
      return atMs ? calledAt(atMs, today, names?.get(id) ?? [], say) : today;
    },
    asOf: (recordedAt) => speakerOf(language, sources, recordedAt),
    duty,
    filing: (kind, id) => {
      const [named, name] = [word('filingKind', kind), duty(id)];
      return isNamedByDuty(kind, named, id, name) ? name : signs.beside(named, name);
    },
    called: (id) => (id === undefined ? undefined : called?.get(id)),
    text: (sealed) => {
      if (!sealed) return undefined;
      const opened = texts[sealed.ref];
      if (typeof opened === 'string') return marksShown(opened);
      if (opened === undefined) return areOpening ? say.opening : say.closed;
      return opened === null ? say.erased : say.lost[opened.lost];
    },
    moment: (instant) => momentLong(instant, language),
    momentShort: (instant) => momentShort(instant, language, presentYear),
    momentExact: (instant) => momentExact(instant, language),
    day: (day) => dayLong(day, language),
    anchorAt: (at, form) => {
      if (at.length === 10) return say.dayOnly(form ? dayShort(at, language, presentYear) : dayLong(at, language));
      return form ? momentShort(at, language, presentYear) : momentLong(at, language);
    },
    word,
    words: (name, spoken) => signs.list(spoken.map((one) => word(name, one))),
    count: (count) => countText(count, language),
    stated: (_fact, stated) => statedText(stated, language),
    statedSurely: (_fact, stated) => sureText(stated, language),
  };
}
