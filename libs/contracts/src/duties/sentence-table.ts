import { anchorIn, exemptionIn as exemption, factIn } from './fact-names.js';
import { dateIn, dayIn, momentIn, numberIn, wordIn } from './wording.js';

export type Parameters = Readonly<Record<string, string | number>>;
/** Reads one parameter as text; a missing one shows as a dash, never as an error on somebody's screen. */
type Read = (name: string) => string;
export interface Phrase {
  readonly ja: (p: Read) => string;
  readonly en: (p: Read) => string;
}

export const onlyWith =
  (parameters: Parameters): Read =>
  (name) =>
    Object.hasOwn(parameters, name) ? numberIn(parameters[name] ?? '―') : '―';

const f = (p: Read, language: 'ja' | 'en', name = 'fact') => factIn(language, p(name));

/** What the facts say. */
const aboutFacts = {
  'fact-holds': {
    ja: (p) =>
      `「${f(p, 'ja')}」${{ confirmed: 'ことが判明しています', probable: 'と推定されます' }[p('confidence')] ?? '疑いがあります'}。`,
    en: (p) => `Fact (${p('confidence')}): ${f(p, 'en')}.`,
  },
  'fact-is-denied': { ja: (p) => `「${f(p, 'ja')}」に当たらないことを確認済みです。`, en: (p) => `Confirmed not to be so: ${f(p, 'en')}.` },
  'fact-is-not-known': {
    ja: (p) => `「${f(p, 'ja')}」かどうかがまだ分かっていません。`,
    en: (p) => `Not yet known whether ${f(p, 'en')}.`,
  },
  'fact-is-only-suspected': {
    ja: (p) => `「${f(p, 'ja')}」はまだ${wordIn('ja', p('confidence'))}の段階です。おそれがあるものとして扱います。`,
    en: (p) => `It is only ${p('confidence')} that ${f(p, 'en')}; it is treated as possible.`,
  },
  'denial-is-not-confirmed': {
    ja: (p) => `「${f(p, 'ja')}」に当たらないことが確認できていません（${wordIn('ja', p('confidence'))}）。`,
    en: (p) => `It is not confirmed (${p('confidence')}) that this is not so: ${f(p, 'en')}.`,
  },
  'count-exceeds-line': {
    ja: (p) => `${f(p, 'ja')}が${p('count')}人で、${p('line')}人を超えています。`,
    en: (p) => `${f(p, 'en')}: ${p('count')}, more than ${p('line')}.`,
  },
  'possible-maximum-exceeds-line': {
    ja: (p) => `${f(p, 'ja')}は確定していませんが、最大${p('max')}人で、${p('line')}人を超える可能性があります。`,
    en: (p) => `${f(p, 'en')}: not settled, but possibly ${p('max')}, more than ${p('line')}.`,
  },
  'count-within-line': {
    ja: (p) => `${f(p, 'ja')}は最大${p('count')}人で、${p('line')}人を超えません。`,
    en: (p) => `${f(p, 'en')}: at most ${p('count')}, not more than ${p('line')}.`,
  },
  'count-is-open': {
    ja: (p) => `${f(p, 'ja')}の上限が分かっていないため、${p('line')}人を超える可能性があります。`,
    en: (p) => `${f(p, 'en')}: no maximum is known, so it may be more than ${p('line')}.`,
  },
  'choice-holds': { ja: (p) => `${f(p, 'ja')}は「${p('value')}」です。`, en: (p) => `${f(p, 'en')}: ${p('value')}.` },
  'choice-is-another': { ja: (p) => `${f(p, 'ja')}は「${p('value')}」です。`, en: (p) => `${f(p, 'en')}: ${p('value')}.` },
  'facts-contradict': {
    ja: (p) => `「${f(p, 'ja')}」の記録と「${f(p, 'ja', 'other')}」の記録が食い違っています。確かめるまで対象外とはしません。`,
    en: (p) =>
      `The records contradict each other on "${f(p, 'en')}" and "${f(p, 'en', 'other')}". Until that is cleared up nothing is ruled out.`,
  },
  'fact-lies-ahead': {
    ja: (p) => `「${f(p, 'ja')}」に未来の時点の記録があるため、その分は判断に使っていません。`,
    en: (p) => `A record on "${f(p, 'en')}" is dated in the future and was not used.`,
  },
  'sector-has-rules-of-its-own': {
    ja: (p) => `この業種には別の定め（${p('law')}）があります。個人情報保護委員会に確認してください。`,
    en: (p) => `This sector has rules of its own (${p('law')}). Ask the Personal Information Protection Commission.`,
  },
} as const satisfies Record<string, Phrase>;

const aboutExemptions = {
  'exemption-applies': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」に当たることが証拠とともに確認されているため、対象外です。`,
    en: (p) => `The exception "${exemption('en', p('exemption'))}" is confirmed with evidence, so the duty does not apply.`,
  },
  'exemption-is-not-proven': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」は、「${f(p, 'ja')}」の確認と証拠がそろっていないため、考慮していません。`,
    en: (p) =>
      `The exception "${exemption('en', p('exemption'))}" is left aside: confirmation with evidence is lacking that ${f(p, 'en')}.`,
  },
  'exemption-does-not-reach': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」だけでは、この事案のすべてを対象外にできません。`,
    en: (p) => `The exception "${exemption('en', p('exemption'))}" does not cover everything in this incident.`,
  },
  'exemption-would-lift': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」を証拠とともに確認できれば、対象外になります。`,
    en: (p) => `If "${exemption('en', p('exemption'))}" is confirmed with evidence, the duty no longer applies.`,
  },
  'exemption-would-fall': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」の確認が覆れば、「${wordIn('ja', p('standing'))}」になります。`,
    en: (p) => `If the confirmation of "${exemption('en', p('exemption'))}" falls, the result is: ${wordIn('en', p('standing'))}.`,
  },
} as const satisfies Record<string, Phrase>;

/** How the clock was counted, day by day. */
const aboutClocks = {
  'clock-starts-at-anchor': {
    ja: (p) => `${momentIn('ja', p('at'))}（${anchorIn('ja', p('anchor'))}）から数えます。`,
    en: (p) => `The clock starts on ${momentIn('en', p('at'))} (${anchorIn('en', p('anchor'))}).`,
  },
  'clock-starts-when-duty-arose': {
    ja: (p) => `知った時点では対象外でしたが、${momentIn('ja', p('at'))}に対象となったため、その時点から数えます。`,
    en: (p) => `At first the duty did not apply; it arose on ${momentIn('en', p('at'))} and the clock starts then.`,
  },
  'anchor-is-missing': {
    ja: (p) => `起算点（${anchorIn('ja', p('anchor'))}）が記録されていないため、期限を計算できません。先に記録してください。`,
    en: (p) => `The starting point (${anchorIn('en', p('anchor'))}) is not on record, so no date can be computed. Record it first.`,
  },
  'awareness-is-provisional': {
    ja: () => '知った時点はまだ仮のものです。期限はその時点から進めます。',
    en: () => 'The time of awareness is provisional; the clock runs from it all the same.',
  },
  'time-of-day-is-not-known': {
    ja: (p) => `時刻不明：${anchorIn('ja', p('anchor'))}は${dayIn('ja', p('day'))}の0時として扱いました。`,
    en: (p) => `Time of day not known: ${anchorIn('en', p('anchor'))} was taken as 00:00 of ${dayIn('en', p('day'))}.`,
  },
  'anchor-lies-ahead': {
    ja: (p) => `${anchorIn('ja', p('anchor'))}が未来の日時のため、使っていません。`,
    en: (p) => `${anchorIn('en', p('anchor'))} lies in the future and was not used.`,
  },
  'awareness-before-occurrence': {
    ja: () => '知った日時が発生日時より前になっています。どちらかを確かめてください。',
    en: () => 'The awareness lies before the occurrence. Check the two.',
  },
  'first-day-counts': {
    ja: (p) => `${dayIn('ja', p('day'))}が1日目です（初日を算入します）。`,
    en: (p) => `${dayIn('en', p('day'))} is day 1 (the first day counts).`,
  },
  'first-day-is-left-out': {
    ja: (p) => `${dayIn('ja', p('day'))}の翌日が1日目です（初日は算入しません）。`,
    en: (p) => `The day after ${dayIn('en', p('day'))} is day 1 (the first day is left out).`,
  },
  'last-day-is': {
    ja: (p) => `${p('number')}日目は${dayIn('ja', p('day'))}です。`,
    en: (p) => `Day ${p('number')} is ${dayIn('en', p('day'))}.`,
  },
  'last-month-day-is': {
    ja: (p) => `${p('number')}か月後は${dayIn('ja', p('day'))}です。`,
    en: (p) => `${p('number')} month(s) later is ${dayIn('en', p('day'))}.`,
  },
  'last-business-day-is': {
    ja: (p) => `${p('number')}営業日目は${dayIn('ja', p('day'))}です。`,
    en: (p) => `Business day ${p('number')} is ${dayIn('en', p('day'))}.`,
  },
  'hours-end-at': {
    ja: (p) => `${p('number')}時間後は${momentIn('ja', p('at'))}です。`,
    en: (p) => `${p('number')} hours end on ${momentIn('en', p('at'))}.`,
  },
  'day-is-closed': {
    ja: (p) => `${dayIn('ja', p('day'))}は${p('nameJa') === '―' ? wordIn('ja', p('kind')) : p('nameJa')}です。`,
    en: (p) => `${dayIn('en', p('day'))} is closed: ${p('nameEn') === '―' ? wordIn('en', p('kind')) : p('nameEn')}.`,
  },
  'due-day-moved': {
    ja: (p) =>
      `${p('number') === '―' ? '最終日' : `${p('number')}日目`}の${dateIn('ja', p('rawOn'))}は閉庁日のため、${dayIn('ja', p('dueOn'))}になります。`,
    en: (p) =>
      `${p('number') === '―' ? 'The last day' : `Day ${p('number')}`}, ${dateIn('en', p('rawOn'))}, is a closed day, so the due day moves to ${dayIn('en', p('dueOn'))}.`,
  },
  'due-day-is-open': {
    ja: (p) => `${dayIn('ja', p('dueOn'))}は開庁日のため、そのまま期限になります。`,
    en: (p) => `${dayIn('en', p('dueOn'))} is an open day and stays the due day.`,
  },
  'due-day-does-not-move': {
    ja: (p) =>
      `${dayIn('ja', p('dueOn'))}は閉庁日ですが、期限が延びる定めは確認できません。${dayIn('ja', p('workBy'))}までに済ませてください。`,
    en: (p) => `${dayIn('en', p('dueOn'))} is a closed day, and nothing says that the limit moves. Finish by ${dayIn('en', p('workBy'))}.`,
  },
  'limit-is-longer': {
    ja: (p) => `「${f(p, 'ja')}」に当たるため、期限は${p('days')}日です。`,
    en: (p) => `Because ${f(p, 'en')}, the limit is ${p('days')} days.`,
  },
  'guideline-yardstick': {
    ja: (p) =>
      `「速やかに」の目安（おおむね3～5日以内）によります。${dayIn('ja', p('targetOn'))}を目標、${dayIn('ja', p('alarmOn'))}を警告の日とします。法定の日数ではありません。`,
    en: (p) =>
      `A guideline yardstick for "promptly" (about 3-5 days), not a statutory day: target ${dayIn('en', p('targetOn'))}, alarm ${dayIn('en', p('alarmOn'))}.`,
  },
  'no-day-count-in-law': {
    ja: (p) =>
      `「状況に応じて速やかに」とされ、日数の定めも目安もありません。${dayIn('ja', p('targetOn'))}と${dayIn('ja', p('alarmOn'))}は、忘れないために当システムが置いた見直しの日です。目標日は担当者が決めてください。`,
    en: (p) =>
      `"Promptly according to the circumstances": neither the law nor the guideline gives a number of days. ${dayIn('en', p('targetOn'))} and ${dayIn('en', p('alarmOn'))} are review days assumed by Shodo; the team sets its own target.`,
  },
  'internal-cut-off': {
    ja: (p) => `社内の締切は${momentIn('ja', p('at'))}です（期限以前の最後の開庁日）。`,
    en: (p) => `Internal cut-off: ${momentIn('en', p('at'))} (last open day at or before the due day).`,
  },
  CALENDAR_UNVERIFIED: {
    ja: (p) =>
      `${p('year')}年の閉庁日を確認できないため、早めの安全な日（${dayIn('ja', p('dueOn'))}）を示しています。提出先に電話で確かめてください。`,
    en: (p) =>
      `The closed days of ${p('year')} are not verified, so an earlier, safe day (${dayIn('en', p('dueOn'))}) is shown. Call the recipient to check.`,
  },
  'holiday-is-provisional': {
    ja: (p) => `${dayIn('ja', p('day'))}（${p('nameJa')}）は計算による見込みで、まだ官報で公示されていない可能性があります。`,
    en: (p) => `${dayIn('en', p('day'))} (${p('nameEn')}) is computed and may not have been gazetted yet.`,
  },
} as const satisfies Record<string, Phrase>;

const aboutReadings = {
  'status-filing-advised': {
    ja: (p) => `期限が長くなる扱いが確実とはいえないため、${dayIn('ja', p('day'))}までにその時点の内容を報告しておくと安全です。`,
    en: (p) => `The longer limit is not certain; filing what is known by ${dayIn('en', p('day'))} is the safe course.`,
  },
  'status-filing-day-has-passed': {
    ja: (p) => `早い方の期限（${dayIn('ja', p('day'))}）を過ぎています。すぐに報告してください。`,
    en: (p) => `The earlier date (${dayIn('en', p('day'))}) has passed. File at once.`,
  },
  'reading-safe': {
    ja: () => '期限が早くなる読み方です。この日で進めます。',
    en: () => 'The reading that gives the earlier date. Shodo works to it.',
  },
  'reading-from-later-knowledge': {
    ja: (p) => `${momentIn('ja', p('at'))}に新たに分かった時点から数える読み方です。根拠が定まっていないため、目標にはしません。`,
    en: (p) => `Counted from the later knowledge of ${momentIn('en', p('at'))}. No source settles it, so it is shown only.`,
  },
  'reading-from-line-passing': {
    ja: (p) => `${momentIn('ja', p('at'))}に改めて対象となった時点から数える読み方です。目標にはしません。`,
    en: (p) => `Counted from ${momentIn('en', p('at'))}, when the duty arose again. Shown only.`,
  },
  'reading-before-reclassification': {
    ja: (p) => `以前の見立て（${p('days')}日）のままとする読み方です。目標にはしません。`,
    en: (p) => `The earlier classification (${p('days')} days) kept. Shown only.`,
  },
  'reading-first-day-left-out': {
    ja: () => '初日を数えない読み方です（主張できる最も遅い日）。目標にはしません。',
    en: () => 'The first day left out: the latest arguable day, never a target.',
  },
} as const satisfies Record<string, Phrase>;

const holds = (p: Read, language: 'ja' | 'en') =>
  language === 'ja'
    ? p('value') === 'yes'
      ? 'に当たると確認されれば'
      : 'に当たらないと確認されれば'
    : p('value') === 'yes'
      ? 'is confirmed'
      : 'is confirmed not to be so';

const aboutChanges = {
  'standing-would-change': {
    ja: (p) => `「${f(p, 'ja')}」${holds(p, 'ja')}、「${wordIn('ja', p('standing'))}」になります。`,
    en: (p) => `If "${f(p, 'en')}" ${holds(p, 'en')}: ${wordIn('en', p('standing'))}.`,
  },
  'count-would-change-standing': {
    ja: (p) =>
      `${f(p, 'ja')}が${p('line')}人${p('value') === 'yes' ? 'を超えれば' : '以下と確認されれば'}、「${wordIn('ja', p('standing'))}」になります。`,
    en: (p) =>
      `If ${f(p, 'en')} ${p('value') === 'yes' ? 'exceeds' : 'is confirmed not to exceed'} ${p('line')}: ${wordIn('en', p('standing'))}.`,
  },
  'limit-would-change': {
    ja: (p) => `「${f(p, 'ja')}」${holds(p, 'ja')}、期限は${p('days')}日になります。`,
    en: (p) => `If "${f(p, 'en')}" ${holds(p, 'en')}, the limit becomes ${p('days')} days.`,
  },
  'earlier-awareness-moves-the-date': {
    ja: () => 'いずれかの部署がより早く知っていたと分かれば、期限は早まります。',
    en: () => 'If any department knew earlier, the date moves forward.',
  },
} as const satisfies Record<string, Phrase>;

const aboutPacks = {
  'recipient-to-be-confirmed': {
    ja: () => '提出先は PPC で確認してください（個人情報保護委員会）。',
    en: () => 'Confirm the recipient with the Personal Information Protection Commission (PPC).',
  },
  'pinned-pack-is-missing': {
    ja: (p) => `最初に用いた規則（${p('pinned')}）が見つからないため、${p('used')}で判断しました。義務は残しています。`,
    en: (p) => `The rule pack first used (${p('pinned')}) was not found; ${p('used')} was used instead. The duty is kept.`,
  },
  'pack-is-not-in-force': {
    ja: (p) => `この規則は${p('from')}から${p('until') === '―' ? '' : `${p('until')}まで`}のものです。当時の法令を確かめてください。`,
    en: (p) => `This rule is in force from ${p('from')}${p('until') === '―' ? '' : ` until ${p('until')}`}. Check the law of the time.`,
  },
  'no-pack-for-jurisdiction': {
    ja: (p) => `${p('jurisdiction')}の規則はまだ登録されていません。その国・地域の義務は専門家に確認してください。`,
    en: (p) => `There are no rules for ${p('jurisdiction')} yet. Ask counsel about the duties there.`,
  },
} as const satisfies Record<string, Phrase>;

/** The closed list of what an assessment may say. A code once given is never reused; removing one is a contract change. */
export const sentences = {
  ...aboutFacts,
  ...aboutExemptions,
  ...aboutClocks,
  ...aboutReadings,
  ...aboutChanges,
  ...aboutPacks,
} as const satisfies Record<string, Phrase>;
export type StatementCode = keyof typeof sentences;
