import { profileChanges } from './profile-changes.js';
import { speakerOf } from './speaker.js';

const sources = { people: new Map(), duties: new Map(), texts: {} };
const before = { jurisdictions: ['jp'], sector: 'healthcare', listed: false } as never;
const after = { jurisdictions: ['jp', 'eu'], sector: 'finance', listed: true, authority: { kind: 'prefecture' } } as never;

test('says part by part what the profile of an incident was and is', () => {
  expect(profileChanges(before, after, speakerOf('ja', sources))).toEqual([
    '業種：医療・介護→金融',
    '上場：なし→あり',
    '国・地域：日本→日本、EU',
    '契約などの登録・報告先の委任・時間帯：変更あり',
  ]);
  expect(profileChanges(before, after, speakerOf('en', sources))[0]).toBe('sector: Health and care→Finance');
  expect(profileChanges(before, before, speakerOf('ja', sources))).toEqual([]);
});
