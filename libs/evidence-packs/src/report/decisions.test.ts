import { clinic } from '../specification/clinic.js';
import { reportOf } from './compose.js';

const at = '2026-12-03T09:00:00+09:00';

/** Rows of every decision on paper, and cells of the same in the table. */
function told(decisions: readonly object[], limited: readonly object[] = []) {
  const { view } = clinic('lawyer');
  const whole = decisions.map((each, index) => ({ ...view.decisions[0], decision: `d${index + 1}`, number: index + 1, ...each }));
  const { sections } = reportOf(clinic('lawyer', { view: { ...view, decisions: whole, limited } as never })).report;
  const section = sections.find(({ part }) => part === 'decisions');
  return whole.map((_, index) => {
    const card = section?.blocks[index];
    const onPaper = new Map(card?.is === 'pairs' ? card.rows : []);
    const row = section?.sheet?.rows[index] ?? [];
    return (name: string) => {
      const cell = row[section?.sheet?.columns.indexOf(name) ?? -1];
      expect(cell).toBe(onPaper.get(name) ?? '');
      return cell;
    };
  });
}

test('a decision says by number which one it takes the place of, and which took its own', () => {
  const [first, second, third] = told(
    [{ state: 'superseded', supersededBy: 'd2' }, { supersedes: 'd1', state: 'superseded', supersededBy: 'd4' }, {}],
    [{ item: 'd4', what: 'decision', number: 4 }],
  );
  expect(first?.('前後の判断')).toBe('判断 2 に置き換えられました');
  expect(second?.('前後の判断')).toBe('判断 1 に代わるもの\n判断 4 に置き換えられました');
  expect(third?.('前後の判断')).toBe('');
});

test('one that is to be looked at again says why: what is known otherwise now, or that its time has come; each fact with what it said', () => {
  const facts = [{ fact: 'leak-occurred', version: 2 }];
  const reopened = { at, facts, reviewIsDue: true };
  const [waits, superseded, unknown] = told([
    { state: 'to-review', reopened, reviewAt: at },
    { state: 'superseded', reopened, reviewAt: at },
    { reliesOn: [{ fact: 'leak-occurred', version: 9 }] },
  ]);
  expect(waits?.('見直す理由')).toBe(
    '根拠が変わりました：漏えいが発生した＝はい・判明（第2版）\n見直す日時になりました（2026年12月3日（木）09:00）',
  );
  expect(waits?.('根拠とした事実')).toBe('漏えいが発生した＝はい・推定（第1版）');
  expect(superseded?.('見直す理由')).toBe('');
  expect(unknown?.('根拠とした事実')).toBe('漏えいが発生した（第9版）');
});
