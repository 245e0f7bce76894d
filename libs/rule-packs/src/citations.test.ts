import { AssessmentForm, citationIn, knownCitation } from '@shodo/contracts';
import { assessNow, shippedPacks } from './assess-now.js';

const { packs } = shippedPacks();
const cited = [
  ...new Set(
    packs.flatMap(({ cites, sectorsUnderOtherLaw }) => [
      ...cites.map(({ law, provision }) => `${law} ${provision}`),
      ...sectorsUnderOtherLaw.map(({ law }) => law),
    ]),
  ),
];

test('Every provision that a pack cites is known by its full name in both languages', () => {
  expect(cited.length).toBeGreaterThan(60);
  for (const language of ['ja', 'en'] as const) expect(cited.filter((one) => knownCitation(language, one) === undefined)).toEqual([]);
});

test('A short form that nobody can read aloud never shows', () => {
  const short = /\b(APPI|ER|GL|MNA|MNG|AH|CC|MN Rule|CDR|GBL|PDPA|PIPA|PIPL)\b/;
  expect(cited.map((one) => citationIn('ja', one)).filter((text) => short.test(text))).toEqual([]);
});

test('What a public body owes in place of the duties of APPI Art. 26 is cited by its own article, and by nothing else', () => {
  const organisation = { jurisdictions: ['jp'], sector: 'public' };
  const { judgements } = assessNow(AssessmentForm.parse({ now: '2026-11-30T09:00:00+09:00', organisation, anchors: {}, facts: {} }));
  const ofAct = judgements.filter(({ duty }) => duty.startsWith('jp.appi.'));
  expect(ofAct.map(({ duty }) => duty)).toContain('jp.appi.supplement');
  expect(ofAct.filter(({ cites }) => cites.some(({ law, provision }) => `${law} ${provision}` !== 'APPI 68'))).toEqual([]);
});
