import type { TimelineEntry } from '@shodo/contracts';
import { foldedParts } from './timeline-folds.js';

const entry = (seq: number, type: string, data: object = {}) => ({ seq, type, data }) as unknown as TimelineEntry;
const reassessed = (seq: number, was: object, is: object) => entry(seq, 'DutyReassessed', { duty: 'jp.appi.final-report', was, is });
const shape = (...entries: TimelineEntry[]) => foldedParts(entries).map((part) => [part.isFolded, part.entries.map(({ seq }) => seq)]);

test('judgements made anew that changed nothing are folded where they stand; all others are shown', () => {
  const reasons = { because: [] };
  expect(
    shape(
      entry(9, 'NoteAdded'),
      entry(8, 'DutiesAssessed'),
      reassessed(7, reasons, reasons),
      reassessed(6, { clock: { dueOn: '2026-12-28' } }, { clock: { dueOn: '2026-12-28', workBy: '2026-12-25' } }),
      reassessed(5, { clock: { dueOn: '2026-12-28' } }, { clock: { dueOn: '2027-01-04' } }),
      reassessed(4, { standing: 'provisional' }, { standing: 'arisen' }),
      reassessed(3, { recipient: { ja: '委員会', en: 'PPC' } }, { recipient: { ja: '総務省', en: 'MIC' } }),
      entry(2, 'DutiesAssessed'),
      entry(1, 'IncidentReported'),
    ),
  ).toEqual([
    [false, [9]],
    [true, [8, 7, 6]],
    [false, [5, 4, 3]],
    [true, [2]],
    [false, [1]],
  ]);
  expect(shape()).toEqual([]);
});
