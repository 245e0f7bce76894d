import type { Route } from './pack.js';
import { recipientOf } from './recipient.js';
import { aPack } from './specification/a-pack.js';

const names = (en: string) => ({ ja: en, en });
const row = (sector: Route['sector'], en: string, more: Partial<Route> = {}): Route => ({
  sector,
  names: names(en),
  confirm: false,
  inForce: { from: '2022-04-01' },
  ...more,
});
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
  expect(recipientOf(aPack(), routes, 'finance', '2026-11-24')).toEqual({ names: { ja: '官庁', en: 'the office' }, warnings: [] });
});

test('The row of the sector, as it stood on the day; unsettled, it asks to be confirmed', () => {
  expect(recipientOf(pack, routes, 'telecom', '2026-06-30')).toEqual({ names: names('the old bureau'), warnings: [] });
  expect(recipientOf(pack, routes, 'telecom', '2026-07-01')).toEqual({ names: names('the new bureau'), warnings: [] });
  expect(recipientOf(pack, routes, 'finance', '2026-11-24')).toEqual({ names: names('the agency'), warnings: confirm });
});

test('What a row leaves open is said with the recipient', () => {
  const rows = [
    row('healthcare', 'the commission', { confirm: true, remarks: ['recipient-may-be-delegated'] }),
    row('general', 'the commission'),
  ];
  const table = [{ route: 'by-sector', version: '1', rows }];
  expect(recipientOf(pack, table, 'healthcare', '2026-11-24').warnings).toEqual([...confirm, { code: 'recipient-may-be-delegated' }]);
  expect(recipientOf(pack, table, 'general', '2026-11-24').warnings).toEqual([]);
});

test('A sector without a row, or not said, goes by the row of the unknown', () => {
  for (const sector of ['credit', undefined] as const)
    expect(recipientOf(pack, routes, sector, '2026-11-24')).toEqual({ names: names('the commission'), warnings: confirm });
});

test('Where no row holds and where there is no table, the recipient itself says that the commission is to be asked', () => {
  const commission = {
    ja: 'PPC で確認（個人情報保護委員会に提出先を確認）',
    en: 'To be confirmed with the PPC (Personal Information Protection Commission)',
  };
  expect(recipientOf(pack, routes, 'telecom', '2020-01-01')).toEqual({ names: commission, warnings: confirm });
  expect(recipientOf(aPack({ recipient: { route: 'none' } }), routes, 'finance', '2026-11-24')).toEqual({
    names: commission,
    warnings: confirm,
  });
});
