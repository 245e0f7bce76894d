import { longDayIn, longMomentIn, type StatementCode, sentenceOf, wordIn } from '@shodo/contracts';
import type { Sort } from './cases.js';

export type Language = 'ja' | 'en';
type Words = Readonly<Record<Language, string>>;

/** What stands above the columns and around the table. */
export const tableWords = {
  case: { ja: 'ケース', en: 'case' },
  sort: { ja: '種類', en: 'covers' },
  point: { ja: '要点（ファイルの記載）', en: 'point' },
  from: { ja: '起算', en: 'from' },
  facts: { ja: '事実', en: 'facts' },
  expected: { ja: '結果', en: 'expected' },
  yes: { ja: 'はい', en: 'yes' },
  no: { ja: 'いいえ', en: 'no' },
  unknown: { ja: '不明', en: 'not known' },
  evidence: { ja: '、証拠あり', en: ', with evidence' },
  next: { ja: '、次に', en: '; then ' },
} as const satisfies Record<string, Words>;

export const sortWords: Readonly<Record<Sort, Words>> = {
  'plain-day': { ja: 'ふつうの日', en: 'an ordinary day' },
  'before-midnight': { ja: '午前0時の1分前', en: 'a minute before midnight' },
  'after-midnight': { ja: '午前0時の1分後', en: 'a minute after midnight' },
  'last-day-closed': { ja: '最終日が閉庁日', en: 'the last day is closed' },
  'year-end': { ja: '年末年始', en: "the year's end" },
  'closed-days-count': { ja: '閉庁日も数える', en: 'closed days count' },
  'clock-change': { ja: '時計の切り替え', en: 'a change of the clocks' },
  'unknown-fact': { ja: '分からない事実', en: 'a fact that is not known' },
  'not-arisen': { ja: '対象外', en: 'the duty does not stand' },
  exemption: { ja: '例外', en: 'an exception' },
  'no-anchor': { ja: '起算点の記録なし', en: 'no starting point' },
};

/** The words a case says what it expects in. */
const expectedWords: Readonly<Record<string, Words>> = {
  clock: { ja: '日付', en: 'date' },
  'starts-at': { ja: '起算', en: 'starts at' },
  'day-one': { ja: '1日目', en: 'day one' },
  'raw-on': { ja: '延びる前の最終日', en: 'raw on' },
  'due-on': { ja: '期限の日', en: 'due on' },
  'due-at': { ja: '期限', en: 'due at' },
  'literal-at': { ja: '経過時間どおりの読み方', en: 'literal at' },
  'arguable-at': { ja: '別の読み方', en: 'arguable at' },
  'arguable-on': { ja: '別の読み方', en: 'arguable on' },
  'target-on': { ja: '目標の日', en: 'target on' },
  'alarm-on': { ja: '目安の日', en: 'guide day on' },
  'work-by': { ja: '動ける最後の開庁日', en: 'work by' },
  'cut-off-at': { ja: '社内の締切', en: 'cut off at' },
  'status-filing-by': { ja: '途中経過の報告', en: 'status filing by' },
  recipient: { ja: '提出先', en: 'recipient' },
  'other-standing': { ja: '別の規則では', en: 'other standing' },
  'other-due-at': { ja: '別の規則の期限', en: 'other due at' },
  says: { ja: '表示', en: 'says' },
  'says-not': { ja: '表示しない', en: 'does not say' },
};
export const expectedWord = (word: string, language: Language) => expectedWords[word]?.[language] ?? word;

const standings: ReadonlySet<string> = new Set(['arisen', 'provisional', 'not-arisen']);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text);

/** A day, an instant with its offset, a standing or no date, as people read them; anything else as it is. */
export function valueIn(language: Language, value: string): string {
  if (standings.has(value)) return wordIn(language, value);
  if (value === 'none') return language === 'ja' ? 'なし' : 'none';
  if (isDay(value)) return longDayIn(language, value);
  if (!isInstant(value)) return value;
  const offset = /(Z|[+-]\d\d:\d\d)$/.exec(value)?.[0] ?? '';
  return language === 'ja' ? `${longMomentIn('ja', value)}（${offset}）` : `${longMomentIn('en', value)} (${offset})`;
}

/** What is said, with a mark where a case names no value: a day that is not named comes out as the first of January, without a weekday. */
export const sentenceIn = (language: Language, code: StatementCode): string =>
  sentenceOf({ code }, language)
    .replaceAll(/(?:―年)?1月1日（）/g, '○月○日')
    .replaceAll(/(^|[ (]) 1 January(?: ―)?/g, '$1that day')
    .replaceAll('―', '…');
