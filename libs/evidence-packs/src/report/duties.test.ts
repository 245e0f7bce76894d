import { clinic } from '../specification/clinic.js';
import { reportOf } from './compose.js';

test('a duty that is counted in hours shows its day and time, on paper and in the table', () => {
  const { view } = clinic('insurer');
  const [duty] = view.duties;
  const untilOf = (dueAt: string) => {
    const { alarmOn: _guide, ...clock } = duty?.judgement.clock ?? {};
    const judgement = { ...duty?.judgement, clock: { ...clock, strictness: 'statute', dueAt } };
    const given = { view: { ...view, duties: [{ ...duty, judgement }] } as never };
    const section = reportOf(clinic('insurer', given)).report.sections.find(({ part }) => part === 'duties');
    const [onPaper] = section?.blocks.flatMap((block) => (block.is === 'table' ? block.rows : [])) ?? [];
    return [onPaper?.[3], section?.sheet?.rows[0]?.[3]];
  };
  expect(untilOf('2026-12-04T10:30:00+09:00')).toEqual(['期限 2026年12月4日（金）10:30', '期限 2026年12月4日（金）10:30']);
  expect(untilOf('2026-12-04T02:30:00+01:00')[0]).toBe('期限 2026年12月4日（金）10:30（日本時間）');
});

test('what is not owed is named, apart from what nobody was asked about, and no duty is told twice', () => {
  const { view } = clinic('insurer');
  const told = (given: object) => {
    const { sections } = reportOf(clinic('insurer', { view: { ...view, ...given } as never })).report;
    const section = sections.find(({ part }) => part === 'duties');
    return {
      onPaper: section?.blocks.flatMap((block) => (block.is === 'prose' ? [[block.heading, block.text]] : [])),
      inTable: section?.sheet?.rows.slice(1).map(([name, , standing]) => [name, standing]),
    };
  };
  const names = { 'jp.ipa.notification': { ja: 'IPAへの届出', en: '' }, 'jp.police.consultation': { ja: '警察への相談', en: '' } };
  const notArisen = ['jp.ipa.notification', 'jp.police.consultation', 'jp.appi.preliminary-report'];
  const { onPaper, inTable } = told({ notArisen, notArisenNames: names, unasked: ['jp.police.consultation'] });
  expect(onPaper).toEqual([
    ['まだ確かめていない義務（1 件）', '答えの記録がない質問があります。対象外と決まったわけではありません。\n・警察への相談'],
    ['現時点で対象外と判定した義務（1 件）', '・IPAへの届出'],
  ]);
  expect(inTable).toEqual([
    ['警察への相談', 'まだ確かめていない'],
    ['IPAへの届出', '現時点で対象外'],
  ]);
  expect(told({ notArisen: [] })).toEqual({ onPaper: [], inTable: [] });
});
