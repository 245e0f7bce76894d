import { citationIn, knownCitation } from '@shodo/contracts';
import { shippedPacks } from './assess-now.js';

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
