import type { DecisionView, RulingView } from '@shodo/contracts';
import type { Block, Pair, Section } from './report.js';
import type { Writing } from './source.js';
import { decisionStates, rulings } from './words.js';

/** What was decided at each fork, by whom, why, and on which facts. */
export function decisionsOf(writing: Writing): Section {
  const { view } = writing.source;
  const columns = ['番号', '判断', '状況', '問い', '選んだもの', '理由', '決めた日時', '決めた者'];
  return {
    part: 'decisions',
    title: '判断の記録',
    empty: '記録された判断はありません。',
    blocks: [...view.decisions.map((each) => cardOf(each, writing)), ...view.rulings.map((each) => cardOfRuling(each, writing))],
    sheet: {
      file: '判断',
      columns,
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
/** Each in the version that was looked at. */
const factsIn = (relied: DecisionView['reliesOn'], { say }: Writing) =>
  relied.length > 0 ? say.list(relied.map(({ fact, version }) => `${say.word('fact', fact)}（第${version}版）`)) : 'なし';
const alone = (isAlone: boolean) => (isAlone ? '（単独決裁）' : '');

function cardOf(decision: DecisionView, writing: Writing): Block {
  const { say, who } = writing;
  const { number, subject, state, options, reason, law, reliesOn, decidedAt, decidedBy, approved, upheld } = decision;
  const rows: Pair[] = [
    ['状況', decisionStates[state]],
    ['問い', say.text(decision.question) ?? ''],
    [
      '選択肢',
      lines(say.text(options))
        .map((line, index) => `${index + 1}．${line}`)
        .join('\n'),
    ],
    ['選んだもの', chosen(decision, writing)],
    ['理由', say.text(reason) ?? ''],
    ...(law ? [['根拠とした定め', say.text(law) ?? ''] as const] : []),
    ['根拠とした事実', factsIn(reliesOn, writing)],
    ['決めた者', `${who(decidedBy, decidedAt)}（${say.moment(decidedAt)}）`],
    [
      '承認した者',
      approved ? `${who(approved.by, approved.at)}（${say.moment(approved.at)}）${alone(approved.soleDecision)}` : 'まだありません',
    ],
    ...upheld.map(
      ({ at, by, reason: why, soleDecision, reliesOn: seen }) =>
        [
          '見直して維持',
          `${who(by, at)}（${say.moment(at)}）${alone(soleDecision)}\n${say.text(why) ?? ''}\n根拠とした事実：${factsIn(seen, writing)}`,
        ] as const,
    ),
  ];
  return { is: 'pairs', heading: `判断 ${number}：${say.word('decisionSubject', subject)}`, rows };
}

const rowOf = (decision: DecisionView, writing: Writing): string[] => {
  const { say, who } = writing;
  const { number, subject, state, question, reason, decidedAt, decidedBy } = decision;
  return [
    String(number),
    say.word('decisionSubject', subject),
    decisionStates[state],
    say.text(question) ?? '',
    chosen(decision, writing),
    say.text(reason) ?? '',
    say.moment(decidedAt),
    who(decidedBy, decidedAt),
  ];
};

const about = ({ ground, holding, duties }: RulingView, { say }: Writing) =>
  [
    ...duties.map((duty) => say.duty(duty)),
    ...(ground ? [say.word('rulingOutGround', ground)] : []),
    ...(holding ? [say.word('holdingReason', holding)] : []),
  ].join('、');

function cardOfRuling(ruling: RulingView, writing: Writing): Block {
  const { say, who } = writing;
  const { what, seq, stands, at, by, reason, soleDecision } = ruling;
  const rows: Pair[] = [
    ['状況', stands ? '有効' : '効力なし'],
    ...(about(ruling, writing) ? [['対象・根拠', about(ruling, writing)] as const] : []),
    ...(reason ? [['理由', say.text(reason) ?? ''] as const] : []),
    ['決めた者', `${who(by, at)}（${say.moment(at)}）${alone(soleDecision)}`],
  ];
  return { is: 'pairs', heading: `記録 ${seq}：${rulings[what]}`, rows };
}

const rowOfRuling = (ruling: RulingView, writing: Writing): string[] => {
  const { say, who } = writing;
  const { what, seq, stands, at, by, reason } = ruling;
  return [
    `記録 ${seq}`,
    rulings[what],
    stands ? '有効' : '効力なし',
    about(ruling, writing),
    '',
    say.text(reason) ?? '',
    say.moment(at),
    who(by, at),
  ];
};
