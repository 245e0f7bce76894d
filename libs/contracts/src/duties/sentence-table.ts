import { ChoiceFact } from '../vocabulary/facts.js';
import { aboutChanges } from './change-sentences.js';
import { citationIn } from './citations.js';
import { aboutClocks, aboutReadings } from './clock-sentences.js';
import { aboutContradictions } from './contradiction-sentences.js';
import { exemptionIn as exemption } from './fact-names.js';
import { aboutFollowing } from './following-sentences.js';
import { lineIn } from './lines.js';
import { anyFactNamed, dutyNamed, factNamed, has, isGuide, noFactNamed, type Phrase, type Read } from './phrase.js';
import { longDayIn, wordIn } from './wording.js';

const gaps: Readonly<Record<string, Readonly<Record<'ja' | 'en', string>>>> = {
  sector: { ja: '業種', en: 'the sector' },
  listing: { ja: '上場の有無', en: 'whether it is listed' },
  designations: { ja: '指定・区分', en: 'its designations' },
  'sector-and-listing': { ja: '業種と上場の有無', en: 'the sector and whether it is listed' },
};
const gapIn = (language: 'ja' | 'en', gap: string) => gaps[gap]?.[language] ?? gap;

const agreements: Readonly<Record<string, Readonly<Record<'ja' | 'en' | 'noticeJa' | 'noticeEn', string>>>> = {
  insurers: { ja: '保険契約', en: 'insurance policies', noticeJa: '保険会社への通知', noticeEn: 'notices to insurers' },
  partners: { ja: '取引先との契約', en: 'contracts with partners', noticeJa: '取引先への通知', noticeEn: 'notices to contract partners' },
};
/** Lists of the register in one parameter, spaces between; what each of them lists, or the notices that hang on it. */
const agreedIn = (p: Read, of: 'ja' | 'en' | 'noticeJa' | 'noticeEn') =>
  p('agreed')
    .split(' ')
    .map((list) => agreements[list]?.[of] ?? list)
    .join(of === 'en' || of === 'noticeEn' ? ' and ' : 'と');

/** Whom a law of its own looks at: public bodies are no sector of business. */
const whoseRules = (p: Read, language: 'ja' | 'en') => {
  const ofPublicBodies = p('law') === 'APPI 68';
  if (language === 'ja') return ofPublicBodies ? '公的機関' : 'この業種';
  return ofPublicBodies ? 'public bodies' : 'this sector';
};

/** One of a list, whose name is a noun: not a statement that may hold. */
const isChoice = (p: Read) => ChoiceFact.safeParse(p('fact')).success;

/** What the facts say. */
const aboutFacts = {
  'fact-holds': {
    ja: (p) =>
      `「${factNamed(p, 'ja')}」${{ confirmed: 'ことが判明しています', probable: 'と推定されます' }[p('confidence')] ?? 'はまだ疑いの段階です'}。`,
    en: (p) =>
      p('confidence') === 'suspected'
        ? `It is only suspected that ${factNamed(p, 'en')}.`
        : `Fact (${p('confidence')}): ${factNamed(p, 'en')}.`,
  },
  'fact-is-proven': {
    ja: (p) => `「${factNamed(p, 'ja')}」ことが、証拠とともに確認されています。`,
    en: (p) => `Confirmed, with evidence: ${factNamed(p, 'en')}.`,
  },
  'fact-is-not-proven': {
    ja: (p) => `「${factNamed(p, 'ja')}」は、確認と証拠がそろっていないため、考慮していません。`,
    en: (p) => `Left aside, since confirmation with evidence is lacking: ${factNamed(p, 'en')}.`,
  },
  'fact-is-denied': {
    ja: (p) => `「${factNamed(p, 'ja')}」という事実がないことを確認済みです。`,
    en: (p) => `Confirmed not to be so: ${factNamed(p, 'en')}.`,
  },
  'fact-is-not-known': {
    ja: (p) =>
      isChoice(p) ? `${factNamed(p, 'ja')}がまだ分かっていません。` : `「${factNamed(p, 'ja')}」かどうか、まだ分かっていません。`,
    en: (p) => (isChoice(p) ? `Not yet known: ${factNamed(p, 'en')}.` : `Not yet known whether ${factNamed(p, 'en')}.`),
  },
  'fact-is-only-suspected': {
    ja: (p) => `「${factNamed(p, 'ja')}」はまだ${wordIn('ja', p('confidence'))}の段階です。おそれがあるものとして扱います。`,
    en: (p) => `It is only ${p('confidence')} that ${factNamed(p, 'en')}; it is treated as possible.`,
  },
  'denial-is-not-confirmed': {
    ja: (p) => `「${factNamed(p, 'ja')}」という事実がないことは、まだ確認できていません（${wordIn('ja', p('confidence'))}）。`,
    en: (p) => `It is not confirmed (${p('confidence')}) that this is not so: ${factNamed(p, 'en')}.`,
  },
  'count-exceeds-line': {
    ja: (p) =>
      has(p, 'ofParts')
        ? `${factNamed(p, 'ja')}は、記録された内訳から少なくとも${p('count')}人とみられ、${lineIn('ja', 'reaches', p)}。`
        : `${factNamed(p, 'ja')}が${p('count')}人で、${lineIn('ja', 'reaches', p)}。`,
    en: (p) =>
      `${factNamed(p, 'en')}: ${has(p, 'ofParts') ? `by the parts on record at least ${p('count')}` : p('count')}, ${lineIn('en', 'reaches', p)}.`,
  },
  'larger-count-exceeds-line': {
    ja: (p) => `${factNamed(p, 'ja')}の記録が食い違っており、多い方の${p('count')}人では${lineIn('ja', 'reaches', p)}。`,
    en: (p) => `${factNamed(p, 'en')}: the records differ, and by the larger of them, ${p('count')}, it is ${lineIn('en', 'reaches', p)}.`,
  },
  'possible-maximum-exceeds-line': {
    ja: (p) => `${factNamed(p, 'ja')}は確定していませんが、最大${p('max')}人で、${lineIn('ja', 'mayReach', p)}。`,
    en: (p) => `${factNamed(p, 'en')}: not settled, but possibly ${p('max')}, ${lineIn('en', 'reaches', p)}.`,
  },
  'count-within-line': {
    ja: (p) => `${factNamed(p, 'ja')}は${has(p, 'exact') ? '' : '最大'}${p('count')}人で、${lineIn('ja', 'staysWithin', p)}。`,
    en: (p) => `${factNamed(p, 'en')}: ${has(p, 'exact') ? '' : 'at most '}${p('count')}, ${lineIn('en', 'staysWithin', p)}.`,
  },
  'count-is-open': {
    ja: (p) => `${factNamed(p, 'ja')}の上限が分かっていないため、${lineIn('ja', 'mayReach', p)}。`,
    en: (p) => `${factNamed(p, 'en')}: no maximum is known, so it ${lineIn('en', 'mayReach', p)}.`,
  },
  'choice-holds': {
    ja: (p) => `${factNamed(p, 'ja')}は「${wordIn('ja', p('value'))}」です。`,
    en: (p) => `${factNamed(p, 'en')}: ${wordIn('en', p('value'))}.`,
  },
  'choice-is-another': {
    ja: (p) => `${factNamed(p, 'ja')}は「${wordIn('ja', p('value'))}」です。`,
    en: (p) => `${factNamed(p, 'en')}: ${wordIn('en', p('value'))}.`,
  },
  'nobody-is-affected': {
    ja: (p) => `${factNamed(p, 'ja')}は0人と確認されています。`,
    en: (p) => `${factNamed(p, 'en')}: none, and that is known.`,
  },
  'count-is': { ja: (p) => `${factNamed(p, 'ja')}は${p('count')}人です。`, en: (p) => `${factNamed(p, 'en')}: ${p('count')}.` },
  'somebody-may-be-affected': {
    ja: (p) => `${factNamed(p, 'ja')}が0人とは確認されていません。`,
    en: (p) => `${factNamed(p, 'en')}: not known to be none.`,
  },
  'report-was-filed': {
    ja: (p) => `先の報告（${dutyNamed(p, 'ja')}）は提出済みです。`,
    en: (p) => `The earlier report (${dutyNamed(p, 'en')}) has been filed.`,
  },
  'report-was-not-filed': {
    ja: (p) => `先の報告（${dutyNamed(p, 'ja')}）はまだ提出されていません。`,
    en: (p) => `The earlier report (${dutyNamed(p, 'en')}) has not been filed yet.`,
  },
  'indicator-makes-it-suspected': {
    ja: (p) => `漏えいを疑う徴候（${wordIn('ja', p('value'))}）があるため、漏えい等のおそれがあるものとして扱います。`,
    en: (p) => `There is a sign of a leak (${wordIn('en', p('value'))}), so a breach is treated as possible.`,
  },
  'profile-is-silent': {
    ja: (p) =>
      has(p, 'butByFacts')
        ? `組織の設定に${gapIn('ja', p('gap'))}がないため、それに応じた規則は、記録された事実から関係すると分かるものだけを見ており、ほかは見ていません。設定を確かめてください。`
        : `組織の設定に${gapIn('ja', p('gap'))}がないため、それに応じた規則は見ていません。設定を確かめてください。`,
    en: (p) =>
      has(p, 'butByFacts')
        ? `The organisation's settings leave out ${gapIn('en', p('gap'))}. Of the rules that ask for it only those that the facts on record speak of were looked at, and no others. Check the settings.`
        : `The organisation's settings leave out ${gapIn('en', p('gap'))}, so the rules that ask for it were not looked at. Check the settings.`,
  },
  'register-is-not-given': {
    ja: (p) =>
      `組織の設定に${agreedIn(p, 'ja')}の台帳がないため、契約で決めた${agreedIn(p, 'noticeJa')}は判断していません。事故の通知とその期限の定めがないか、契約を確かめてください。定めがないと確かめたときは、空の一覧を登録してください。`,
    en: (p) =>
      `The organisation's settings give no register of its ${agreedIn(p, 'en')}, so the ${agreedIn(p, 'noticeEn')} that these ask for were not judged. Check whether they ask for a notice of incidents, and within what time. Where none does, an empty list says so.`,
  },
  'processor-tells-the-controller': {
    ja: (p) =>
      `委託を受けて取り扱うデータとされています。処理者（受託者）としての義務は「${dutyNamed(p, 'ja')}」で、この義務を負うのは管理者（委託元）です。自社が管理者でもあるか、契約で引き受けているかを確かめてください。`,
    en: (p) =>
      `The data is said to be entrusted to you. As a processor you owe the "${dutyNamed(p, 'en')}"; this duty is the controller's. Check whether you are a controller as well, or have taken it on by contract.`,
  },
  'fact-lies-ahead': {
    ja: (p) => `「${factNamed(p, 'ja')}」に未来の時点の記録があるため、その分は判断に使っていません。`,
    en: (p) => `A record on "${factNamed(p, 'en')}" is dated in the future and was not used.`,
  },
  'about-to-be-acquired-is-not-said': {
    ja: () =>
      `不正の目的をもって行われたおそれがある行為では、保有するデータが漏えいしていなくても、取得し、又は取得しようとしている個人情報（入力フォームの改ざんなど）が対象になります（${citationIn('ja', 'ER 7(iii)')}）。これに当たるかの答えがまだありません。当たるときは対象となるため、確かめてください。`,
    en: () =>
      'Beside a possible wrongful purpose, personal information being or about to be acquired counts as well, even though nothing that was held leaked (ER Art. 7(iii)): a form that was tampered with, for example. Nobody has answered whether it is concerned. If it is, the duty stands: find out.',
  },
  'other-law-may-reach-further': {
    ja: (p) =>
      `${whoseRules(p, 'ja')}には別の定め（${citationIn('ja', p('law'))}）があり、${has(p, 'line') ? `本人の数の基準が${p('line')}人超とされているほか、` : ''}対象となる範囲がより広いことがあります。その定めに当たるかはここでは決められないため、「${wordIn('ja', 'provisional')}」としています。`,
    en: (p) =>
      `Another law looks at ${whoseRules(p, 'en')} (${citationIn('en', p('law'))}), and it may reach further${has(p, 'line') ? `: its line is more than ${p('line')} persons, for one` : ''}. Whether the case falls under it is not settled here, so the result is: ${wordIn('en', 'provisional')}.`,
  },
  'sector-has-rules-of-its-own': {
    ja: (p) =>
      `${whoseRules(p, 'ja')}には別の定め（${citationIn('ja', p('law'))}）があります。${has(p, 'line') ? `本人の数の基準は${p('line')}人超で、条例で定める要配慮個人情報も要配慮個人情報に含めて答えてください。` : '個人情報保護委員会に確認してください。'}`,
    en: (p) =>
      `There are other rules for ${whoseRules(p, 'en')} (${citationIn('en', p('law'))})${has(p, 'line') ? `: the line is more than ${p('line')} persons, and what an ordinance names as special care-required counts as that` : '. Ask the Personal Information Protection Commission'}.`,
  },
} as const satisfies Record<string, Phrase>;

const aboutExemptions = {
  'exemption-applies': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」が証拠とともに確認されているため、対象外です。`,
    en: (p) => `The exception "${exemption('en', p('exemption'))}" is confirmed with evidence, so the duty does not apply.`,
  },
  'exemption-is-not-proven': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」は、「${factNamed(p, 'ja')}」の確認と証拠がそろっていないため、考慮していません。`,
    en: (p) =>
      `The exception "${exemption('en', p('exemption'))}" is left aside: confirmation with evidence is lacking that ${factNamed(p, 'en')}.`,
  },
  'exemption-does-not-reach': {
    ja: (p) => `「${exemption('ja', p('exemption'))}」だけでは、この事案のすべてを対象外にできません。`,
    en: (p) => `The exception "${exemption('en', p('exemption'))}" does not cover everything in this incident.`,
  },
  'exemption-may-not-reach': {
    ja: (p) =>
      `「${exemption('ja', p('exemption'))}」は証拠とともに確認されていますが、${anyFactNamed(p, 'ja')}か、まだ分からないため、対象外とはしません。`,
    en: (p) =>
      `The exception "${exemption('en', p('exemption'))}" is confirmed with evidence, but it is not yet known whether ${anyFactNamed(p, 'en')}; until then the duty is not ruled out.`,
  },
  'exemption-would-lift-but-for': {
    ja: (p) =>
      `「${exemption('ja', p('exemption'))}」が証拠とともに確認され、${noFactNamed(p, 'ja')}ことも確認されれば、対象外になります。`,
    en: (p) =>
      `If "${exemption('en', p('exemption'))}" is confirmed with evidence, and it is confirmed to be ${noFactNamed(p, 'en')}, the duty no longer applies.`,
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

const states = {
  newer: { ja: '新しい版の規則', en: 'the newer version of the rule' },
  promulgated: { ja: '公布済みの改正', en: 'the amendment already passed' },
  proposed: { ja: '提案中の改正', en: 'the amendment proposed' },
} as const;
const isState = (state: string): state is keyof typeof states => Object.hasOwn(states, state);

function ruleIn(language: 'ja' | 'en', p: Read): string {
  const state = p('state');
  const name = isState(state) ? states[state][language] : state;
  if (!has(p, 'from')) return language === 'ja' ? `${name}（${p('version')}）` : `${name} (${p('version')})`;
  const isLatest = has(p, 'latest');
  return language === 'ja'
    ? `${name}（${p('version')}、${isLatest ? '遅くとも' : ''}${longDayIn('ja', p('from'))}から）`
    : `${name} (${p('version')}, from ${longDayIn('en', p('from'))}${isLatest ? ' at the latest' : ''})`;
}

function outcomeIn(language: 'ja' | 'en', p: Read): string {
  const standing = wordIn(language, p('standing'));
  const day = has(p, 'due') ? p('due').slice(0, 10) : undefined;
  if (language === 'ja')
    return day === undefined
      ? `「${standing}」になります`
      : `「${standing}」、${isGuide(p) ? '目安' : '期日'}は${longDayIn('ja', day)}になります`;
  return day === undefined ? standing : `${standing}, ${isGuide(p) ? 'target' : 'day'} ${longDayIn('en', day)}`;
}

/** Until when an amendment binds nobody. A day that is only the latest is set by an order, which may come first. */
function untilThen(language: 'ja' | 'en', p: Read): string {
  if (p('state') === 'proposed') return language === 'ja' ? '成立し、施行されるまでは' : 'Until it is passed and in force';
  if (has(p, 'from') && !has(p, 'latest')) return language === 'ja' ? 'その日までは' : 'Until that day';
  return language === 'ja'
    ? '施行日は別に定められます。確かめて、施行されるまでは'
    : 'The day it begins is set apart: look it up. Until then';
}

const aboutPacks = {
  'recipient-to-be-confirmed': {
    ja: () => '提出先を個人情報保護委員会に確認してください。',
    en: () => 'Confirm the recipient with the Personal Information Protection Commission (PPC).',
  },
  'recipient-may-be-delegated': {
    ja: () =>
      `この業種の一部では、報告を受ける権限が事業所管大臣に委任されていることがあります（${citationIn('ja', 'APPI 150')}）。自社の事業が当たるかは、ここでは判断できません。個人情報保護委員会の「権限の委任」の一覧で確かめてください。`,
    en: () =>
      "For some trades of this sector the power to receive the report may be delegated to the minister in charge (APPI Art. 150). Whether yours is one is not settled here: check it against the PPC's list of delegations.",
  },
  'recipient-may-be-another-minister': {
    ja: () =>
      `国土交通省、厚生労働省、農林水産省などが業法で所管する事業では、報告を受ける権限がその大臣に委任されていることがあります（${citationIn('ja', 'APPI 150')}）。自社の事業が当たるかを、個人情報保護委員会の「権限の委任」の一覧で確かめてください。`,
    en: () =>
      "For trades that other ministries supervise by a law of their own (MLIT, MHLW, MAFF and others) the power to receive the report may be delegated to that minister (APPI Art. 150). Check against the PPC's list of delegations whether yours is one.",
  },
  'filed-by-mail-with-form': {
    ja: () => '提出は電子メールで行います。様式のほか、件名とファイル名にも決まりがあります。提出先のページで確かめてください。',
    en: () =>
      'It is filed by e-mail, with a form and under a subject and file names that are prescribed. Look them up on the page of the recipient.',
  },
  'zone-is-not-of-the-authority': {
    ja: (p) => `登録された時間帯（${p('zone')}）はこの規則の当局のものではないため、${p('used')}で数えました。`,
    en: (p) => `The zone on the profile (${p('zone')}) is not one of this regime's authorities; ${p('used')} was used.`,
  },
  'zone-is-not-named': {
    ja: (p) =>
      `所管当局の時間帯が選ばれていないため、${p('used')}で数えました。当局がほかの時間帯にあると、期限の日が前後することがあります。`,
    en: (p) =>
      `The time zone of your authority is not chosen; ${p('used')} was used. Where the authority is in another, the last day may be earlier or later.`,
  },
  'pinned-pack-is-missing': {
    ja: (p) => `最初に用いた規則（${p('pinned')}）が見つからないため、${p('used')}で判断しました。義務は残しています。`,
    en: (p) => `The rule pack first used (${p('pinned')}) was not found; ${p('used')} was used instead. The duty is kept.`,
  },
  'pack-is-not-in-force': {
    ja: (p) =>
      `${has(p, 'duty') ? `「${dutyNamed(p, 'ja')}」の規則` : 'この規則'}は${longDayIn('ja', p('from'))}から${has(p, 'until') ? `${longDayIn('ja', p('until'))}まで` : ''}のものです。当時の法令を確かめてください。`,
    en: (p) =>
      `${has(p, 'duty') ? `The rule of "${dutyNamed(p, 'en')}"` : 'This rule'} is in force from ${longDayIn('en', p('from'))}${has(p, 'until') ? ` until ${longDayIn('en', p('until'))}` : ''}. Check the law of the time.`,
  },
  'organisation-is-not-asked': {
    ja: () => 'いまの組織の情報（業種・国や地域など）では、この義務は調べる対象になりません。',
    en: () => 'By the organisation’s present profile (sector, countries and the like) this duty is not looked at.',
  },
  'rule-begins-later': {
    ja: (p) => `この規則は${longDayIn('ja', p('from'))}からのもので、それより前に同じ義務はありません。`,
    en: (p) => `This rule begins on ${longDayIn('en', p('from'))}; before that there is no such duty.`,
  },
  'rule-has-no-day-yet': {
    ja: () => 'この規則はまだ施行されておらず、施行日も分かっていません。',
    en: () => 'This rule is not in force, and the day it begins is not known.',
  },
  'other-rule-differs': {
    ja: (p) => `${ruleIn('ja', p)}で判断し直すと、${outcomeIn('ja', p)}。どちらによるかは担当者が決めてください。`,
    en: (p) => `Judged again by ${ruleIn('en', p)}: ${outcomeIn('en', p)}. A person decides which one to follow.`,
  },
  'amendment-would-differ': {
    ja: (p) => `${ruleIn('ja', p)}によれば、${outcomeIn('ja', p)}。${untilThen('ja', p)}現行の規則によります。`,
    en: (p) => `By ${ruleIn('en', p)} it would be: ${outcomeIn('en', p)}. ${untilThen('en', p)} the present rule applies.`,
  },
  'amendment-may-be-in-force': {
    ja: (p) => `${ruleIn('ja', p)}は、予定の日を過ぎています。施行されていれば${outcomeIn('ja', p)}。法令を確かめて判断し直してください。`,
    en: (p) =>
      `The day expected for ${ruleIn('en', p)} has passed. If it is in force: ${outcomeIn('en', p)}. Check the law and judge again.`,
  },
  'notice-takes-the-place-of-reports': {
    ja: () => '委託元への通知を済ませると、委託先自身の報告と本人への通知は免除されます。事実関係の調査への協力は続けてください。',
    en: () =>
      'Once the entrustor has been notified, the entrustee itself need neither report nor notify; it keeps helping to find the facts.',
  },
  'relief-on-closed-days-for-some': {
    ja: () =>
      `期限が土日や祝日に来る場合、一部の金融機関は翌営業日の正午までに提出すればよいとされています（${citationIn('ja', 'CDR 2025/301 time limits')}）。自社が当たるか確かめられていないため、見込んでいません。`,
    en: () =>
      `Where the limit ends on a weekend or a bank holiday, some entities may file until noon of the next working day (${citationIn('en', 'CDR 2025/301 time limits')}). Whether yours is one is not settled here, so it is not assumed.`,
  },
  'count-of-one-place-is-meant': {
    ja: () => '法令は一つの州の居住者の数で判断します。どの州か分からない人は、すべて同じ州の人と仮定して数えています。',
    en: () => 'The law counts the residents of one state; all whose state is not known here are taken to live in the same one.',
  },
  'count-of-my-numbers-is-meant': {
    ja: () => '人数の基準は、特定個人情報に係る本人の数で判断します。その数は分けて記録されないため、本人全体の数で見ています。',
    en: () =>
      'The line counts the persons whose My Number is concerned; their number is not recorded apart, so that of all principals stands for it.',
  },
  'test-of-the-amendment-not-settled': {
    ja: () => '改正後の判断基準を定める規則はまだ公表されていません。公表され次第、確かめてください。',
    en: () => 'The rules that will say what the amended test is have not been published. Check again once they are.',
  },
  'list-of-triggers-not-read': {
    ja: () => 'ほかにも対象となる場合がありますが、その一覧をまだ確認できていません。提出先に確かめてください。',
    en: () => 'Other cases may be covered too; their list has not been read yet. Ask the recipient.',
  },
  'mark-body-may-name-others': {
    ja: () => '付与機関が審査基準に対する重大な違反があると認めた場合も、速報の対象になります。迷うときは提出先に確かめてください。',
    en: () =>
      'A preliminary report is also due where the body that grants the mark finds a serious violation. If in doubt, ask the recipient.',
  },
  'cra-final-report-is-the-earlier': {
    ja: () =>
      '悪用された脆弱性は是正・緩和措置が使えるようになってから14日以内、深刻なインシデントは通知から1か月以内です。両方が決まっているときは、早い日を示します。',
    en: () =>
      'For an exploited vulnerability, 14 days from when a corrective or mitigating measure is available; for a severe incident, one month from the notification. Where both are known, the earlier day is shown.',
  },
  'text-to-be-verified': {
    ja: () => 'この規則は原文をまだ確認していません。専門家に確かめてから用いてください。',
    en: () => 'The primary text of this rule has not been read yet. Have counsel confirm it before relying on it.',
  },
  'transposition-varies': {
    ja: () => '国内法によって異なる場合があります。加盟国の定めを確かめてください。',
    en: () => 'National law may differ. Check the law of the member state.',
  },
  'no-pack-for-jurisdiction': {
    ja: (p) => `${p('jurisdiction')}の規則はまだ登録されていません。その国・地域の義務は専門家に確認してください。`,
    en: (p) => `There are no rules for ${p('jurisdiction')} yet. Ask counsel about the duties there.`,
  },
} as const satisfies Record<string, Phrase>;

const topics = {
  facts: { ...aboutFacts, ...aboutFollowing, ...aboutContradictions },
  exemptions: aboutExemptions,
  clock: aboutClocks,
  readings: aboutReadings,
  changes: aboutChanges,
  rules: aboutPacks,
} as const;
/** What a sentence is about: reasons are shown by it. */
export type Topic = keyof typeof topics;
const topicNames = Object.keys(topics) as Topic[];
export const topicOf = (code: string): Topic => topicNames.find((topic) => Object.hasOwn(topics[topic], code)) ?? 'rules';

/** The closed list of what an assessment may say. A code once given is never reused; removing one is a contract change. */
export const sentences = {
  ...aboutFacts,
  ...aboutFollowing,
  ...aboutContradictions,
  ...aboutExemptions,
  ...aboutClocks,
  ...aboutReadings,
  ...aboutChanges,
  ...aboutPacks,
} as const satisfies Record<string, Phrase>;
export type StatementCode = keyof typeof sentences;
