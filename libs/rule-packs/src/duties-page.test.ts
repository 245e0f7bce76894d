import { shippedPacks } from './assess-now.js';
import { loadCases } from './cases.js';
import { dutiesPage } from './duties-page.js';

const { packs } = shippedPacks();
const page = dutiesPage(packs, loadCases());

test('The page tells of every duty its condition, clock, law, last check and cases', () => {
  for (const { duty } of packs) expect(page).toContain(`\`${duty}\``);
  expect(page).toContain('more than 1,000 principals affected');
  expect(page).toContain('60 days when the act may have been done with a wrongful purpose');
  expect(page).toContain('that day is day 1; moves to the next open day');
  expect(page).toContain('ER 8(2)');
  expect(page).toContain('2026-11-23, against');
  expect(page).toContain('J36');
  expect(page).not.toMatch(/undefined|\[object/);
});

test('A rule not compared with the law for half a year is marked', () => {
  expect(dutiesPage(packs, [], '2027-05-22')).not.toContain('to be checked again');
  expect(dutiesPage(packs, [], '2027-05-23')).toContain('to be checked again');
  expect(page).not.toContain('to be checked again');
});
