import type { DecisionView, RulingView } from '@shodo/contracts';
import type { Block, Pair, Section } from './report.js';
import type { Writing } from './source.js';
import { decisionStates, rulings } from './words.js';

const columns = [
  '番号',
  '判断',
  '状況',
  '前後の判断',
  '見直す理由',
  '問い',
  '選択肢',
  '選んだもの',
  '理由',
  '根拠とした定め',
  '根拠とした事実',
  '決めた日時',
  '決めた者',
  '承認した日時',
  '承認した者',
  '見直す日時',
  '見直して維持',
] as const;
/** A cell of every column, none of them forgotten. */
type Row = Readonly<Record<(typeof columns)[number], string>>;
const cellsOf = (row: Row) => columns.map((column) => row[column]);

/** What was decided at each fork, by whom, why, and on which facts. */
export function decisionsOf(writing: Writing): Section {
  const { view } = writing.source;
  return {
    part: 'decisions',
    title: '判断の記録',
    empty: '記録された判断はありません。',
    blocks: [...view.decisions.map((each) => cardOf(each, writing)), ...view.rulings.map((each) => cardOfRuling(each, writing))],
    sheet: {
      file: '判断',
      columns: [...columns],
      rows: [...view.decisions.map((each) => rowOf(each, writing)), ...view.rulings.map((each) => rowOfRuling(each, writing))],
    },
  };
}

const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const chosen = ({ options, choice }: DecisionView, { say }: Writing) => lines(say.text(options))[choice - 1] ?? `選択肢 ${choice}`;
/** Each in the version that was looked at, with what that said. */
const factsIn = (relied: DecisionView['reliesOn'], { say, source: { view } }: Writing) => {
  const facts = relied.map(({ fact, version }) => {
    const known = view.facts.find((each) => each.fact === fact && each.version === version);
    return `${say.word('fact', fact)}${known ? `＝${say.statedSurely(fact, known.stated)}` : ''}（第${version}版）`;
  });
  return facts.length > 0 ? say.list(facts) : 'なし';
};
/** Which it takes the place of, and which took its own. */
function beforeAndAfter({ state, supersedes, supersededBy }: DecisionView, { say, source: { view } }: Writing): string {
  const taken = view.decisions.find(({ decision }) => decision === supersedes)?.supersededBy;
  const [before, after, first] = [
    say.called(supersedes),
    say.called(supersededBy),
    say.called(state === 'not-taken-up' ? taken : undefined),
  ];
  return [
    ...(before ? [`${before} に代わるもの`] : []),
    ...(first ? [`${first} が先に置き換えました`] : []),
    ...(after ? [`${after} に置き換えられました`] : []),
  ].join('\n');
}
/** Of one that is to be looked at again: what it rests on that is known otherwise now, or that its time has come. */
const whyAgain = ({ state, reopened, reviewAt }: DecisionView, writing: Writing) =>
  reopened && state === 'to-review'
    ? [
        ...(reopened.facts.length > 0 ? [`根拠が変わりました：${factsIn(reopened.facts, writing)}`] : []),
        ...(reopened.reviewIsDue && reviewAt ? [`見直す日時になりました（${writing.say.moment(reviewAt)}）`] : []),
      ].join('\n')
    : '';
/** As they were offered, by the numbers by which one was chosen. */
const numbered = ({ options }: DecisionView, { say }: Writing) =>
  lines(say.text(options))
    .map((line, index) => `${index + 1}．${line}`)
    .join('\n');
const present = (name: string, value: string | undefined): Pair[] => (value ? [[name, value]] : []);
const alone = (isAlone: boolean) => (isAlone ? '（単独決裁）' : '');

const upholding = ({ at, by, reason, soleDecision, reliesOn }: DecisionView['upheld'][number], writing: Writing) => {
  const { say, who } = writing;
  return `${who(by, at)}（${say.moment(at)}）${alone(soleDecision)}\n${say.text(reason) ?? ''}\n根拠とした事実：${factsIn(reliesOn, writing)}`;
};

function cardOf(decision: DecisionView, writing: Writing): Block {
  const { say, who } = writing;
  const { number, subject, state, reason, law, reliesOn, reviewAt, decidedAt, decidedBy, approved, upheld } = decision;
  const rows: Pair[] = [
    ['状況', decisionStates[state]],
    ...present('前後の判断', beforeAndAfter(decision, writing)),
    ...present('見直す理由', whyAgain(decision, writing)),
    ['問い', say.text(decision.question) ?? ''],
    ['選択肢', numbered(decision, writing)],
    ['選んだもの', chosen(decision, writing)],
    ['理由', say.text(reason) ?? ''],
    ...present('根拠とした定め', say.text(law)),
    ['根拠とした事実', factsIn(reliesOn, writing)],
    ['決めた者', `${who(decidedBy, decidedAt)}（${say.moment(decidedAt)}）`],
    [
      '承認した者',
      approved ? `${who(approved.by, approved.at)}（${say.moment(approved.at)}）${alone(approved.soleDecision)}` : 'まだありません',
    ],
    ...(reviewAt ? [['見直す日時', say.moment(reviewAt)] as const] : []),
    ...upheld.map((each) => ['見直して維持', upholding(each, writing)] as const),
  ];
  return { is: 'pairs', heading: `判断 ${number}：${say.word('decisionSubject', subject)}`, rows };
}

const rowOf = (decision: DecisionView, writing: Writing): string[] => {
  const { say, who } = writing;
  const { number, subject, state, question, reason, law, reliesOn, reviewAt, decidedAt, decidedBy, approved, upheld } = decision;
  return cellsOf({
    番号: String(number),
    判断: say.word('decisionSubject', subject),
    状況: decisionStates[state],
    前後の判断: beforeAndAfter(decision, writing),
    見直す理由: whyAgain(decision, writing),
    問い: say.text(question) ?? '',
    選択肢: numbered(decision, writing),
    選んだもの: chosen(decision, writing),
    理由: say.text(reason) ?? '',
    根拠とした定め: say.text(law) ?? '',
    根拠とした事実: factsIn(reliesOn, writing),
    決めた日時: say.moment(decidedAt),
    決めた者: who(decidedBy, decidedAt),
    承認した日時: approved ? say.moment(approved.at) : '',
    承認した者: approved ? `${who(approved.by, approved.at)}${alone(approved.soleDecision)}` : '',
    見直す日時: reviewAt ? say.moment(reviewAt) : '',
    見直して維持: upheld.map((each) => upholding(each, writing)).join('\n\n'),
  });
};

const about = ({ ground, holding, duties }: RulingView, { say }: Writing) =>
  [
    ...duties.map((duty) => say.duty(duty)),
    ...(ground ? [say.word('rulingOutGround', ground)] : []),
    ...(holding ? [say.word('holdingReason', holding)] : []),
  ].join('、');

function cardOfRuling(ruling: RulingView, writing: Writing): Block {
  const { say, who } = writing;
  const { what, seq, stands, at, by, reason, reviewAt, soleDecision } = ruling;
  const rows: Pair[] = [
    ['状況', stands ? '有効' : '効力なし'],
    ...(about(ruling, writing) ? [['対象・根拠', about(ruling, writing)] as const] : []),
    ...(reason ? [['理由', say.text(reason) ?? ''] as const] : []),
    ['決めた者', `${who(by, at)}（${say.moment(at)}）${alone(soleDecision)}`],
    ...(reviewAt ? [['見直す日時', say.moment(reviewAt)] as const] : []),
  ];
  return { is: 'pairs', heading: `記録 ${seq}：${rulings[what]}`, rows };
}

const rowOfRuling = (ruling: RulingView, writing: Writing): string[] => {
  const { say, who } = writing;
  const { what, seq, stands, at, by, reason, reviewAt, soleDecision } = ruling;
  return cellsOf({
    番号: `記録 ${seq}`,
    判断: rulings[what],
    状況: stands ? '有効' : '効力なし',
    前後の判断: '',
    見直す理由: '',
    問い: about(ruling, writing),
    選択肢: '',
    選んだもの: '',
    理由: say.text(reason) ?? '',
    根拠とした定め: '',
    根拠とした事実: '',
    決めた日時: say.moment(at),
    決めた者: `${who(by, at)}${alone(soleDecision)}`,
    承認した日時: '',
    承認した者: '',
    見直す日時: reviewAt ? say.moment(reviewAt) : '',
    見直して維持: '',
  });
};
