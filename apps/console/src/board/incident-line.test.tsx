import type { IncidentRow } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { rendered, wordsOf } from '../specification/rendered.js';
import { IncidentLine } from './incident-line.js';

const speaker = speakerOf('ja', {
  people: new Map([
    ['gone', '退職 七郎'],
    ['audits', '監査 八重'],
  ]),
  duties: new Map(),
  texts: {},
});
const gone = new Map([
  ['gone', 'departed'],
  ['audits', 'unable'],
] as const);
const row = (given: object) =>
  ({
    id: 'i',
    reference: '7K2M-9QXA',
    kind: 'drill',
    reportedAt: '2026-11-28T22:05:00+09:00',
    tracks: {},
    overdue: 0,
    holders: [],
    closed: false,
    ruledOut: false,
    lastActivityAt: '2026-11-29T09:00:00+09:00',
    seq: 3,
    ...given,
  }) as unknown as IncidentRow;
const shown = async (given: object = {}) =>
  wordsOf(await rendered(<IncidentLine row={row(given)} speaker={speaker} gone={gone} aheadMs={0} />));

test('incidents of which no kind is known differ by when and how they were reported', async () => {
  expect(await shown()).toMatch(/種類は不明.*報告 (2026\/)?11\/28（土）22:05/);
  expect(await shown({ channel: 'phone' })).toMatch(/11\/28（土）22:05 *（電話）/);
});

test('an incident whose holder was removed, or takes no part any more, says so, and that nobody holds it', async () => {
  expect(await shown({ holders: ['gone'] })).toMatch(/担当 退職 七郎（外れました） *担当者なし/);
  expect(await shown({ holders: ['audits'] })).toMatch(/担当 監査 八重（今の役割では担当できません） *担当者なし/);
  expect(await shown()).toContain('担当者なし');
});
