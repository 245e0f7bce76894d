import type { Judgement, Statement } from '@shodo/contracts';
import { assess } from './assess.js';
import { namingFilings, withFilingNames } from './filing-names.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const library = aLibrary(aPack({ filedAlsoAs: ['jp.law.notice'] }));
const names = (place: string) => ({ [`${place}Ja`]: '報告', [`${place}En`]: 'Report' });
const say = (parameters?: Statement['with']): Statement => ({ code: 'x', ...(parameters && { with: parameters }) });

test('A filing is named beside its id, in each place, under either of its ids; what is no filing stays the same', () => {
  const plain = [say(), say({ anchor: 'aware', other: 'occurred' }), say({ anchor: 3 })];
  expect(withFilingNames(plain, library)).toBe(plain);
  expect(withFilingNames([say({ anchor: 'filed:jp.law.report', other: 'aware' }), plain[1] as Statement], library)).toEqual([
    say({ anchor: 'filed:jp.law.report', other: 'aware', ...names('anchor') }),
    plain[1],
  ]);
  expect(withFilingNames([say({ anchor: 'aware', other: 'filed:jp.law.notice' })], library)).toEqual([
    say({ anchor: 'aware', other: 'filed:jp.law.notice', ...names('other') }),
  ]);
});

test('A filing that no rule knows keeps its id', () => {
  const unknown = [say({ anchor: 'filed:jp.law.none' })];
  expect(withFilingNames(unknown, library)).toEqual(unknown);
});

test('A judgement that names no filing stays the very same; in one that does, reasons and warnings name it', () => {
  const judgement = (because: Statement[], warnings: Statement[]) => ({ because, warnings }) as unknown as Judgement;
  const quiet = judgement([say({ anchor: 'aware' })], [say()]);
  expect(namingFilings(quiet, library)).toBe(quiet);
  const filed = say({ anchor: 'filed:jp.law.report' });
  const named = say({ anchor: 'filed:jp.law.report', ...names('anchor') });
  expect(namingFilings(judgement([filed], [say()]), library)).toEqual({ because: [named], warnings: [say()] });
  expect(namingFilings(judgement([say()], [filed]), library)).toEqual({ because: [say()], warnings: [named] });
});

test('A clock that waits for a report, and one out of order, say which', () => {
  const later = aPack({
    duty: 'jp.law.later',
    names: { ja: '続報', en: 'Later report' },
    clock: { earliestOf: [aLimit({ anchor: 'filed:jp.law.report' })] },
  });
  const { judgements, warnings } = assess(
    aForm({ anchors: { aware: '2026-11-24T10:00:00+09:00', 'filed:jp.law.later': '2026-11-23T10:00:00+09:00' } }),
    aLibrary(aPack(), later),
  );
  expect(judgements[0]?.because).toContainEqual({
    code: 'clock-waits-for-filing',
    with: { anchor: 'filed:jp.law.report', ...names('anchor') },
  });
  expect(warnings[0]).toEqual({
    code: 'anchors-out-of-order',
    with: { anchor: 'filed:jp.law.later', other: 'aware', anchorJa: '続報', anchorEn: 'Later report' },
  });
});
