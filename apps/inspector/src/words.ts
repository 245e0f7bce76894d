import type { Breach, BreachCode, Figure, InvariantName, NotChecked, Verdict } from './report.js';

export type Language = 'ja' | 'en';
type Words = Readonly<Record<Language, string>>;

/** What each invariant says, in a line. */
const names: Readonly<Record<InvariantName, Words>> = {
  I1: { ja: '受け付けたものは、ちょうど一度だけ記録にある', en: 'what was acknowledged is in the record exactly once' },
  I2: { ja: '期限は、黙って過ぎていない', en: 'no deadline passed unseen' },
  I5: { ja: '記録の連鎖は途切れず、署名済みのログと合っている', en: 'the chain is dense, and fits the signed log' },
  I6: { ja: '記録とエンジンの履歴は食い違わない', en: 'ledger and engine tell the same' },
  I7: { ja: '画面の元になる表は、記録から作り直したものと同じ', en: 'stored views equal those folded anew' },
  I8: { ja: '進行中の事案は、いまのプログラムで再生できる', en: 'open incidents replay on this build' },
  I9: { ja: '事案の歩みは、あるべき順序を守っている', en: 'every step has its ground' },
  I11: { ja: '同じ操作は、何度送っても一度だけ', en: 'a repeated command has one effect and one receipt' },
  I13: { ja: '障害のあと、決めた時間のうちに立ち直る', en: 'after a fault everything is answered in time' },
  I15: { ja: '記録時刻は、後戻りしない', en: 'times of recording never run back' },
  I16: { ja: '封じたものの鍵は、消去の記録があるときにだけ失われる', en: 'keys of what is sealed go by an erasure on record, and only so' },
  I17: { ja: '封じた本文は、記載が約束したままで保管されている', en: 'sealed texts lie there as the entries that name them committed to' },
  I18: {
    ja: '記載が名指す証拠のファイルは、記載のとおりに保管されている',
    en: 'files of evidence lie there as the entries that name them say',
  },
};

const breaches: Readonly<Record<BreachCode, Words>> = {
  'acknowledged-is-missing': { ja: '受け付けた操作が記録にありません', en: 'an acknowledged command is not in the record' },
  'recorded-more-than-once': { ja: '同じ操作が二度以上記録されています', en: 'one command was recorded more than once' },
  'refused-is-recorded': { ja: '断ったはずの操作が記録されています', en: 'a refused command is in the record' },
  'recorded-but-never-sent': { ja: '誰も送っていない操作が記録されています', en: 'the record holds a command that nobody sent' },
  'receipt-differs': { ja: '受付控えが記録と一致しません', en: 'a receipt does not match its entry' },
  'deadline-passed-unseen': {
    ja: '期限が過ぎましたが、記載も警報もありません',
    en: 'a deadline passed without its entry and without an alarm',
  },
  'assessment-is-missing': {
    ja: '事実が変わりましたが、義務の判定も警報もありません',
    en: 'facts changed, and neither an assessment nor an alarm followed',
  },
  changed: { ja: '記載の内容が、記録された時のものと違います', en: 'an entry is not what was recorded' },
  inserted: { ja: '記録されていない記載が差し込まれています', en: 'an entry was put in that was not recorded' },
  deleted: { ja: '記載が抜けています', en: 'an entry is missing' },
  reordered: { ja: '記載の順序が入れ替わっています', en: 'entries stand in another order' },
  truncated: { ja: '控えにある記載が、末尾から失われています', en: 'the end is missing: a receipt names an entry that is not there' },
  rewritten: { ja: '受付控えの digest と一致しません。記録が書き直されています', en: 'a held digest differs: the record was rewritten' },
  backdated: { ja: '記録時刻が、一つ前の記載より前になっています', en: 'the time of recording lies before that of the entry before' },
  'wrong-stream': { ja: '別の記録の記載が混ざっています', en: 'an entry belongs to another record' },
  'unknown-version': { ja: 'このプログラムの知らない形式の記載があります', en: 'an entry has a form this program does not know' },
  'entry-is-gone': { ja: '一度は記録された記載がありません', en: 'an entry that was once recorded is gone' },
  'leaf-differs': { ja: '記載が、ログに載った時のものと違います', en: 'an entry is not what the log was told of it' },
  'leaf-is-missing': { ja: 'ログに欠けている番号があります', en: 'the log lacks a number' },
  'subtree-differs': {
    ja: 'ログの葉と、まとめて保管した値が合いません（この番号から先の葉）',
    en: 'what is kept of the log does not fit its leaves (from this number on)',
  },
  'checkpoint-differs': { ja: '署名済みの検証点が、いまのログと合いません', en: 'a signed checkpoint does not fit the log' },
  'rolled-back': {
    ja: '外に預けた検証点まで、ログが届いていません。記録が古い状態に戻されたか、末尾が失われています',
    en: 'the log ends before a checkpoint that lies outside: the record was put back to an older state, or lost its end',
  },
  'outside-differs': {
    ja: '外に預けた検証点が、記録にないか、記録のものと違います。記録が書き直されています',
    en: 'a checkpoint that lies outside is not in the record, or is another there: the record was rewritten',
  },
  'run-is-missing': {
    ja: '記載が名指す実行が、エンジンにありません。消された可能性があります',
    en: 'the engine has no run that an entry names: it was deleted',
  },
  'answered-without-entry': {
    ja: 'エンジンは受付を返していますが、その記載がありません',
    en: 'the engine gave a receipt whose entry is not in the record',
  },
  'history-differs': {
    ja: 'エンジンの履歴にある digest と、記録の digest が違います',
    en: 'the engine was told another digest than the record holds',
  },
  'view-differs': { ja: '表が、記録から作り直したものと違います', en: 'a stored view differs from the one folded anew' },
  'history-does-not-open': {
    ja: 'エンジンの履歴が開けません（鍵が消去の記録なしに失われたか、内容が変わっています）',
    en: 'a history of the engine does not open: its key is gone without an erasure, or it was changed',
  },
  'history-does-not-replay': { ja: '履歴が再生できません', en: 'a history does not replay' },
  'step-without-its-ground': { ja: '先に必要なものがないまま進んでいます', en: 'a step was taken without what must come before it' },
  'cannot-be-folded': { ja: '記載を読み取れず、事案の状態を求められません', en: 'an entry cannot be read, so there is no state' },
  'entry-is-unreadable': {
    ja: '記載を読み取れません。この項目は、その記載を除いて確かめました',
    en: 'an entry cannot be read, and everything but that entry was looked at here',
  },
  'track-is-done-too-early': { ja: '始まったばかりの事案で、トラックが終わっています', en: 'a fresh incident has a finished track' },
  'track-state-is-unknown': { ja: 'トラックが、存在しない状態にあります', en: 'a track is in a state that does not exist' },
  'command-in-several-streams': { ja: '一つの操作が、二つ以上の記録に書かれています', en: 'one command stands in several streams' },
  'append-is-torn': { ja: 'まとめて書かれるべき記載が、分かれているか重なっています', en: 'an append was written in parts, or twice' },
  'receipts-differ': { ja: '同じ操作に、違う控えが返されています', en: 'one key was answered with different receipts' },
  'recovery-took-too-long': { ja: '立ち直りに時間がかかりすぎています', en: 'recovery took too long' },
  'recorded-time-runs-back': { ja: '記録時刻が後戻りしています', en: 'the time of recording runs back' },
  'key-is-missing': {
    ja: '記載が名指す本文やファイルの鍵がなく、消去の記録もありません',
    en: 'the key of a text or file that an entry names is gone, and no erasure took it',
  },
  'erased-without-entry': {
    ja: '消去の控えが鍵のそばにありますが、それを命じた記載がありません',
    en: 'the keys note an erasure that no entry orders',
  },
  'erased-beyond-order': {
    ja: '消去の控えに、記載が命じていない本文やファイルが加えられています',
    en: 'the keys note of an erasure more than its entry orders',
  },
  'key-outlived-erasure': { ja: '消去したはずの鍵が残っています', en: 'a key is there that an erasure was to destroy' },
  'text-is-missing': { ja: '記載が名指す本文が保管されていません', en: 'a text that an entry names is not there' },
  'text-differs': {
    ja: '保管された本文の照合値が、記載のものと違います',
    en: 'a text lies there under another commitment than that of the entry that names it',
  },
  'text-does-not-open': {
    ja: '保管された本文が、鍵があるのに開けないか、照合値と合いません',
    en: 'a text has its key and does not open, or not to what it commits to: it or its key was changed',
  },
  'file-row-is-missing': {
    ja: '記載が名指す証拠のファイルが、保管の台帳（vault.evidence_file）にありません',
    en: 'a file of evidence that an entry names has no row in vault.evidence_file',
  },
  'file-row-differs': {
    ja: '保管の台帳にある証拠のファイルの値・大きさ・事案が、記載と違います',
    en: 'the row of a file of evidence has another digest, size or incident than the entry that names it',
  },
  'file-is-not-named': {
    ja: '証拠のファイルを名指した操作が、保管の台帳から消されています',
    en: 'the row of a file of evidence does not have the command whose entry names it',
  },
  'file-is-missing': {
    ja: '記載が名指す証拠のファイルが、置き場所にありません',
    en: 'a file of evidence that an entry names does not lie at its place',
  },
  'file-size-differs': {
    ja: '置き場所にある証拠のファイルの大きさが、記載と合いません',
    en: 'a file of evidence lies at its place in another length than its entry says',
  },
};

const reasons: Readonly<Record<NotChecked, Words>> = {
  'not-asked': { ja: '確かめるよう求められていません', en: 'not asked for' },
  'nothing-given': { ja: '照らし合わせる控えが渡されていません', en: 'nothing was given to compare with' },
  'nothing-outside': {
    ja: '外に預けた検証点とは照らし合わせていません。SHODO_CHECKPOINT_FOLDER が設定されていません',
    en: 'nothing outside was compared: SHODO_CHECKPOINT_FOLDER is not set',
  },
  'outside-away': {
    ja: '外に預けた検証点のフォルダーを読めません',
    en: 'the folder of checkpoints outside cannot be read',
  },
  'files-away': {
    ja: '証拠のファイルの置き場所に届かないか、この保管庫のものではありません。SHODO_EVIDENCE_FOLDER などの設定を確かめてください',
    en: 'the place of the files of evidence cannot be reached, or is not the one of this store: see SHODO_EVIDENCE_FOLDER',
  },
  'engine-away': { ja: 'エンジンに届きません', en: 'the engine cannot be reached' },
  'keys-away': {
    ja: '鍵のデータベースとマスターキーが渡されていません',
    en: 'the database of the keys and the master key were not given',
  },
  'another-master-key': {
    ja: 'マスターキーがこの保管庫のものではないため、エンジンの履歴も本文も開けません',
    en: "the master key is not the one of this store, so neither the engine's histories nor texts open",
  },
};

const figureWords: Readonly<Record<Figure, Words>> = {
  ok: { ja: '受付済み', en: 'acknowledged' },
  unknown: { ja: '結果不明', en: 'unknown' },
  'unknown-and-recorded': { ja: '結果不明で記録あり', en: 'unknown and recorded' },
  refused: { ja: '拒否', en: 'refused' },
  deadlines: { ja: '期限', en: 'deadlines' },
  'worst-lateness-ms': { ja: '最大の遅れ(ミリ秒)', en: 'worst lateness ms' },
  rung: { ja: '警報が鳴ったもの', en: 'alarm rung' },
  'passed-in-a-standstill': { ja: '全体が止まっていた間に過ぎたもの', en: 'passed while everything stood still' },
  streams: { ja: '記録', en: 'streams' },
  entries: { ja: '記載', en: 'entries' },
  leaves: { ja: 'ログに載った記載', en: 'leaves of the log' },
  checkpoints: { ja: '検証点', en: 'checkpoints' },
  'checkpoints-outside': { ja: '外に預けた検証点', en: 'checkpoints outside' },
  runs: { ja: '実行', en: 'runs' },
  'histories-erased': {
    ja: '事案がすべて消去され、鍵とともに読めなくなったエンジンの履歴',
    en: 'histories of the engine erased as a whole, their key too, and read no more',
  },
  'runs-forgotten': { ja: 'エンジンの記憶より古い実行', en: 'runs older than the engine remembers' },
  commands: { ja: '操作', en: 'commands' },
  'receipts-given': { ja: 'エンジンが控えを返した操作', en: 'answered by a run' },
  'entries-unheard': { ja: 'エンジンがまだ知らない記載', en: 'entries no run has heard of' },
  incidents: { ja: '事案', en: 'incidents' },
  organisations: { ja: '組織', en: 'organisations' },
  histories: { ja: '履歴', en: 'histories' },
  steps: { ja: '歩み', en: 'steps' },
  appends: { ja: '書き込み', en: 'appends' },
  'repeated-keys': { ja: '繰り返された操作', en: 'repeated keys' },
  faults: { ja: '障害', en: 'faults' },
  'worst-recovery-ms': { ja: '最も長い立ち直り(ミリ秒)', en: 'worst recovery ms' },
  sealed: { ja: '封じた本文とファイル', en: 'sealed texts and files' },
  erasures: { ja: '消去', en: 'erasures' },
  texts: { ja: '封じた本文', en: 'sealed texts' },
  files: { ja: '証拠のファイル', en: 'files of evidence' },
  'files-lying': { ja: '置き場所を確かめたファイル', en: 'files looked for at their place' },
  'files-erased-again': {
    ja: '復元のあとにもう一度消去されたファイル',
    en: 'files erased again after a restore',
  },
  'texts-opened': { ja: '開いて確かめた本文', en: 'texts opened' },
};

const marks: Readonly<Record<Verdict['is'], Words>> = {
  holds: { ja: '正常', en: 'holds' },
  broken: { ja: '違反', en: 'BROKEN' },
  'not-checked': { ja: '未確認', en: 'not checked' },
};

/** One line for each invariant, and beneath a broken one a line for each thing found. */
export function told({ invariant, is, why, broken, breaches: found, figures }: Verdict, language: Language): string {
  const counted = Object.entries(figures).map(([figure, value]) => `${figureWords[figure as Figure][language]} ${value}`);
  const beside = [...counted, ...(why ? [reasons[why][language]] : [])];
  const line = `${invariant.padEnd(3)} ${marks[is][language]}: ${names[invariant][language]}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
  const more =
    broken > found.length ? [{ ja: `    ほか ${broken - found.length} 件`, en: `    and ${broken - found.length} more` }[language]] : [];
  return [line, ...found.map((each) => `    ${toldOf(each, language)}`), ...more].join('\n');
}

function toldOf({ code, stream, seq, about }: Breach, language: Language): string {
  const place = stream === undefined ? '' : ` ${stream}${seq === undefined ? '' : ` #${seq}`}`;
  return `${breaches[code][language]} [${code}]${place}${about === undefined ? '' : ` — ${about}`}`;
}

export const usage: Words = {
  ja: `使い方: npm run check:invariants -- [--log ファイル [--log-is-complete]] [--bound 秒] [--only I2,I5] [--lang ja|en] [--json]
動いている、または起動できる Shodo を、書き込まずに確かめます。場所は DATABASE_URL と TEMPORAL_ADDRESS、なければデータフォルダー(SHODO_DATA)から読みます。
外に預けた検証点(SHODO_CHECKPOINT_FOLDER)があれば、I5 で照らし合わせます。
終了コード: 0 すべて正常、1 違反あり、2 確かめられない`,
  en: `Usage: npm run check:invariants -- [--log FILE [--log-is-complete]] [--bound SECONDS] [--only I2,I5] [--lang ja|en] [--json]
Checks a Shodo that runs or could be started, without writing. It is found by DATABASE_URL and TEMPORAL_ADDRESS, or else by its data folder (SHODO_DATA).
Where checkpoints lie outside (SHODO_CHECKPOINT_FOLDER), I5 holds the record against them.
Exit code: 0 all hold, 1 something is broken, 2 cannot be checked`,
};
export const cannotCheck: Words = { ja: '確かめられません', en: 'Cannot be checked' };
