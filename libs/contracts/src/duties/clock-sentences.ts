import { citationIn } from './citations.js';
import {
  anchorNamed,
  capital,
  dateNamed,
  dayNamed,
  dutyNamed,
  factNamed,
  has,
  isGuide,
  lengthOf,
  longMomentNamed,
  momentNamed,
  numbered,
  type Phrase,
  type Read,
} from './phrase.js';
import { longDayIn, wordIn } from './wording.js';

/** Of a duty that is only treated as standing. */
const isUnsure = (p: Read) => p('standing') === 'provisional';

/** The later reading is the latest day that may be argued for, unless another one beside it is later still. */
const latestIn = (language: 'ja' | 'en', p: Read) => {
  if (has(p, 'exceeded')) return language === 'ja' ? '' : ': an arguable day';
  return language === 'ja' ? '（主張できる最も遅い日）' : ': the latest arguable day';
};
/** A kind of incident or a sign by its own name, a fact by what it says. */
const wordOfRecord = (p: Read, language: 'ja' | 'en') => (has(p, 'value') ? wordIn(language, p('value')) : factNamed(p, language));

/** Provisions of several laws in one parameter, a semicolon between. */
const citesIn = (language: 'ja' | 'en', p: Read) =>
  p('cites')
    .split('; ')
    .map((cite) => citationIn(language, cite))
    .join(language === 'ja' ? '・' : '; ');
/** Whose days are meant, where they are not those of Japan. */
const zonesIn = (language: 'ja' | 'en', p: Read) => {
  if (!has(p, 'zones')) return '';
  const zones = p('zones').split(' ');
  return language === 'ja' ? `、${zones.join('・')}の日付` : ` in ${zones.join(', ')}`;
};

/** The two days of ours, or the one that is both. */
function promptDaysIn(language: 'ja' | 'en', p: Read): string {
  const [target, alarm] = [dayNamed(p, language, 'targetOn'), dayNamed(p, language, 'alarmOn')];
  if (p('targetOn') === p('alarmOn')) return language === 'ja' ? target : `${target} is a day`;
  return language === 'ja' ? `${target}と${alarm}` : `${target} and ${alarm} are days`;
}

/** How the clock was counted, day by day. */
export const aboutClocks = {
  'clock-starts-at-anchor': {
    ja: (p) => `${momentNamed(p, 'ja', 'at')}（${anchorNamed(p, 'ja')}）から数えます。`,
    en: (p) => `The clock starts on ${momentNamed(p, 'en', 'at')} (${anchorNamed(p, 'en')}).`,
  },
  'clock-starts-when-duty-arose': {
    ja: (p) => `知った時点では対象外でしたが、${momentNamed(p, 'ja', 'at')}に対象となったため、その時点から数えます。`,
    en: (p) => `At first the duty did not apply; it arose on ${momentNamed(p, 'en', 'at')} and the clock starts then.`,
  },
  'anchor-is-missing': {
    ja: (p) => `起算点（${anchorNamed(p, 'ja')}）が記録されていないため、期限を計算できません。先に記録してください。`,
    en: (p) => `The starting point (${anchorNamed(p, 'en')}) is not on record, so no date can be computed. Record it first.`,
  },
  'awareness-is-provisional': {
    ja: () => '知った時点はまだ暫定です。期限はその時点から起算します。',
    en: () => 'The time of awareness is provisional; the clock runs from it all the same.',
  },
  'anchor-stands-in': {
    ja: (p) => `${anchorNamed(p, 'ja', 'other')}が記録されていないため、${anchorNamed(p, 'ja')}から数えています。`,
    en: (p) => `${capital(anchorNamed(p, 'en', 'other'))} is not on record; the clock runs from ${anchorNamed(p, 'en')} in its place.`,
  },
  'occurrence-is-not-on-record': {
    ja: (p) =>
      `法令は発生から数えますが、発生日時が記録されていないため、${anchorNamed(p, 'ja')}から数えています。発生はそれより前なので、本当の期限はここに示す日と同じか、それより早い日で、遅くなることはありません。発生日時が分かり次第、記録してください。`,
    en: (p) =>
      `The law counts from the occurrence, which is not on record, so this counts from ${anchorNamed(p, 'en')}. The occurrence came before it: the true day can only be the one shown here or an earlier one. Record the occurrence as soon as it is known.`,
  },
  'classification-ends-it-earlier': {
    ja: () =>
      '期限は、知った時から24時間以内で、かつ、重大と分類した時から4時間以内です。分類した時が記録されるまでは、4時間の期限を数えられません。分類したら、その時刻をすぐに記録してください。',
    en: () =>
      'The limit is 24 hours from awareness, and also four hours from the classification as major. The four hours cannot be counted until the time of the classification is on record: record it as soon as the incident is classified.',
  },
  'determination-is-not-on-record': {
    ja: (p) =>
      `条文は漏えいと判断した時から数えますが、その記録がないため、それより早い${anchorNamed(p, 'ja')}から数えています（早くなる読み方です）。`,
    en: (p) =>
      `As the law is worded it counts from the determination, which is not on record, so this counts from ${anchorNamed(p, 'en')}, which comes before it: the earlier reading.`,
  },
  'time-of-day-is-not-known': {
    ja: (p) => `時刻不明：${anchorNamed(p, 'ja')}は${dayNamed(p, 'ja', 'day')}の0時として扱いました。`,
    en: (p) => `Time of day not known: ${anchorNamed(p, 'en')} was taken as 00:00 of ${dayNamed(p, 'en', 'day')}.`,
  },
  'day-has-begun-here-only': {
    ja: (p) =>
      `提出先の地域では${dayNamed(p, 'ja', 'day')}がまだ始まっていないため、記入した側でその日が始まった時点から数えます（早くなる読み方です）。`,
    en: (p) =>
      `Where the authority is, ${dayNamed(p, 'en', 'day')} has not begun yet; the clock starts when that day began where the form was written, which is earlier.`,
  },
  'anchor-lies-ahead': {
    ja: (p) => `${anchorNamed(p, 'ja')}が未来の日時のため、使っていません。`,
    en: (p) => `${capital(anchorNamed(p, 'en'))} lies in the future and was not used.`,
  },
  'anchor-lies-years-back': {
    ja: (p) => `${anchorNamed(p, 'ja')}が5年以上前の日時になっています。年に誤りがないか確かめてください。`,
    en: (p) => `${capital(anchorNamed(p, 'en'))} lies more than five years back. Check the year.`,
  },
  'provisional-anchor-is-not-given': {
    ja: (p) =>
      `${anchorNamed(p, 'ja')}が暫定とされていますが、その日時が記録されていないため、暫定の印は使っていません。分かっている範囲で日時を記録してください。`,
    en: (p) =>
      `${capital(anchorNamed(p, 'en'))} is marked as provisional, but no time of it is on record, so the mark was not used. Record the time as far as it is known.`,
  },
  'awareness-before-occurrence': {
    ja: () => '知った日時が発生日時より前になっています。どちらが正しいかを確かめてください。',
    en: () => 'The awareness lies before the occurrence. Find out which of the two is right.',
  },
  'discovery-comes-first': {
    ja: (p) =>
      has(p, 'unsure')
        ? `発覚の記録が、知った日時（${dayNamed(p, 'ja', 'aware')}）より前の日になっています。いつから「知った」ことになるかは争われ得るため、早い方の発覚から数えています。発覚の記録が誤っているときは訂正してください。`
        : `発覚の記録が、知った日時（${dayNamed(p, 'ja', 'aware')}）より前の日になっています。どの部署が知った時点からも数えるため、早い方の発覚から数えています。発覚の記録が誤っているときは訂正してください。`,
    en: (p) =>
      has(p, 'unsure')
        ? `The discovery on record lies on an earlier day than the awareness (${dayNamed(p, 'en', 'aware')}). It may be argued how sure one must be to be aware, so the clock runs from the discovery. If the day of discovery is wrong, correct it.`
        : `The discovery on record lies on an earlier day than the awareness (${dayNamed(p, 'en', 'aware')}). Any department's knowledge counts, so the clock runs from the discovery. If the day of discovery is wrong, correct it.`,
  },
  'notice-comes-first': {
    ja: (p) =>
      `委託先からの通知の記録が、知った日時（${dayNamed(p, 'ja', 'aware')}${zonesIn('ja', p)}）より前の日になっています。遅くとも通知を受けた時には知ったことになるため、通知から数えています${has(p, 'cites') ? `（${citesIn('ja', p)}）` : ''}。どちらかの記録が誤っているときは訂正してください。`,
    en: (p) =>
      `The entrustee's notice on record lies on an earlier day than the awareness (${dayNamed(p, 'en', 'aware')}${zonesIn('en', p)}). Whoever is told knows by then at the latest, so the clock runs from the notice${has(p, 'cites') ? ` (${citesIn('en', p)})` : ''}. If one of the two is wrong, correct it.`,
  },
  /** Of older judgements, which ran from the awareness. */
  'discovered-before-awareness': {
    ja: (p) =>
      `発覚の記録が、知った日時（${dayNamed(p, 'ja', 'aware')}）より前の日になっています。期限は知った日時から数えています。発覚の時点でいずれかの部署が知っていたときは、知った日時を訂正してください。`,
    en: (p) =>
      `The discovery on record lies on an earlier day than the awareness (${dayNamed(p, 'en', 'aware')}). The clock runs from the awareness; if any department knew at the discovery, correct the time of awareness.`,
  },
  'first-day-counts': {
    ja: (p) => `${dayNamed(p, 'ja', 'day')}が1日目です（初日を算入します）。`,
    en: (p) => `${dayNamed(p, 'en', 'day')} is day 1 (the first day counts).`,
  },
  'first-day-is-left-out': {
    ja: (p) => `${dayNamed(p, 'ja', 'day')}の翌日が1日目です（初日は算入しません）。`,
    en: (p) => `The day after ${dayNamed(p, 'en', 'day')} is day 1 (the first day is left out).`,
  },
  'last-day-is': {
    ja: (p) => `${p('number')}日目は${dayNamed(p, 'ja', 'day')}です。`,
    en: (p) => `Day ${p('number')} is ${dayNamed(p, 'en', 'day')}.`,
  },
  'last-month-day-is': {
    ja: (p) => `${p('number')}か月後は${dayNamed(p, 'ja', 'day')}です。`,
    en: (p) => `${numbered(p('number'), 'month')} later is ${dayNamed(p, 'en', 'day')}.`,
  },
  'last-business-day-is': {
    ja: (p) => `${p('number')}営業日目は${dayNamed(p, 'ja', 'day')}です。`,
    en: (p) => `Business day ${p('number')} is ${dayNamed(p, 'en', 'day')}.`,
  },
  'hours-end-at': {
    ja: (p) => `${p('number')}時間後は${momentNamed(p, 'ja', 'at')}です。`,
    en: (p) => `${numbered(p('number'), 'hour')} ${p('number') === '1' ? 'ends' : 'end'} on ${momentNamed(p, 'en', 'at')}.`,
  },
  'day-is-closed': {
    ja: (p) => `${dayNamed(p, 'ja', 'day')}は${p('nameJa') === '―' ? wordIn('ja', p('kind')) : p('nameJa')}です。`,
    en: (p) => `${dayNamed(p, 'en', 'day')} is closed: ${p('nameEn') === '―' ? wordIn('en', p('kind')) : p('nameEn')}.`,
  },
  'due-day-moved': {
    ja: (p) =>
      `${p('number') === '―' ? '最終日' : `${p('number')}日目`}の${dateNamed(p, 'ja', 'rawOn')}は閉庁日のため、期限は${dayNamed(p, 'ja', 'dueOn')}になります。`,
    en: (p) =>
      `${p('number') === '―' ? 'The last day' : `Day ${p('number')}`}, ${dateNamed(p, 'en', 'rawOn')}, is a closed day, so the due day moves to ${dayNamed(p, 'en', 'dueOn')}.`,
  },
  'due-day-is-open': {
    ja: (p) => `${dayNamed(p, 'ja', 'dueOn')}は開庁日のため、そのまま期限になります。`,
    en: (p) => `${dayNamed(p, 'en', 'dueOn')} is an open day and stays the due day.`,
  },
  'due-day-does-not-move': {
    ja: (p) =>
      `${dayNamed(p, 'ja', 'dueOn')}は閉庁日ですが、期限が延びる定めは確認できません。${has(p, 'workBy') ? `${dayNamed(p, 'ja', 'workBy')}までに` : 'それまでに'}済ませてください。`,
    en: (p) =>
      `${dayNamed(p, 'en', 'dueOn')} is a closed day, and nothing says that the limit moves. Finish by ${has(p, 'workBy') ? dayNamed(p, 'en', 'workBy') : 'then'}.`,
  },
  'limit-is-longer': {
    ja: (p) => `「${factNamed(p, 'ja')}」ため、期限は${lengthOf(p, 'ja')}です。`,
    en: (p) => `Because ${factNamed(p, 'en')}, the limit is ${lengthOf(p, 'en')}.`,
  },
  'limit-is-shorter': {
    ja: (p) => `「${factNamed(p, 'ja')}」ため、期限は${lengthOf(p, 'ja')}に短くなります。`,
    en: (p) => `Because ${factNamed(p, 'en')}, the limit is only ${lengthOf(p, 'en')}.`,
  },
  'limit-may-be-shorter': {
    ja: (p) => `「${factNamed(p, 'ja')}」かどうか分からないため、短い方の期限（${lengthOf(p, 'ja')}）で数えています。`,
    en: (p) => `Not known whether ${factNamed(p, 'en')}, so the shorter limit is counted: ${lengthOf(p, 'en')}.`,
  },
  'last-day-after-year-end-is': {
    ja: (p) => `年末から${p('number')}日目は${dayNamed(p, 'ja', 'day')}です。`,
    en: (p) => `Day ${p('number')} after the end of the year is ${dayNamed(p, 'en', 'day')}.`,
  },
  'wall-clock-ends-earlier': {
    ja: (p) => `時計の切り替えがあるため、同じ時刻で数えた${momentNamed(p, 'ja', 'at')}までに済ませます（早い方）。`,
    en: (p) => `Clocks change in between: work to the same time of day, ${momentNamed(p, 'en', 'at')}, which is earlier.`,
  },
  'days-are-of-the-zone': {
    ja: (p) => `提出先の時間帯（${p('zone')}）で数えています。`,
    en: (p) => `Counted in the zone of the authority (${p('zone')}).`,
  },
  'length-is-agreed': {
    ja: (p) => `登録された取り決め（${p('ref')}）による期限は${lengthOf(p, 'ja')}です。`,
    en: (p) => `By the agreement on the register (${p('ref')}) the limit is ${lengthOf(p, 'en')}.`,
  },
  'also-owed-to': {
    ja: (p) => `登録された取り決め（${p('ref')}）の相手には${momentNamed(p, 'ja', 'at')}までに通知します。`,
    en: (p) => `By the agreement on the register (${p('ref')}) that party is told by ${momentNamed(p, 'en', 'at')}.`,
  },
  'each-party-is-told': {
    ja: (p) => `通知先は${p('count')}件で、期限はそれぞれ違うことがあります。表示の期限は最も早いものです。すべてに通知してください。`,
    en: (p) =>
      `There are ${p('count')} parties to tell, each with a day of its own; the day shown is the earliest. Tell every one of them.`,
  },
  'limit-is-not-known': {
    ja: () => '期限を定める条文をまだ確認できていません。日付は示しません。すぐに提出先に電話で確かめてください。',
    en: () => 'The text that sets the limit has not been read yet, so no date is shown. Call the recipient at once.',
  },
  'clock-waits-for-filing': {
    ja: (p) => `${anchorNamed(p, 'ja')}から数えるため、その提出が記録されると期限が決まります。`,
    en: (p) => `The clock runs from ${anchorNamed(p, 'en')}; the date follows once that is on record.`,
  },
  'anchor-is-taken-from-the-facts': {
    ja: (p) => `${anchorNamed(p, 'ja')}の記録がないため、対象と分かった時点で代えています。`,
    en: (p) => `There is no record of ${anchorNamed(p, 'en')}; the moment the duty surely arose stands for it.`,
  },
  'anchors-out-of-order': {
    ja: (p) => `${anchorNamed(p, 'ja')}が${anchorNamed(p, 'ja', 'other')}より前になっています。どちらが正しいかを確かめてください。`,
    en: (p) =>
      `${capital(anchorNamed(p, 'en'))} lies before ${anchorNamed(p, 'en', 'other')}, which cannot be. Find out which of the two is right.`,
  },
  'filing-is-taken-as': {
    ja: (p) => `提出の記録にある義務（${p('duty')}）は、「${dutyNamed(p, 'ja', 'known')}」として扱いました。`,
    en: (p) => `The filing on record for ${p('duty')} was taken as one on "${dutyNamed(p, 'en', 'known')}".`,
  },
  'limit-has-passed': {
    ja: (p) =>
      `「${dutyNamed(p, 'ja')}」の${isGuide(p) ? '目安の日' : '期限'}（${longMomentNamed(p, 'ja', 'at')}）を過ぎています。${isUnsure(p) ? 'おそれがあるため、対象として扱います。' : ''}まだ済んでいなければ、すぐに行ってください。`,
    en: (p) =>
      `The ${isGuide(p) ? 'guide day' : 'limit'} of "${dutyNamed(p, 'en')}" (${longMomentNamed(p, 'en', 'at')}) has passed. ${isUnsure(p) ? 'The duty possibly stands, so it is treated as standing. ' : ''}If it is still open, act at once.`,
  },
  'local-time-does-not-exist': {
    ja: (p) =>
      `${anchorNamed(p, 'ja')}の時刻は、時計の切り替えのため${p('zone')}には存在しません。書かれた時差により${momentNamed(p, 'ja', 'at')}として扱いました。確かめてください。`,
    en: (p) =>
      `The time of ${anchorNamed(p, 'en')} does not exist in ${p('zone')}, where clocks were changed. By the offset written it was taken as ${momentNamed(p, 'en', 'at')}. Check it.`,
  },
  'local-time-exists-twice': {
    ja: (p) =>
      `${anchorNamed(p, 'ja')}の時刻は、時計の切り替えのため${p('zone')}では二度あります。書かれた時差により${p('which') === 'first' ? '一度目' : '二度目'}の${momentNamed(p, 'ja', 'at')}として扱いました。`,
    en: (p) =>
      `The time of ${anchorNamed(p, 'en')} comes twice in ${p('zone')}, where clocks were changed. By the offset written it was taken as the ${p('which')} ${momentNamed(p, 'en', 'at')}.`,
  },
  'filing-of-an-unknown-duty': {
    ja: (p) => `提出の記録にある義務（${p('duty')}）は、登録されている規則にありません。`,
    en: (p) => `A filing is on record for a duty that no rule knows (${p('duty')}).`,
  },
  'authority-has-closed-days-of-its-own': {
    ja: () => '提出先が都道府県のため、閉庁日による期限の延長は見込んでいません。提出先の閉庁日を確かめてください。',
    en: () => 'A prefecture receives the report, so no roll over closed days is assumed. Ask which days it is closed.',
  },
  'work-day-is-unverified': {
    ja: (p) => `${p('year')}年の閉庁日を確認できません。${longDayIn('ja', p('workBy'))}までに済ませ、提出先に確かめてください。`,
    en: (p) => `The closed days of ${p('year')} are not verified. Finish by ${longDayIn('en', p('workBy'))} and ask the recipient.`,
  },
  'yardstick-in-words': {
    ja: (p) =>
      `「${p('wordJa')}」の目安によります。${dayNamed(p, 'ja', 'targetOn')}を目標、${dayNamed(p, 'ja', 'alarmOn')}を目安の日とします。法定の日数ではありません。`,
    en: (p) =>
      `A yardstick for "${p('wordEn')}", not a statutory day: target ${dayNamed(p, 'en', 'targetOn')}, guide day ${dayNamed(p, 'en', 'alarmOn')}.`,
  },
  'no-number-but-a-word': {
    ja: (p) =>
      `「${p('wordJa')}」とされ、日数の定めはありません。${promptDaysIn('ja', p)}は、忘れないために当システムが置いた日です。できるだけ早く行ってください。`,
    en: (p) =>
      `The rule says "${p('wordEn')}" and names no number. ${promptDaysIn('en', p)} set by Shodo so that nobody forgets; act as early as you can.`,
  },
  'guideline-yardstick': {
    ja: (p) =>
      `「速やかに」の目安（おおむね3～5日以内）によります。${dayNamed(p, 'ja', 'targetOn')}を目標、${dayNamed(p, 'ja', 'alarmOn')}を目安の日とします。法定の日数ではありません。`,
    en: (p) =>
      `A guideline yardstick for "promptly" (about 3-5 days), not a statutory day: target ${dayNamed(p, 'en', 'targetOn')}, guide day ${dayNamed(p, 'en', 'alarmOn')}.`,
  },
  'no-day-count-in-law': {
    ja: (p) =>
      `「状況に応じて速やかに」とされ、日数の定めも目安もありません。${dayNamed(p, 'ja', 'targetOn')}と${dayNamed(p, 'ja', 'alarmOn')}は、忘れないために当システムが置いた目標の日と目安の日です。目標日は担当者が決めてください。`,
    en: (p) =>
      `"Promptly according to the circumstances": neither the law nor the guideline gives a number of days. ${dayNamed(p, 'en', 'targetOn')} and ${dayNamed(p, 'en', 'alarmOn')} are a target day and a guide day assumed by Shodo; the team sets its own target.`,
  },
  'holidays-there-are-not-known': {
    ja: (p) =>
      `提出先の祝日は確認できていません。土日だけを除いて、${dayNamed(p, 'ja', 'workBy')}までに済ませてください。祝日に当たるかは提出先に確かめてください。`,
    en: (p) =>
      `The public holidays of the recipient are not known here; only weekends are left out. Finish by ${dayNamed(p, 'en', 'workBy')}, and ask whether that is a holiday there.`,
  },
  'internal-cut-off-in-japan': {
    ja: (p) => `社内の締切は日本時間の${momentNamed(p, 'ja', 'at')}です（期限以前の最後の開庁日。現地の17:00より早く来ます）。`,
    en: (p) =>
      `Internal cut-off: ${momentNamed(p, 'en', 'at')} in Japan (last open day at or before the due day; earlier than 17:00 there).`,
  },
  'internal-cut-off': {
    ja: (p) => `社内の締切は${momentNamed(p, 'ja', 'at')}です（期限以前の最後の開庁日）。`,
    en: (p) => `Internal cut-off: ${momentNamed(p, 'en', 'at')} (last open day at or before the due day).`,
  },
  CALENDAR_UNVERIFIED: {
    ja: (p) =>
      `${p('year')}年の閉庁日を確認できないため、早めの安全な日（${longDayIn('ja', p('dueOn'))}）を示しています。提出先に電話で確かめてください（CALENDAR_UNVERIFIED）。`,
    en: (p) =>
      `The closed days of ${p('year')} are not verified, so an earlier, safe day (${longDayIn('en', p('dueOn'))}) is shown. Call the recipient to check (CALENDAR_UNVERIFIED).`,
  },
  'holiday-is-provisional': {
    ja: (p) =>
      `${dayNamed(p, 'ja', 'day')}（${wordIn('ja', p('nameJa'))}）は計算による見込みで、まだ官報で公示されていない可能性があります。`,
    en: (p) => `${dayNamed(p, 'en', 'day')} (${wordIn('en', p('nameEn'))}) is computed and may not have been gazetted yet.`,
  },
} as const satisfies Record<string, Phrase>;

export const aboutReadings = {
  'status-filing-advised': {
    ja: (p) => `期限が長くなる扱いが確実とはいえないため、${dayNamed(p, 'ja', 'day')}までにその時点の内容を報告しておくと安全です。`,
    en: (p) => `The longer limit is not certain; filing what is known by ${dayNamed(p, 'en', 'day')} is the safe course.`,
  },
  'status-filing-day-has-passed': {
    ja: (p) => `早い方の期限（${dayNamed(p, 'ja', 'day')}）を過ぎています。すぐに報告してください。`,
    en: (p) => `The earlier date (${dayNamed(p, 'en', 'day')}) has passed. File at once.`,
  },
  'reading-safe': {
    ja: () => '安全側の読み方で、ほかの読み方より遅くなることはありません。これで進めます。',
    en: () => 'The safe reading: no other ends earlier. Shodo works to it.',
  },
  'reading-from-recorded-awareness': {
    ja: (p) => `記録されている知った日時（${momentNamed(p, 'ja', 'at')}）から数える読み方です。発覚の方が早いため、目標にはしません。`,
    en: (p) => `Counted from the awareness on record (${momentNamed(p, 'en', 'at')}). The discovery lies earlier, so it is shown only.`,
  },
  'reading-from-determination': {
    ja: (p) =>
      `漏えいと判断した時（${momentNamed(p, 'ja', 'at')}）から数える、条文どおりの読み方です。それより早く知っていたため、目標にはしません。`,
    en: (p) =>
      `As the law is worded, counted from the determination (${momentNamed(p, 'en', 'at')}). It was known earlier, so this is shown only.`,
  },
  /** This and the next: of judgements that ran from the awareness beside an earlier discovery. */
  'reading-from-awareness': {
    ja: () => '記録されている、知った日時から数える読み方です。この日で進めます。',
    en: () => 'Counted from the awareness on record. Shodo works to it.',
  },
  'reading-from-discovery': {
    ja: (p) =>
      `${momentNamed(p, 'ja', 'at')}（発覚）から数える読み方です。発覚の時点でいずれかの部署が知っていたときは、この日が期限です。知った日時を確かめてください。`,
    en: (p) =>
      `Counted from the discovery on ${momentNamed(p, 'en', 'at')}. If any department knew then, this is the date. Check the time of awareness.`,
  },
  'reading-elapsed-hours': {
    ja: () => '経過時間どおりに数える読み方です。',
    en: () => 'The hours as they elapse.',
  },
  'reading-next-full-hour': {
    ja: () => `次の正時から数える読み方です（${citationIn('ja', 'Reg. 1182/71 3(1)')}）。定まっていないため、目標にはしません。`,
    en: () => `Counted from the next full hour (${citationIn('en', 'Reg. 1182/71 3(1)')}). Unsettled, so it is shown only.`,
  },
  'reading-first-day-left-out-and-rolled': {
    ja: (p) => `初日を数えず、閉庁日なら翌開庁日とする読み方です${latestIn('ja', p)}。目標にはしません。`,
    en: (p) => `The first day left out and closed days passed over${latestIn('en', p)}, never a target.`,
  },
  'reading-spoken-for': {
    ja: (p) =>
      `「${wordOfRecord(p, 'ja')}」は、不正の目的をもって行われたおそれがある行為に当たり得ます（${citationIn('ja', 'GL 3-5-3-1(3)')}）。そのおそれがあれば、期限は${p('days')}日です。おそれがあるとはまだ確かめられていないため、目標にはしません。`,
    en: (p) =>
      `The record says "${wordOfRecord(p, 'en')}", which may count as an act possibly done with a wrongful purpose (${citationIn('en', 'GL 3-5-3-1(3)')}); that possibility is enough for a limit of ${p('days')} days. It is not established, so this is shown only.`,
  },
  'reading-from-later-knowledge': {
    ja: (p) => `${momentNamed(p, 'ja', 'at')}に新たに分かった時点から数える読み方です。根拠が定まっていないため、目標にはしません。`,
    en: (p) => `Counted from the later knowledge of ${momentNamed(p, 'en', 'at')}. No source settles it, so it is shown only.`,
  },
  'reading-from-line-passing': {
    ja: (p) => `${momentNamed(p, 'ja', 'at')}の記録で対象となった時点から数える読み方です。目標にはしません。`,
    en: (p) => `Counted from ${momentNamed(p, 'en', 'at')}, when the record first, or again, raised the duty. Shown only.`,
  },
  'reading-before-reclassification': {
    ja: (p) => `以前の見立て（${lengthOf(p, 'ja')}）のままとする読み方です。目標にはしません。`,
    en: (p) => `The earlier classification (${lengthOf(p, 'en')}) kept. Shown only.`,
  },
  'reading-first-day-left-out': {
    ja: (p) => `初日を数えない読み方です${latestIn('ja', p)}。目標にはしません。`,
    en: (p) => `The first day left out${latestIn('en', p)}, never a target.`,
  },
} as const satisfies Record<string, Phrase>;
