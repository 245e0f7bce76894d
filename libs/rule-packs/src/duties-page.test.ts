import { shippedPacks } from './assess-now.js';
import { loadCases } from './cases.js';
import { dayOfPage, dutiesPage, pageToday } from './duties-page.js';

const { packs } = shippedPacks();
const page = dutiesPage(packs, loadCases(), '2026-12-01');

test('The page tells of every duty its condition, clock, law, last check and cases', () => {
  for (const { duty } of packs) expect(page).toContain(`\`${duty}\``);
  expect(page).toContain('more than 1,000 principals affected');
  expect(page).toContain('60 days when the act may have been done with a wrongful purpose');
  expect(page).toContain('that day is day 1; moves to the next open day');
  expect(page).toContain('ER 8(2)');
  expect(page).toContain('calendar `jp-state`: a last day on one of them moves');
  expect(page).toContain('calendar `us-federal`: not counted');
  expect(page).toContain('calendar `us-federal`: no day moves; work to the last open day before');
  expect(page).toContain('2026-11-23, against');
  expect(page).toContain('J36');
  expect(page).not.toMatch(/undefined|\[object/);
});

test('A rule not compared with the law for half a year is marked', () => {
  expect(dutiesPage(packs, [], '2027-05-22')).not.toContain('to be checked again');
  expect(dutiesPage(packs, [], '2027-05-22')).toContain('180 days before. None.');
  expect(dutiesPage(packs, [], '2027-05-23')).toContain('**(stale: to be checked again)**');
  expect(dutiesPage(packs, [], '2027-05-23')).toContain('Stale: `au.ndb.authority-notification`');
  expect(page).toContain('check again by 2027-05-22');
});

test('Made again another day the page stays as it is, unless something but the day changes', () => {
  expect(dayOfPage(page)).toBe('2026-12-01');
  expect(pageToday(packs, loadCases(), page, '2026-12-24')).toBe(page);
  expect(dayOfPage(pageToday(packs, loadCases(), page, '2027-05-23'))).toBe('2027-05-23');
  expect(dayOfPage(pageToday(packs, [], page, '2026-12-24'))).toBe('2026-12-24');
});
