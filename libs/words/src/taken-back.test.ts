import { takenBackIn } from './taken-back.js';

test('a filing is told taken back by its id, a notice by the number of its entry, a starting point by its version, whichever way the entries are ordered', () => {
  const entries = [
    { seq: 4, type: 'FilingMade', data: { filing: 'f1' } },
    { seq: 5, type: 'FilingMade', data: { filing: 'f2' } },
    { seq: 6, type: 'PrincipalNoticeDone', data: {} },
    { seq: 7, type: 'SubstituteMeasureTaken', data: {} },
    { seq: 8, type: 'FilingWithdrawn', data: { filing: 'f1' } },
    { seq: 9, type: 'PrincipalNoticeWithdrawn', data: { entry: 7 } },
    { seq: 10, type: 'AnchorRecorded', data: { anchor: 'discovered', version: 1 } },
    { seq: 11, type: 'AnchorRecorded', data: { anchor: 'discovered', version: 2 } },
    { seq: 12, type: 'AnchorWithdrawn', data: { anchor: 'discovered', version: 2 } },
  ];
  for (const ordered of [entries, entries.toReversed()]) expect(Object.fromEntries(takenBackIn(ordered))).toEqual({ 4: 8, 7: 9, 11: 12 });
});

test('what is not at hand, or cannot be read, is left aside', () => {
  expect(
    takenBackIn([
      { seq: 8, type: 'FilingWithdrawn', data: { filing: 'f1' } },
      { seq: 9, type: 'PrincipalNoticeWithdrawn', data: null },
    ]).size,
  ).toBe(0);
});
