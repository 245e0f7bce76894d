import type { ChoiceFact, CountFact, TruthFact } from '../vocabulary/facts.js';

interface Named {
  readonly ja: string;
  readonly en: string;
}
type Language = 'ja' | 'en';

/** Facts in plain words, made to stand inside 「…」 or after "whether". Truth facts are statements, counts are quantities. */
export const factNames: Readonly<Record<TruthFact | CountFact | ChoiceFact, Named>> = {
  'breach-occurred': { ja: '個人データの漏えい等が発生した', en: 'a leak, loss or damage of personal data occurred' },
  'leak-occurred': { ja: '漏えいが発生した', en: 'data leaked' },
  'loss-occurred': { ja: '滅失が発生した', en: 'data was lost' },
  'damage-occurred': { ja: '毀損が発生した', en: 'data was damaged' },
  'special-care-information-involved': { ja: '要配慮個人情報が含まれる', en: 'special-care-required personal information is involved' },
  'property-damage-possible': {
    ja: '不正に利用されると財産的被害が生じるおそれがある',
    en: 'misuse of the data may cause property damage',
  },
  'wrongful-purpose-possible': {
    ja: '不正の目的をもって行われたおそれがある',
    en: 'the act may have been done with a wrongful purpose',
  },
  'information-about-to-be-acquired': {
    ja: '取得し、又は取得しようとしている個人情報が対象である',
    en: 'personal information being or about to be acquired is concerned',
  },
  'specific-personal-information-involved': { ja: '特定個人情報が含まれる', en: 'specific personal information (My Number) is involved' },
  'my-number-used-or-provided-unlawfully': {
    ja: '個人番号が法に反して利用され、又は提供された',
    en: 'a My Number was used or provided against the Act',
  },
  'my-number-viewable-by-many': {
    ja: '特定個人情報が不特定多数の人に閲覧され得る状態になった',
    en: 'specific personal information could be viewed by an unspecified number of people',
  },
  'information-network-system-involved': {
    ja: '情報提供ネットワークシステム等に係る特定個人情報である',
    en: 'the information belongs to the Information Provision Network or a system the rule names beside it',
  },
  'communications-secrecy-involved': { ja: '通信の秘密に係る情報が含まれる', en: 'secrecy of communications is involved' },
  'specified-user-information-involved': { ja: '特定利用者情報が含まれる', en: 'specified user information is involved' },
  'card-data-involved': { ja: 'クレジットカード情報が含まれる', en: 'card data is involved' },
  'recovered-before-viewing': {
    ja: '第三者に閲覧される前にすべて回収した',
    en: 'everything was recovered before any third party viewed it',
  },
  'provided-on-purpose': { ja: '自らの意図に基づいて提供した', en: 'the data was provided on purpose' },
  'same-content-kept-elsewhere': { ja: '同じ内容のデータが他に保管されている', en: 'the same content is kept elsewhere' },
  'concealment-algorithm-recognised': {
    ja: '推奨された暗号など、第三者が見読できない技術で秘匿化されている',
    en: 'the data is concealed by a recognised technology that third parties cannot read',
  },
  'concealment-key-safe': { ja: '見読可能にする手段が適切に管理されている', en: 'the means of reading the data is properly managed' },
  'pseudonymised-only': { ja: '仮名加工情報である個人データだけである', en: 'only pseudonymously processed information is concerned' },
  'data-entrusted-to-us': { ja: '委託を受けて取り扱うデータである', en: 'the data was entrusted to us' },
  'data-entrusted-by-us': { ja: '取扱いを委託したデータである', en: 'we entrusted the data to somebody else' },
  'entrustor-receipt-confirmed': { ja: '委託元が通知の受領を確認した', en: 'the entrustor confirmed receipt of our notice' },
  'risk-to-persons-unlikely': { ja: '個人の権利利益にリスクが生じる可能性が低い', en: 'a risk to natural persons is unlikely' },
  'high-risk-to-persons': { ja: '個人の権利利益に高いリスクが生じる可能性がある', en: 'a high risk to natural persons is likely' },
  'significant-incident': {
    ja: '法令の定める重大な事故・インシデントである（電気通信の重大な事故、NIS2など）',
    en: 'the incident is significant or serious as the law defines it (telecommunications, NIS2 and others)',
  },
  'major-ict-incident': { ja: '重大なICTインシデントである（DORA）', en: 'the ICT incident is major (DORA)' },
  'exploited-vulnerability-or-severe-incident': {
    ja: '悪用された脆弱性又は深刻なインシデントである（CRA）',
    en: 'a vulnerability is exploited or the incident is severe (CRA)',
  },
  'serious-harm-likely': { ja: '重大な害が生じる可能性が高い', en: 'serious harm is likely' },
  'illegal-outside-access': { ja: '外部から違法なアクセスがあった', en: 'there was illegal access from outside' },
  'unique-identifying-information-involved': {
    ja: '固有識別情報（住民登録番号・旅券番号など）が含まれる（韓国）',
    en: 'unique identifying information, such as resident registration or passport numbers, is involved (Korea)',
  },
  'critical-information-infrastructure': { ja: '重要情報インフラに当たる', en: 'critical information infrastructure is concerned' },
  'unencrypted-data-involved': { ja: '暗号化されていないデータが含まれる', en: 'unencrypted data is involved' },
  'unsecured-health-information-involved': { ja: '保護されていない健康情報が含まれる', en: 'unsecured health information is involved' },
  'material-to-investors': { ja: '投資家の判断にとって重要である', en: 'the incident is material to investors' },
  'secondary-damage-occurred': { ja: '二次被害又はそのおそれがある', en: 'there is secondary damage, or a risk of it' },
  'publication-made': { ja: '事案を公表した', en: 'the incident was published' },
  'other-matters-to-report': { ja: '報告書に書くほかの参考事項がある', en: 'there are other matters to report' },
  'report-items-open': { ja: '確報の時点で分からない事項が残っている', en: 'items of the final report were still unknown' },
  'principals-hard-to-reach': { ja: '本人への通知が困難である', en: 'it is difficult to notify the principals' },
  'specified-intrusion-occurred': { ja: '特定侵害事象等が発生した', en: 'a specified intrusion event occurred' },
  'principals-affected': { ja: '本人の数', en: 'principals affected' },
  'card-holders-affected': { ja: 'クレジットカード情報に係る本人の数', en: 'card holders affected' },
  'residents-affected-us-ca': { ja: 'カリフォルニア州の居住者数', en: 'residents of California affected' },
  'residents-affected-us-ny': { ja: 'ニューヨーク州の居住者数', en: 'residents of New York affected' },
  'residents-affected-us-tx': { ja: 'テキサス州の居住者数', en: 'residents of Texas affected' },
  'suspicion-indicator': { ja: '漏えいを疑う徴候', en: 'sign of a leak' },
  'leak-type': { ja: '漏えい等の種類', en: 'type of leak' },
  'event-grade': { ja: '事案の等級', en: 'grade of the event' },
};

/** Exceptions a pack may name; each lifts a duty only when every fact it needs is confirmed and evidenced. */
export const exemptionNames = {
  'strong-concealment': { ja: '高度な暗号化等の秘匿化', en: 'high-grade encryption or equivalent concealment' },
  'recovered-before-viewing': { ja: '閲覧される前の全件回収', en: 'recovered before anybody viewed it' },
  'same-content-kept-elsewhere': { ja: '同じ内容のデータの保管', en: 'same content kept elsewhere' },
  'provided-on-purpose': { ja: '意図した提供', en: 'provided on purpose' },
  'pseudonymised-only': { ja: '仮名加工情報だけであること', en: 'only pseudonymously processed information' },
  'risk-unlikely': { ja: '権利利益へのリスクが生じる可能性が低いこと', en: 'a risk to natural persons being unlikely' },
  'recovered-at-low-risk': { ja: '回収済みでリスクが低いこと', en: 'recovered, with a low risk' },
  'entrustee-release': { ja: '委託元への通知による免除', en: 'release by notifying the entrustor' },
} as const satisfies Record<string, Named>;
export type ExemptionName = keyof typeof exemptionNames;

export const anchorNames = {
  occurred: { ja: '発生', en: 'occurrence' },
  aware: { ja: '知った時', en: 'awareness' },
  discovered: { ja: '発覚', en: 'discovery' },
  assessed: { ja: '評価の完了', en: 'completed assessment' },
  classified: { ja: '重大と分類した時', en: 'classification as major' },
  determined: { ja: '重要性を判断した時', en: 'determination of materiality' },
  handled: { ja: '対処の終了', en: 'the end of handling' },
  'measure-available': { ja: '是正・緩和措置の提供開始', en: 'a corrective or mitigating measure becoming available' },
  'notified-by-entrustee': { ja: '委託先からの通知を受けた時', en: "receipt of the entrustee's notice" },
} as const satisfies Record<string, Named>;

const named = (table: Readonly<Record<string, Named>>, name: string, language: Language) =>
  (Object.hasOwn(table, name) ? table[name]?.[language] : undefined) ?? name;

export const factIn = (language: Language, fact: string) => named(factNames, fact, language);
export const exemptionIn = (language: Language, exemption: string) => named(exemptionNames, exemption, language);

/** A determination by what it is of, where that is a breach, or may be. */
const determinationNames: Readonly<Record<string, Named>> = {
  'breach-occurred': { ja: '漏えいが起きたと判断した時', en: 'determination that a breach occurred' },
  'breach-occurred material-to-investors': {
    ja: '漏えいが起きたこと又は重要であることを判断した時',
    en: 'determination of a breach or of materiality',
  },
};

/** @param of what a determination is of, as statements carry it */
export function anchorIn(language: Language, anchor: string, of?: string): string {
  if (anchor === 'determined' && of !== undefined && Object.hasOwn(determinationNames, of)) return named(determinationNames, of, language);
  if (!anchor.startsWith('filed:')) return named(anchorNames, anchor, language);
  return language === 'ja' ? `先の報告（${anchor.slice(6)}）` : `the earlier filing (${anchor.slice(6)})`;
}
