import type { IncidentRow } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { organisation } from '../words/areas/organisation.js';
import { goneAmong } from './gone.js';
import { holdingsOf } from './holdings.js';

const say = ((word: keyof typeof organisation.ja, parameters: Readonly<Record<string, string | number>> = {}) =>
  organisation.ja[word].replace(/\{\{(\w+)\}\}/g, (_whole: string, name: string) => String(parameters[name] ?? ''))) as never;
const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });

test('what a person holds in open incidents is named, incident by incident', () => {
  const rows = [
    { reference: '2026-001', parts: [{ person: 'p7', tracks: ['containment', 'notification'], measures: 1, reviews: 0 }] },
    { reference: '2026-002', parts: [{ person: 'p8', tracks: ['detection'], measures: 0, reviews: 0 }] },
    { reference: '2026-003', parts: [{ person: 'p7', tracks: [], measures: 0, reviews: 2 }] },
    { reference: '2026-004' },
  ] as unknown as IncidentRow[];
  expect(holdingsOf(rows, 'p7', speaker, say)).toEqual([
    '2026-001：「封じ込め」の担当、「報告・通知」の担当、予定の措置 1 件',
    '2026-003：見直す判断 2 件',
  ]);
  expect(holdingsOf(rows, 'p9', speaker, say)).toEqual([]);
});

test('whoever was removed holds nothing any more, nor does anybody whose roles take no part', () => {
  const person = (name: string, active: boolean, ...roles: string[]) => ({ person: name, active, roles }) as never;
  const people = [
    person('p7', false),
    person('p8', true, 'clerk'),
    person('p9', true, 'auditor', 'operator'),
    person('p10', true, 'auditor', 'executiveApprover'),
  ];
  expect([...goneAmong(people)]).toEqual([
    ['p7', 'departed'],
    ['p9', 'unable'],
  ]);
});
