import type { AssessmentForm } from '@shodo/contracts';
import type { Route, Sector } from './pack.js';
import { recipientOf } from './recipient.js';
import { aPack } from './specification/a-pack.js';

const names = (en: string) => ({ ja: en, en });
const rowFor = (whom: Route['for'], en: string, more: Partial<Route> = {}): Route => ({
  for: whom,
  names: names(en),
  confirm: false,
  inForce: { from: '2022-04-01' },
  ...more,
});
const row = (sector: Sector | 'unknown', en: string, more: Partial<Route> = {}) => rowFor({ sector }, en, more);
const of = (sector?: Sector, more: object = {}) => ({ jurisdictions: ['jp'], sector, ...more }) as AssessmentForm['organisation'];
const routes = [
  { route: 'elsewhere', version: '1', rows: [row('finance', 'somebody else')] },
  {
    route: 'by-sector',
    version: '1',
    rows: [
      row('telecom', 'the old bureau', { inForce: { from: '2022-04-01', until: '2026-06-30' } }),
      row('telecom', 'the new bureau', { inForce: { from: '2026-07-01' } }),
      row('finance', 'the agency', { confirm: true }),
      row('unknown', 'the commission', { confirm: true }),
    ],
  },
];
const pack = aPack({ recipient: { route: 'by-sector' } });
const confirm = [{ code: 'recipient-to-be-confirmed' }];

test('A rule that names its recipient asks no table', () => {
  expect(recipientOf(aPack(), routes, of('finance'), '2026-11-24')).toEqual({ names: { ja: '官庁', en: 'the office' }, warnings: [] });
});

test('The row of the sector, as it stood on the day; unsettled, it asks to be confirmed', () => {
  expect(recipientOf(pack, routes, of('telecom'), '2026-06-30')).toEqual({ names: names('the old bureau'), warnings: [] });
  expect(recipientOf(pack, routes, of('telecom'), '2026-07-01')).toEqual({ names: names('the new bureau'), warnings: [] });
  expect(recipientOf(pack, routes, of('finance'), '2026-11-24')).toEqual({ names: names('the agency'), warnings: confirm });
});

test('What a row leaves open is said with the recipient', () => {
  const rows = [
    row('healthcare', 'the commission', { confirm: true, remarks: ['recipient-may-be-delegated'] }),
    row('general', 'the commission'),
  ];
  const table = [{ route: 'by-sector', version: '1', rows }];
  expect(recipientOf(pack, table, of('healthcare'), '2026-11-24').warnings).toEqual([...confirm, { code: 'recipient-may-be-delegated' }]);
  expect(recipientOf(pack, table, of('general'), '2026-11-24').warnings).toEqual([]);
});

test('A sector without a row, or not said, goes by the row of the unknown', () => {
  for (const sector of ['credit', undefined] as const)
    expect(recipientOf(pack, routes, of(sector), '2026-11-24')).toEqual({ names: names('the commission'), warnings: confirm });
});

test('Where no row holds and where there is no table, the recipient itself says that the commission is to be asked', () => {
  const commission = {
    ja: 'PPC で確認（個人情報保護委員会に提出先を確認）',
    en: 'To be confirmed with the PPC (Personal Information Protection Commission)',
  };
  expect(recipientOf(pack, routes, of('telecom'), '2020-01-01')).toEqual({ names: commission, warnings: confirm });
  expect(recipientOf(aPack({ recipient: { route: 'none' } }), routes, of('finance'), '2026-11-24')).toEqual({
    names: commission,
    warnings: confirm,
  });
});

test('A designation goes before the sector, and the authority that receives by delegation before both', () => {
  const more = [
    rowFor({ designation: 'credit-bureau' }, 'the old section', { inForce: { from: '2022-04-01', until: '2026-06-30' } }),
    rowFor({ designation: 'credit-bureau' }, 'the new section', { inForce: { from: '2026-07-01' } }),
    rowFor({ authority: 'prefecture' }, 'the prefecture'),
    row('general', 'the commission'),
  ];
  const nameOn = (day: string, organisation: object, rows = more) =>
    recipientOf(pack, [{ route: 'by-sector', version: '1', rows }], of('general', organisation), day).names.en;
  const bureau = { designations: ['nis2-entity', 'credit-bureau'] };
  const prefecture = { authority: { kind: 'prefecture' } };
  expect(nameOn('2026-11-24', {})).toBe('the commission');
  expect(nameOn('2026-11-24', { designations: ['nis2-entity'] })).toBe('the commission');
  expect([nameOn('2026-06-30', bureau), nameOn('2026-07-01', bureau)]).toEqual(['the old section', 'the new section']);
  expect(nameOn('2026-11-24', prefecture)).toBe('the prefecture');
  expect(nameOn('2026-11-24', { ...bureau, ...prefecture })).toBe('the prefecture');
  expect(nameOn('2026-11-24', { ...bureau, ...prefecture }, more.slice(3))).toBe('the commission');
  // What is delegated are reports of our law.
  const elsewhere = { ...pack, sectorsUnderOtherLaw: [{ sector: 'general', law: 'APPI 68', line: 100, without: [] }] } as const;
  const organisation = of('general', { ...bureau, ...prefecture });
  expect(recipientOf(elsewhere, [{ route: 'by-sector', version: '1', rows: more }], organisation, '2026-11-24').names.en).toBe(
    'the commission',
  );
});
