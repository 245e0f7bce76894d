import type { DutyView } from '@shodo/contracts';
import { citesText, isJapanTime, type Speaker } from '@shodo/words';
import { type Block, type Section, tabled } from './report.js';
import type { Writing } from './source.js';
import { advised, dutyState, lateBy, standings } from './words.js';

/** What the organisation owed to whom, until when, and how it ended. */
export function dutiesOf({ source: { view }, say }: Writing): Section {
  const rows = view.duties.map((duty) => {
    const { judgement, settledAt, settledBy, late } = duty;
    const { clock } = judgement;
    const settled = settledAt ? `${say.moment(settledAt)}${late ? lateBy(clock?.strictness) : ''}` : '';
    return [
      judgement.names.ja,
      judgement.recipient.ja,
      judgement.force === 'advice' ? advised : standings[judgement.standing],
      untilWhen(clock, say),
      (settledBy && endings[settledBy]) ?? dutyState(duty),
      settled,
      citesText(judgement.cites, 'ja'),
    ];
  });
  const named = (duties: readonly string[], standing: string) => duties.map((duty) => [say.duty(duty), '', standing, '', '', '', '']);
  const owed = new Set(view.duties.map(({ duty }) => duty));
  const elsewhere = view.notArisen.filter((duty) => !owed.has(duty));
  const unasked = elsewhere.filter((duty) => view.unasked?.includes(duty));
  const notArisen = elsewhere.filter((duty) => !unasked.includes(duty));
  const columns = ['義務', '相手', '判定', '期限・目安', '状況', '終えた日時', '根拠'];
  return {
    part: 'duties',
    title: '報告・通知の義務',
    empty: '生じた義務の記録はありません。',
    blocks: [
      ...tabled({ file: '義務', columns, rows }, [38, 28, 24, 31, 17, 32]).blocks,
      ...listed(`まだ確かめていない義務（${unasked.length} 件）`, unasked, say, notRuledOut),
      ...listed(`現時点で対象外と判定した義務（${notArisen.length} 件）`, notArisen, say),
    ],
    sheet: {
      file: '義務',
      columns,
      rows: [...rows, ...named(unasked, 'まだ確かめていない'), ...named(notArisen, standings['not-arisen'])],
    },
  };
}

const notRuledOut = '答えの記録がない質問があります。対象外と決まったわけではありません。';

/** By their names alone: nothing of them is counted. */
const listed = (heading: string, duties: readonly string[], say: Speaker, ...first: string[]): Block[] =>
  duties.length === 0 ? [] : [{ is: 'prose', heading, text: [...first, ...duties.map((duty) => `・${say.duty(duty)}`)].join('\n') }];

/** Hours end at a minute; where the office's clock is another, it is said whose the time is. */
function untilWhen(clock: DutyView['judgement']['clock'], say: Speaker): string {
  if (clock?.dueOn) return `期限 ${say.day(clock.dueOn)}`;
  if (clock?.dueAt) return `期限 ${say.moment(clock.dueAt)}${isJapanTime(clock.dueAt) ? '' : '（日本時間）'}`;
  return clock?.alarmOn ? `目安 ${say.day(clock.alarmOn)}` : '日数の定めなし';
}

const endings: Readonly<Record<string, string>> = {
  filing: '提出済',
  'principal-notice': '通知済',
  'substitute-measure': '代替措置済',
  'ruled-out': '対象外',
  'breach-ruled-out': '対象外（漏えい等ではない）',
  declined: '行わないと決定（義務ではない）',
};
