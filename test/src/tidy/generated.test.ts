import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOfPage, dutiesPage, loadCases, shippedPacks } from '@shodo/rule-packs';
import { root } from '../architecture/tree.js';

test('docs/duties.md is what the packs and cases say today: after a change, npm run docs', () => {
  const page = readFileSync(join(root, 'docs/duties.md'), 'utf8');
  expect(page).toBe(dutiesPage(shippedPacks().packs, loadCases(), dayOfPage(page) ?? ''));
});
