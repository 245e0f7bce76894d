import type { CommandName, Commands } from '@shodo/contracts';
import type { Area } from '../area.js';

export type FieldName = { [Name in CommandName]: keyof Commands[Name]['fields'] & string }[CommandName];
/** Where the plain name of a field would not be clear, the command gives its own. */
type LabelledIn =
  | 'HoldPrincipalNotice.reason'
  | 'RecordSubstituteMeasure.reason'
  | 'RecordSubstituteMeasure.measure'
  | 'VerifyPreventionMeasure.measure'
  | 'AddNote.track'
  | 'ReopenIncident.track'
  | 'AdoptPreventionMeasure.kind'
  | 'AdoptPreventionMeasure.owner'
  | 'ReportIncident.kind'
  | 'AdvanceDrillClock.to'
  | 'RecordFilingMade.channel'
  | 'EstablishCause.confidence'
  | 'RecordPrincipalNoticeDone.principals'
  | 'RecordSubstituteMeasure.principals'
  | 'DraftFiling.openItems'
  | 'RecordFilingMade.openItems'
  | 'HoldPrincipalNotice.reviewAt'
  | 'RecordFilingMade.filing'
  | 'DecideLaterDate.duties'
  | 'ProposeErasure.ground'
  | 'PlaceLegalHold.ground'
  | 'SealEvidence.kind'
  | 'SealEvidence.description'
  | 'ApproveDecision.decision'
  | 'UpholdDecision.decision'
  | 'UpholdDecision.reason';

const ja: Record<FieldName | LabelledIn, string> = {
  summary: '何が起きましたか',
  noticedAt: '気づいた日時',
  leakType: '種類',
  occurredAt: '発生した日時',
  channel: '連絡の方法',
  reportedBy: '連絡してきた人',
  kind: '報告書の種類',
  drillStartsAt: '訓練の始まりの時刻',
  awareAt: '知った日時',
  basis: 'どのように知りましたか',
  provisional: 'まだ確かではない（暫定）',
  note: '補足',
  reason: '理由',
  ground: '判断の根拠',
  evidence: '証拠',
  sha256: 'ファイルの照合値（SHA-256）',
  fileSize: 'ファイルの大きさ',
  capturedAt: '証拠を取得した日時',
  soleDecisionReason: '単独決裁の理由',
  measure: '措置',
  takenAt: '行った日時',
  stoppedAt: '止まった日時',
  fact: '事実',
  stated: '内容',
  source: '出所',
  basedOn: '確かめた版',
  cause: '原因',
  confidence: '確からしさ',
  detail: '詳しい内容',
  principals: '影響を受ける本人の数',
  categories: 'どのような人の情報か',
  duty: '義務',
  duties: '義務',
  decision: '決定',
  content: '報告書の本文',
  openItems: '調査中の項目',
  filing: '報告書',
  madeAt: '提出した日時',
  receiptNumber: '受付番号',
  alsoSettles: '同時に果たす義務',
  reviewAt: '見直しの日時',
  doneAt: '通知した日時',
  means: '方法',
  reaches: '本人全員に届きましたか（空欄のときは人数で判断します）',
  startedAt: '始めた日時',
  place: '場所・アドレス',
  notice: '知らせ',
  standing: '実施の状況',
  description: '内容',
  owner: '担当者',
  dueOn: '期限',
  verifiedAt: '確認した日時',
  result: '結果',
  proof: '確認した方法と証拠',
  review: '振り返り',
  track: '対応',
  to: '誰に',
  text: 'メモ',
  scope: '消去の範囲',
  texts: '消去する本文',
  erasure: '消去の提案',
  'ProposeErasure.ground': '消去する理由',
  'PlaceLegalHold.ground': '差し止める理由',
  subject: '何についての判断ですか',
  question: '決めること',
  options: '選択肢（一行に一つ）',
  choice: '選んだもの（上から何番目）',
  law: '根拠とした法令・ガイドライン',
  reliesOn: '根拠とした事実',
  supersedes: '置き換える前の判断',
  'HoldPrincipalNotice.reason': '保留する理由',
  'RecordSubstituteMeasure.reason': '通知が困難な理由',
  'RecordSubstituteMeasure.measure': '代替措置',
  'VerifyPreventionMeasure.measure': '再発防止策',
  'AddNote.track': '関係する対応',
  'ReopenIncident.track': 'どの対応から再開しますか',
  'AdoptPreventionMeasure.kind': '種類',
  'AdoptPreventionMeasure.owner': '進める人',
  'ReportIncident.kind': '実際か訓練か',
  'AdvanceDrillClock.to': '進めた先の日時',
  'RecordFilingMade.channel': '提出の方法',
  'EstablishCause.confidence': '確からしさ',
  'RecordPrincipalNoticeDone.principals': '今回通知した人数',
  'RecordSubstituteMeasure.principals': 'この措置で代える本人の数（分かれば）',
  'DraftFiling.openItems': '調査中の項目（残っていても提出できます）',
  'RecordFilingMade.openItems': '調査中のまま提出した項目',
  'HoldPrincipalNotice.reviewAt': '再検討の日時',
  'RecordFilingMade.filing': '基になった報告書の案',
  'DecideLaterDate.duties': '期限が後ろになる義務',
  'SealEvidence.kind': '証拠の種類',
  'SealEvidence.description': 'どのような証拠ですか',
  'ApproveDecision.decision': '承認する判断',
  'UpholdDecision.decision': '見直した判断',
  'UpholdDecision.reason': '維持する理由',
};

const en: Record<FieldName | LabelledIn, string> = {
  summary: 'What happened?',
  noticedAt: 'Noticed',
  leakType: 'Kind',
  occurredAt: 'Occurred',
  channel: 'How it was told',
  reportedBy: 'Who told us',
  kind: 'Kind of filing',
  drillStartsAt: 'Where the clock of the drill starts',
  awareAt: 'Time of awareness',
  basis: 'How did you learn of it?',
  provisional: 'Not certain yet (provisional)',
  note: 'Note',
  reason: 'Reason',
  ground: 'Ground',
  evidence: 'Evidence',
  sha256: 'Digest of the file (SHA-256)',
  fileSize: 'Size of the file',
  capturedAt: 'When it was captured',
  soleDecisionReason: 'Reason for deciding alone',
  measure: 'Measure',
  takenAt: 'Taken',
  stoppedAt: 'Stopped',
  fact: 'Fact',
  stated: 'Value',
  source: 'Source',
  basedOn: 'Version seen',
  cause: 'Cause',
  confidence: 'How sure',
  detail: 'Details',
  principals: 'Principals affected',
  categories: 'Whose data',
  duty: 'Duty',
  duties: 'Duties',
  decision: 'Decision',
  content: 'Text of the filing',
  openItems: 'Items under investigation',
  filing: 'Filing',
  madeAt: 'Filed',
  receiptNumber: 'Receipt number',
  alsoSettles: 'Duties settled at the same time',
  reviewAt: 'Review',
  doneAt: 'Notified',
  means: 'Means',
  reaches: 'Is everybody reached? (left empty, the counts decide)',
  startedAt: 'Started',
  place: 'Place or address',
  notice: 'Reminder',
  standing: 'State',
  description: 'Description',
  owner: 'Owner',
  dueOn: 'Due',
  verifiedAt: 'Verified',
  result: 'Result',
  proof: 'How it was verified, with proof',
  review: 'Review',
  track: 'Track',
  to: 'To whom',
  text: 'Note',
  scope: 'What to erase',
  texts: 'Texts to erase',
  erasure: 'Proposal',
  'ProposeErasure.ground': 'Why they are erased',
  'PlaceLegalHold.ground': 'Why they are kept',
  subject: 'What is it about?',
  question: 'The question',
  options: 'Options, one a line',
  choice: 'Chosen (which one, from the top)',
  law: 'Law or guideline relied on',
  reliesOn: 'Facts it rests on',
  supersedes: 'The decision it takes the place of',
  'HoldPrincipalNotice.reason': 'Reason for holding',
  'RecordSubstituteMeasure.reason': 'Why notice is difficult',
  'RecordSubstituteMeasure.measure': 'Substitute measure',
  'VerifyPreventionMeasure.measure': 'Prevention measure',
  'AddNote.track': 'Track concerned',
  'ReopenIncident.track': 'From which track',
  'AdoptPreventionMeasure.kind': 'Kind',
  'AdoptPreventionMeasure.owner': 'Who sees it through',
  'ReportIncident.kind': 'Real or drill',
  'AdvanceDrillClock.to': 'Move the clock to',
  'RecordFilingMade.channel': 'How it was filed',
  'EstablishCause.confidence': 'How sure',
  'RecordPrincipalNoticeDone.principals': 'Principals notified this time',
  'RecordSubstituteMeasure.principals': 'Principals it stands for, if known',
  'DraftFiling.openItems': 'Items under investigation (they never block a filing)',
  'RecordFilingMade.openItems': 'Items filed as under investigation',
  'HoldPrincipalNotice.reviewAt': 'Review',
  'RecordFilingMade.filing': 'Draft behind it',
  'DecideLaterDate.duties': 'Duties whose date would move',
  'SealEvidence.kind': 'Kind of evidence',
  'SealEvidence.description': 'What is it?',
  'ApproveDecision.decision': 'Decision to approve',
  'UpholdDecision.decision': 'Decision looked at',
  'UpholdDecision.reason': 'Why it stands',
};

const own = (command: CommandName, field: string) => `${command}.${field}`;

/** The label of a field in the form of a command. */
export function labelOf(command: CommandName, field: string, language: 'ja' | 'en'): string {
  const labels: Readonly<Record<string, string>> = ({ ja, en } satisfies Area<FieldName | LabelledIn>)[language];
  return labels[own(command, field)] ?? labels[field] ?? field;
}
