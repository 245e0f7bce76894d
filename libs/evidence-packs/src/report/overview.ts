import { causeText } from '@shodo/words';
import { actorsIn } from './people.js';
import type { Pair, Section } from './report.js';
import type { Writing } from './source.js';

const present = (rows: readonly (readonly [string, string | undefined])[]): Pair[] =>
  rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));

/** What happened, in one table. What is not known is said to be so. */
export function overviewOf({ source: { view, entries }, say, who }: Writing): Section {
  const { awareness, cause, principals, spreadStoppedAt } = view;
  const unknown = '調査中';
  const rows = present([
    ['概要', say.text(view.summary)],
    ['区分', say.word('incidentKind', view.kind)],
    ['種類', view.leakType ? say.word('leakType', view.leakType) : unknown],
    ['発生した日時', view.occurredAt ? say.anchorAt(view.occurredAt) : unknown],
    ['気づいた日時', say.moment(view.noticedAt)],
    [
      '知った日時',
      awareness
        ? `${say.moment(awareness.awareAt)}${awareness.provisional ? '（暫定）' : ''}（${say.word('awarenessBasis', awareness.basis)}）`
        : unknown,
    ],
    ['本人の数', principals ? say.count(principals) : unknown],
    ['本人の区分', view.categories.length > 0 ? say.words('dataCategory', view.categories) : unknown],
    ['個人データの項目', view.dataItems.length > 0 ? say.words('dataItem', view.dataItems) : unknown],
    ['原因', cause ? causeText(cause, say) : unknown],
    [cause?.cause === 'not-established' ? '原因について調べたこと' : '原因の説明', say.text(cause?.detail)],
    ['拡大が止まった日時', spreadStoppedAt ? say.moment(spreadStoppedAt) : '止まったという記録はありません'],
    [
      '対応の状況',
      view.closed
        ? `完了${view.closing?.stillSuspected ? '（漏えい等は「おそれ」のまま、発生した場合と同じく対応した）' : ''}`
        : say.list(view.trackViews.map(({ track, state }) => `${say.word('track', track)}：${say.word('trackState', state)}`)),
    ],
  ]);
  const acted = [...actorsIn(entries)].map(([person, roles]): Pair => [who(person), say.words('role', roles)]);
  return {
    part: 'overview',
    title: '概要',
    empty: '',
    blocks: [{ is: 'pairs', rows }, ...(acted.length > 0 ? [{ is: 'pairs' as const, heading: '対応にあたった者', rows: acted }] : [])],
  };
}
