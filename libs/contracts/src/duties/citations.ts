type Language = 'ja' | 'en';
interface Names {
  readonly ja: string;
  readonly en: string;
}
interface Source extends Names {
  /** How its parts are counted: articles (第26条第1項, Art. 26(1)), sections (§1798.82), or as its own headings stand (3-5-3-4). */
  readonly parts: 'articles' | 'sections' | 'headings';
}

/** The laws, rules and guidelines that packs and refusals cite, by the short form they are kept under. */
const sources: Readonly<Record<string, Source>> = {
  APPI: { ja: '個人情報保護法', en: 'APPI', parts: 'articles' },
  'APPI as amended 2026-07-17': {
    ja: '個人情報保護法（2026年7月17日公布の改正後）',
    en: 'APPI as amended on 2026-07-17',
    parts: 'articles',
  },
  ER: { ja: '個人情報保護法施行規則', en: 'APPI Enforcement Rules', parts: 'articles' },
  GL: { ja: '通則ガイドライン', en: 'PPC Guidelines (General Rules)', parts: 'headings' },
  MNA: { ja: '番号法', en: 'My Number Act', parts: 'articles' },
  'MN Rule': {
    ja: '特定個人情報の漏えい等に関する報告等に関する規則',
    en: 'PPC Rules on Reports of Leaks of Specific Personal Information',
    parts: 'articles',
  },
  AH: { ja: '行政機関の休日に関する法律', en: 'Act on Holidays of Administrative Organs', parts: 'articles' },
  CC: { ja: '民法', en: 'Civil Code', parts: 'articles' },
  'Telecom Act': { ja: '電気通信事業法', en: 'Telecommunications Business Act', parts: 'articles' },
  'Telecom Rules': { ja: '電気通信事業法施行規則', en: 'Telecommunications Business Act Enforcement Rules', parts: 'articles' },
  'Insurance Act': { ja: '保険法', en: 'Insurance Act', parts: 'articles' },
  PMK500: { ja: 'プライバシーマーク付与に関する規約（PMK500）', en: 'Privacy Mark terms (PMK500)', parts: 'articles' },
  'Guideline for the financial sector': {
    ja: '金融分野における個人情報保護に関するガイドライン',
    en: 'Guidelines on Personal Information Protection in the Financial Field',
    parts: 'articles',
  },
  'Order no. 4 of 2026 of eight ministries': {
    ja: '8府省の命令（令和8年第4号）',
    en: 'Order no. 4 of 2026 of eight ministries',
    parts: 'articles',
  },
  GDPR: { ja: 'GDPR', en: 'GDPR', parts: 'articles' },
  'EDPB Guidelines 9/2022': { ja: 'EDPBガイドライン9/2022', en: 'EDPB Guidelines 9/2022', parts: 'headings' },
  'UK GDPR': { ja: '英国GDPR', en: 'UK GDPR', parts: 'articles' },
  DORA: { ja: 'EUデジタル・オペレーショナル・レジリエンス法（DORA）', en: 'DORA', parts: 'articles' },
  CRA: { ja: 'EUサイバーレジリエンス法（CRA）', en: 'Cyber Resilience Act (EU)', parts: 'articles' },
  'Dir. 2022/2555': { ja: 'NIS2指令（EU）2022/2555', en: 'NIS2 Directive (EU) 2022/2555', parts: 'articles' },
  'Reg. 1182/71': { ja: 'EU期間計算規則1182/71', en: 'Regulation 1182/71', parts: 'articles' },
  PIPA: { ja: '韓国・個人情報保護法', en: 'PIPA (Korea)', parts: 'articles' },
  Decree: { ja: '韓国・個人情報保護法施行令', en: 'Enforcement Decree of PIPA (Korea)', parts: 'articles' },
  PIPL: { ja: '中国・個人情報保護法', en: 'PIPL (China)', parts: 'articles' },
  'PDPA as amended 2025-11-11': {
    ja: '台湾・個人資料保護法（2025年11月11日公布の改正後）',
    en: 'PDPA as amended on 2025-11-11 (Taiwan)',
    parts: 'articles',
  },
  'SL 64/2021': {
    ja: 'シンガポール・個人データ保護（データ侵害通知）規則2021',
    en: 'Personal Data Protection (Notification of Data Breaches) Regulations 2021 (Singapore)',
    parts: 'articles',
  },
  'Privacy Act': { ja: 'オーストラリア・プライバシー法', en: 'Privacy Act 1988 (Australia)', parts: 'sections' },
  'Acts Interpretation Act 1901': {
    ja: 'オーストラリア・1901年法令解釈法',
    en: 'Acts Interpretation Act 1901 (Australia)',
    parts: 'sections',
  },
  '17 CFR': { ja: '米国連邦規則集第17編', en: '17 CFR', parts: 'sections' },
  '45 CFR': { ja: '米国連邦規則集第45編', en: '45 CFR', parts: 'sections' },
  'Cal. Civ. Code': { ja: 'カリフォルニア州民法', en: 'California Civil Code', parts: 'sections' },
  'Bus. & Com. Code': { ja: 'テキサス州事業・商業法', en: 'Texas Business & Commerce Code', parts: 'sections' },
  GBL: { ja: 'ニューヨーク州一般事業法', en: 'New York General Business Law', parts: 'sections' },
};

/** What is cited by a name or a topic and not by an article; and one short form that three countries use for acts of their own. */
const wholes: Readonly<Record<string, Names>> = {
  'MNG annex 2': { ja: '特定個人情報ガイドライン（事業者編）別添2', en: 'My Number Guidelines (for businesses), annex 2' },
  'Act 42 of 2025 report of specified intrusion events': {
    ja: 'サイバー対処能力強化法（令和7年法律第42号）のうち特定侵害事象の報告',
    en: 'Cyber Response Capability Act (Act 42 of 2025), report of specified intrusion events',
  },
  'IPA guide for small and medium companies consultation with the police': {
    ja: 'IPA（情報処理推進機構）の中小企業向けの手引きのうち警察への相談',
    en: 'IPA guide for small and medium companies, consultation with the police',
  },
  'IPA notification of viruses and unauthorised access': {
    ja: 'IPA（情報処理推進機構）へのウイルス・不正アクセスの届出',
    en: 'Notification of viruses and unauthorised access to IPA',
  },
  'TSE Listing Regulations timely disclosure, basket clause': {
    ja: '東京証券取引所 有価証券上場規程のうち適時開示（バスケット条項）',
    en: 'TSE Securities Listing Regulations, timely disclosure (basket clause)',
  },
  'acquiring contract leak of card data': {
    ja: '加盟店契約のうちカード情報の漏えい',
    en: 'the acquiring contract, on the leak of card data',
  },
  'contract as on the register': { ja: '契約（台帳に登録したもの）', en: 'the contract, as on the register' },
  'policy as on the register': { ja: '保険契約（台帳に登録したもの）', en: 'the policy, as on the register' },
  'CDR 2025/301 time limits': {
    ja: 'EU委任規則2025/301のうち報告の期限',
    en: 'Commission Delegated Regulation (EU) 2025/301, time limits',
  },
  'COM(2025) 837 proposal of 2025-11-19': {
    ja: '欧州委員会の提案 COM(2025) 837（2025年11月19日）',
    en: 'Commission proposal COM(2025) 837 of 2025-11-19',
  },
  'CRA reporting by manufacturers': {
    ja: 'EUサイバーレジリエンス法（CRA）のうち製造業者の報告',
    en: 'Cyber Resilience Act, reporting by manufacturers',
  },
  'Form 8-K Item 1.05': { ja: '米国証券取引委員会 様式8-K 項目1.05', en: 'SEC Form 8-K, Item 1.05' },
  'PCPD guidance data breach notification': {
    ja: '香港・個人資料私隠専員公署の指針のうちデータ漏えいの通知',
    en: 'PCPD guidance on data breach notification (Hong Kong)',
  },
  '国家网络安全事件报告管理办法 time limits': {
    ja: '中国・国家サイバーセキュリティ事件報告管理弁法のうち報告の期限',
    en: 'National Cybersecurity Incident Reporting Measures (China), time limits',
  },
  'sector rules under PDPA 27 (Taiwan) major incidents': {
    ja: '台湾・個人資料保護法第27条に基づく分野別の安全維持規則のうち重大事案の報告',
    en: 'sector security rules under PDPA Art. 27 (Taiwan), report of major incidents',
  },
  'Cap. 653 report of incidents': {
    ja: '香港・重要インフラ（コンピュータシステム）保護条例（第653章）のうち事案の報告',
    en: 'Protection of Critical Infrastructures (Computer Systems) Ordinance, Cap. 653 (Hong Kong), report of incidents',
  },
  'DPDP Rules 2025 7': { ja: 'インド・デジタル個人データ保護規則2025第7条', en: 'DPDP Rules 2025 (India), rule 7' },
  'PDPA 12': { ja: '台湾・個人資料保護法第12条', en: 'PDPA (Taiwan) Art. 12' },
  'EDPB Guidelines 9/2022 44': { ja: 'EDPBガイドライン9/2022第44段落', en: 'EDPB Guidelines 9/2022, para. 44' },
  'SL 64/2021 4': {
    ja: 'シンガポール・個人データ保護（データ侵害通知）規則2021第4条',
    en: 'Personal Data Protection (Notification of Data Breaches) Regulations 2021 (Singapore), reg. 4',
  },
  'PDPA 37(4)': { ja: 'タイ・個人情報保護法第37条第4号', en: 'PDPA (Thailand) s. 37(4)' },
  'PDPA 26B-26E': { ja: 'シンガポール・個人データ保護法第26B条～第26E条', en: 'PDPA (Singapore) ss. 26B–26E' },
  'PDPA 26C': { ja: 'シンガポール・個人データ保護法第26C条', en: 'PDPA (Singapore) s. 26C' },
  'PDPA 26D': { ja: 'シンガポール・個人データ保護法第26D条', en: 'PDPA (Singapore) s. 26D' },
};

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** 26(1) → 第26条第1項; 29-4(1) proviso → 第29条の4第1項ただし書; 28(1)(ii) → 第28条第1項第2号; 14(2)(c) → 第14条第2項(c); undefined for another form. */
function articleJa(part: string): string | undefined {
  const [, article, branch, paragraph, item, proviso] =
    /^(\d+)(?:-(\d+))?(?:\((\d+)\))?(?:\(([ivx]+|[a-h])\))?( proviso)?$/.exec(part) ?? [];
  if (article === undefined || (item !== undefined && !roman.includes(item) && !/^[a-h]$/.test(item))) return undefined;
  return [
    `第${article}条`,
    branch && `の${branch}`,
    paragraph && `第${paragraph}項`,
    item && (roman.includes(item) ? `第${roman.indexOf(item) + 1}号` : `(${item})`),
    proviso && 'ただし書',
  ]
    .filter(Boolean)
    .join('');
}

/** Article by article; undefined where one of them has another form. */
function articlesIn(language: Language, { ja, en }: Source, provision: string): string | undefined {
  const parts = provision.split(', ');
  const japanese = parts.map(articleJa);
  if (japanese.includes(undefined)) return undefined;
  if (language === 'ja') return `${ja}${japanese.join('・')}`;
  return `${en} ${parts.length > 1 ? 'Arts.' : 'Art.'} ${provision.replace(' proviso', ', proviso')}`;
}

function partIn(language: Language, source: Source, provision: string): string | undefined {
  const name = source[language];
  if (source.parts === 'articles') return articlesIn(language, source, provision);
  if (source.parts === 'sections') return /^[\w.-]+$/.test(provision) ? `${name} §${provision}` : undefined;
  const [, heading, footnote] = /^([\d-]+(?:\(\d+\))?)(?: fn\. (\d+))?$/.exec(provision) ?? [];
  if (heading === undefined) return undefined;
  if (language === 'ja') return `${name}${heading}${footnote ? `（※${footnote}）` : ''}`;
  return `${name} ${heading}${footnote ? `, note ${footnote}` : ''}`;
}

/** The longest first: one may begin with another. */
const lawNames = Object.keys(sources).toSorted((a, b) => b.length - a.length);

/** The long form of a citation, or nothing where its law or the form of its provision is not known. */
export function knownCitation(language: Language, cited: string): string | undefined {
  const whole = wholes[cited];
  if (whole) return whole[language];
  const law = lawNames.find((name) => cited.startsWith(`${name} `));
  const source = law === undefined ? undefined : sources[law];
  return source && law !== undefined ? partIn(language, source, cited.slice(law.length + 1)) : undefined;
}

/** The short forms under which laws are cited. */
export const citedLaws: readonly string[] = Object.keys(sources);

/**
 * A provision as people read it: 個人情報保護法第26条第1項, APPI Art. 26(1). What is not known here is shown as it is kept.
 * @param cited law and provision as packs and refusals keep them: `APPI 26(1)`, `GL 3-5-3-4`
 */
export const citationIn = (language: Language, cited: string): string => knownCitation(language, cited) ?? cited;
