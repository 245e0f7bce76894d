import { type Block, type Section, type Sheet } from './report.js';
import type { Writing } from './source.js';

/** What was done to stop the spread, and what is promised and done so that it does not happen again: with owner, day and result. */
export function measuresOf({ source: { view }, say, who }: Writing): Section {
  const containment = view.containmentMeasures.map(({ measure, takenAt, note, by }) => [
    '拡大防止',
    say.word('containmentMeasure', measure),
    say.text(note) ?? '',
    '',
    say.moment(takenAt),
    who(by, takenAt),
    '',
  ]);
  const prevention = view.preventionMeasures.map(({ kind, standing, description, owner, dueOn, verified }) => [
    '再発防止',
    `${say.word('preventionKind', kind)}（${say.word('preventionStanding', standing)}）`,
    say.text(description) ?? '',
    dueOn ? `${say.day(dueOn)}まで` : '',
    verified?.carriedOutOn ? say.day(verified.carriedOutOn) : '',
    owner ? who(owner) : '',
    verified ? `${say.word('verification', verified.result)}（${say.moment(verified.at)}、${who(verified.by, verified.at)}）` : '未確認',
  ]);
  const sheet: Sheet = {
    file: '措置',
    columns: ['区分', '種類', '内容', '予定の日', '実施した日', '担当', '確認'],
    rows: [...containment, ...prevention],
  };
  const columns = sheet.columns.slice(1);
  const block = (heading: string, rows: readonly (readonly string[])[]): Block[] =>
    rows.length === 0 ? [] : [{ is: 'table', heading, widths: [26, 38, 30, 30, 16, 30], columns, rows: rows.map((row) => row.slice(1)) }];
  return {
    part: 'measures',
    title: '拡大防止と再発防止',
    empty: '記録された措置はありません。',
    blocks: [...block('拡大防止のためにとった措置', containment), ...block('再発防止のための措置', prevention)],
    sheet,
  };
}
