import { incidentSentencesEn } from './incident-sentences.en.js';
import { incidentSentencesJa } from './incident-sentences.ja.js';
import { speakerOf } from './speaker.js';

const sources = { people: new Map(), duties: new Map(), texts: {} };
const said = (what: object) => {
  const proposed = { erasure: 'e', ground: 'recorded-by-mistake', ...what } as Parameters<typeof incidentSentencesJa.ErasureProposed>[0];
  return [
    incidentSentencesJa.ErasureProposed(proposed, speakerOf('ja', sources)),
    incidentSentencesEn.ErasureProposed(proposed, speakerOf('en', sources)),
  ];
};

test('an erasure says how many texts and how many files go, or that it is everything', () => {
  expect(said({ scope: 'person', texts: ['a', 'b'] })).toEqual([
    expect.stringContaining('：特定の人について書かれた本文 2 件（'),
    expect.stringContaining(': Texts that name a person (2), '),
  ]);
  expect(said({ scope: 'person', texts: ['a'], files: ['f'] })).toEqual([
    expect.stringContaining('：特定の人について書かれた本文・ファイル名 1 件、証拠のファイル 1 件（'),
    expect.stringContaining(': Texts that name a person, and names of files (1), files of evidence (1), '),
  ]);
  expect(said({ scope: 'texts', files: ['f', 'g'] })).toEqual([
    expect.stringContaining('：証拠のファイル 2 件（'),
    expect.stringContaining(': files of evidence (2), '),
  ]);
  expect(said({ scope: 'texts', texts: ['name'], files: ['f'] })).toEqual([
    expect.stringContaining('：本文・ファイル名 1 件、証拠のファイル 1 件（'),
    expect.stringContaining(': Texts and names of files (1), files of evidence (1), '),
  ]);
  expect(said({ scope: 'whole-vault' })).toEqual([
    expect.stringContaining('：この事案のすべての本文（'),
    expect.stringContaining(': All texts of this incident, '),
  ]);
});
