import { organisationSentencesEn, organisationSentencesJa } from './organisation-sentences.js';
import { speakerOf } from './speaker.js';

const sources = { people: new Map(), duties: new Map(), texts: {} };
const [ja, en] = [speakerOf('ja', sources), speakerOf('en', sources)];
const said = (erasedAgain: readonly { incident: string; erasures: number }[] | null) => {
  const data = { takenAt: '2026-11-28T13:00:00.000Z', entriesMissing: 0, streamsDiffer: 0, erasedAgain };
  const restored = data as Parameters<typeof organisationSentencesJa.BackupRestored>[0];
  return [organisationSentencesJa.BackupRestored(restored, ja), organisationSentencesEn.BackupRestored(restored, en)];
};

describe('a restored backup', () => {
  it('says how many erasures were carried out again, and in how many incidents', () => {
    const again = [
      { incident: 'one', erasures: 2 },
      { incident: 'other', erasures: 1 },
    ];
    expect(said(again)).toEqual([
      expect.stringContaining('バックアップより後の消去を 3 件（事案 2 件）やり直しました。'),
      expect.stringContaining('carried out again: 3, in incidents: 2.'),
    ]);
  });

  it('does not take what was not counted for none', () => {
    expect(said(null)).toEqual([expect.stringContaining('記録にありません'), expect.stringContaining('is not on record')]);
    expect(said([])).toEqual([
      expect.stringContaining('やり直したものはありません'),
      expect.stringContaining('No erasure of after the backup'),
    ]);
  });
});
