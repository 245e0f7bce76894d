import type { IncidentView, PackOmission } from '@shodo/contracts';

type Duty = IncidentView['duties'][number];
type DutyState = Duty['state'];

/** How a duty stood, for paper: without lengths of time, which paper cannot count down. */
const dutyStates: Readonly<Record<DutyState, string>> = {
  running: '期限内',
  soon: 'まもなく期限',
  'last-day': '本日期限',
  overdue: '期限超過',
  settled: '対応済',
  'settled-late': '対応済（期限超過）',
  provisional: 'おそれあり・対象として扱う',
  held: '保留',
  'ruled-out': '対象外',
  'no-clock': '速やかに',
  ended: '終了（対応の記録なし）',
  'fallen-away': '対象外（確定待ち）',
};

/** A day of guidance is never called a deadline. */
const guideStates: Readonly<Partial<Record<DutyState, string>>> = {
  running: '目安内',
  soon: 'まもなく目安',
  'last-day': '本日が目安',
  overdue: '目安を過ぎた',
  'settled-late': '対応済（目安を過ぎた）',
};

const isGuide = (strictness: 'statute' | 'guideline' | undefined) => strictness === 'guideline';
export const dutyState = ({ state, judgement }: Duty): string =>
  (isGuide(judgement.clock?.strictness) ? guideStates[state] : undefined) ?? dutyStates[state];

/** Beside the moment at which something came too late: by whose day. */
export const lateBy = (strictness: 'statute' | 'guideline' | undefined): string =>
  isGuide(strictness) ? '（目安を過ぎた）' : '（期限超過）';

export const standings: Readonly<Record<Duty['judgement']['standing'], string>> = {
  arisen: '対象',
  provisional: 'おそれあり・対象として扱う',
  'not-arisen': '現時点で対象外',
};

/** A contact that is advised, and that nobody owes. */
export const advised = '義務ではない';

export const filingStates: Readonly<Record<IncidentView['filings'][number]['state'], string>> = {
  drafted: '案',
  approved: '承認済の案',
  made: '提出済',
};

/** Filed before anybody approved it: urgency may justify that, and the table says so. */
export const notApproved = '承認なし';

/** The record knows it otherwise now than the report that was filed last. */
export const changedSinceFiled = (items: string) => `（報告した内容と今の記録が違う項目：${items}）`;

/** Recorded by mistake: it stands in the table, and for nothing. */
export const withdrawnFiling = (moment: string) => `取消済（${moment}に記録を取り消し）`;

/** Before an entry that counts for nothing any more. */
export const takenBackEntry = (seq: number) => `【取消済：${seq}番で取り消し】`;

/** What a text under an entry is, by the field it stands in; in the order in which they are read. */
export const labels: Readonly<Record<string, string>> = {
  summary: '概要',
  reportedBy: '連絡してきた人',
  question: '問い',
  options: '選択肢',
  text: 'メモ',
  content: '本文',
  description: '説明',
  fileName: 'ファイルの名前',
  detail: '説明',
  recipient: '渡した相手',
  receivedBy: '受け取った方',
  reason: '理由',
  law: '根拠とした定め',
  place: '場所・アドレス',
  proof: '確認した方法と証拠',
  review: '振り返り',
  receiptNumber: '受付番号',
  note: '補足',
  'soleDecision.reason': '単独決裁の理由',
};

export const decisionStates: Readonly<Record<IncidentView['decisions'][number]['state'], string>> = {
  'to-approve': '承認待ち',
  'in-force': '有効',
  'to-review': '見直し要',
  superseded: '置換済',
  'not-taken-up': '不採用',
};

export const rulings: Readonly<Record<IncidentView['rulings'][number]['what'], string>> = {
  'breach-ruled-out': '漏えい等ではないと判断',
  'duty-ruled-out': '義務の対象外と確定',
  'advice-declined': '連絡・相談をしないと決定',
  'later-date-agreed': '期限を後ろにすると決定',
  'later-date-turned-down': '期限を今のままにすると決定',
  'notice-held': '本人への通知を保留',
};

/** How a file of evidence stands, as the screens say it too. */
export const filesFound = { intact: '正常', changed: '破損', missing: '見つかりません', erased: '消去済' } as const;

/** Of the name of a file, which may say whose it is. */
export const nameStaysOut = '（ファイルとともに、このパックには含めていません）';

/** What keeps a file or a text away although it was there: said on the cover. */
export const alarms: Readonly<Partial<Record<PackOmission, string>>> = {
  changed: '保管中に変わっており',
  missing: '保管場所に見つからず',
  'key-is-missing': '消去の記録がないのに鍵が失われており',
};

/** 令和8年（2026年）12月1日, as reports to offices write a day. */
export function dayOfEra(instant: string): string {
  const at = new Date(Date.parse(instant) + 9 * 3_600_000);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const era = year - 2018;
  return `令和${era === 1 ? '元' : era}年（${year}年）${month}月${day}日`;
}
