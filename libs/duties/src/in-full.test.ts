import type { Statement } from '@shodo/contracts';
import { inFull } from './in-full.js';

const began = Date.parse('2026-12-03T10:00:00+09:00');
const said = (told: object): Statement => ({ code: 'last-day-is', with: { number: 30, ...told } });

test('What lies in another year than the count began in is told beside that year, before it and after it', () => {
  const told = (parameters: object) => inFull([said(parameters)], 'Asia/Tokyo', began);
  expect(told({ day: '2026-12-31' })).toEqual([said({ day: '2026-12-31' })]);
  expect(told({ day: '2027-01-01' })).toEqual([said({ day: '2027-01-01', beganIn: '2026' })]);
  expect(told({ at: '2027-01-04T17:00:00+09:00' })).toEqual([said({ at: '2027-01-04T17:00:00+09:00', beganIn: '2026' })]);
  expect(told({ rawOn: '2026-12-31', dueOn: '2027-01-04' })).toEqual([said({ rawOn: '2026-12-31', dueOn: '2027-01-04', beganIn: '2026' })]);
  expect(told({ ref: '2025-POLICY', year: '2027' })).toEqual([said({ ref: '2025-POLICY', year: '2027' })]);
  expect(inFull([{ code: 'reading-safe' }], 'Asia/Tokyo', began)).toEqual([{ code: 'reading-safe' }]);
});

test('The year begins where the authority is', () => {
  const newYear = Date.parse('2026-12-31T20:00:00Z');
  const day = said({ day: '2027-01-05' });
  expect(inFull([day], 'Asia/Tokyo', newYear)).toEqual([day]);
  expect(inFull([day], 'Europe/Berlin', newYear)).toEqual([said({ day: '2027-01-05', beganIn: '2026' })]);
});

/** In Berlin the clocks go from 03:00 back to 02:00 on 25 October 2026. */
test.each([
  ['2026-10-25T01:59:59+02:00', false],
  ['2026-10-25T02:00:00+02:00', true],
  ['2026-10-25T02:30:00+01:00', true],
  ['2026-10-25T03:00:00+01:00', false],
  ['2026-10-25', false],
  ['2026-10-25T02:30:00+09:00', false], // a cut-off told in our time
  ['2027-03-28T03:30:00+02:00', false],
])('%s comes twice in Berlin: %j', (at, twice) => {
  const [one] = inFull([said({ at })], 'Europe/Berlin', Date.parse(at));
  expect(one?.with?.comesTwice).toBe(twice ? 'yes' : undefined);
});
