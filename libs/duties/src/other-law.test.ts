import { fitted } from './fitted.js';
import type { Condition } from './pack.js';
import { aForm, aPack } from './specification/a-pack.js';

const line: Condition = { is: 'more-than', fact: 'principals-affected', line: 1000 };
const cards: Condition = { is: 'more-than', fact: 'card-holders-affected', line: 500 };
const rule: Condition = { is: 'all-of', parts: [{ is: 'not', part: line }, cards] };
const [ofOurs, ofBoth] = [
  { exemption: 'pseudonymised-only', needs: ['pseudonymised-only'] },
  { exemption: 'recovered-before-viewing', needs: ['recovered-before-viewing'] },
];
const pack = aPack({
  arisesWhen: rule,
  liftedBy: [ofOurs, ofBoth],
  cites: [{ law: 'APPI', provision: '26(1)' }],
  sectorsUnderOtherLaw: [{ sector: 'public', law: 'APPI 68', line: 100, without: ['pseudonymised-only'] }],
});
const readFor = (sector: 'public' | 'general') => fitted(pack, aForm({ organisation: { jurisdictions: ['jp'], sector } }).organisation);

describe('A sector under another law', () => {
  test('is judged by its line of persons, wherever the rule asks for it, and by no other number of its own', () => {
    expect(readFor('public').arisesWhen).toEqual({ is: 'all-of', parts: [{ is: 'not', part: { ...line, line: 100 } }, cards] });
  });

  test('keeps the exceptions of both laws, and not those of ours', () => {
    expect(readFor('public').liftedBy).toEqual([ofBoth]);
  });

  test('hears which law it is, and not of the articles for others', () => {
    expect(readFor('public').cites).toEqual([{ law: 'APPI', provision: '68' }]);
  });

  test('is read once, so that what is kept of a rule is found again; another sector has the rule as it is', () => {
    expect(readFor('public').arisesWhen).toBe(readFor('public').arisesWhen);
    expect(readFor('general')).toBe(pack);
  });
});
