import { organisationSentencesEn, organisationSentencesJa } from './organisation-sentences.js';
import { type Sources, speakerOf } from './speaker.js';

const sources: Sources = {
  people: new Map([
    ['approver', '高橋 誠'],
    ['married', '田中 花'],
    ['old', '佐藤 健'],
    ['never', '髙﨑 光'],
  ]),
  names: new Map([
    ['approver', [{ since: '2026-11-01T00:00:00.000Z', name: '佐籐 健' }]], // the column was changed beside the record
    [
      'married',
      [
        { since: '2026-11-01T00:00:00.000Z', name: '鈴木 花' },
        { since: '2026-11-20T00:00:00.000Z', name: '田中 花' },
      ],
    ],
    ['old', [{ since: '2026-11-01T00:00:00.000Z' }, { since: '2026-11-20T00:00:00.000Z', name: '佐藤 健' }]],
  ]),
  duties: new Map(),
  texts: { r1: '佐籐 健', r2: '高橋 誠', r3: 'a@example.jp', r4: null },
};
const [ja, en] = [speakerOf('ja', sources), speakerOf('en', sources)];
const sealed = (ref: string) => ({ ref, commitment: '0'.repeat(64) }) as never;

describe('what a person is called', () => {
  it('in a list is the registered name of today', () => {
    expect(['approver', 'married', 'never', 'nobody'].map((id) => ja.person(id))).toEqual([
      '高橋 誠',
      '田中 花',
      '髙﨑 光',
      '（不明な人）',
    ]);
  });

  it('of what they did is the name of that time, with today’s beside it where that is another', () => {
    const at = '2026-11-19T23:59:59.999Z';
    expect(ja.person('married', at)).toBe('鈴木 花（現在の登録名：田中 花）');
    expect(en.person('married', at)).toBe('鈴木 花 (registered today as 田中 花)');
    expect(ja.person('married', '2026-11-20T09:00:00.000+09:00')).toBe('田中 花');
    expect(ja.person('never', at)).toBe('髙﨑 光');
  });

  it('before the record bound any name of theirs is the first that it knows', () => {
    expect(ja.person('married', '2025-01-01T00:00:00Z')).toBe('鈴木 花（現在の登録名：田中 花）');
  });

  it('is what the record binds, also where the registered name was changed beside it', () => {
    expect(ja.person('approver', '2026-11-28T00:00:00Z')).toBe('佐籐 健（現在の登録名：高橋 誠）');
  });

  it('is not guessed where the record binds none for that time', () => {
    expect(ja.person('old', '2026-11-10T00:00:00Z')).toBe('佐藤 健（当時の登録名は分かりません）');
    expect(en.person('old', '2026-11-10T00:00:00Z')).toBe('佐藤 健 (the name of that time is not known)');
  });

  it('in a drill is that of the server’s time, which its own clock runs ahead of, however often it was set forward', () => {
    const day = 24 * 3_600_000;
    const ms = (at: string) => Date.parse(at);
    const drill = speakerOf('ja', {
      ...sources,
      clockShifts: [
        { sinceMs: ms('2026-12-01T00:00:00Z'), aheadMs: 12 * day }, // begun on 19 November
        { sinceMs: ms('2027-02-01T00:00:00Z'), aheadMs: 70 * day }, // set forward on 23 November
      ],
    });
    expect(drill.person('married', '2026-12-01T23:00:00Z')).toBe('鈴木 花（現在の登録名：田中 花）');
    expect(drill.person('married', '2026-12-02T00:00:00Z')).toBe('田中 花');
    expect(drill.person('married', '2027-02-01T00:00:00Z')).toBe('田中 花');
    expect(drill.person('married', '2026-11-30T00:00:00Z')).toBe('鈴木 花（現在の登録名：田中 花）'); // typed as done before it began
    expect(drill.asOf('2026-11-21T00:00:00Z').person('married')).toBe('田中 花'); // entries bear the server’s time
  });

  it('is told so in all sentences of an entry', () => {
    const then = ja.asOf('2026-11-10T00:00:00Z');
    expect(organisationSentencesJa.PersonJoined({ person: 'married' as never }, then)).toBe(
      '鈴木 花（現在の登録名：田中 花）さんが参加しました。',
    );
    expect(then.person('married', '2026-11-28T00:00:00Z')).toBe('田中 花');
  });
});

describe('settings', () => {
  const set = {
    profile: { jurisdictions: ['jp'] },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 },
  } as never;
  const written = (names: object) => {
    const data = Object.assign({}, set, names) as Parameters<typeof organisationSentencesJa.SettingsChanged>[0];
    return [organisationSentencesJa.SettingsChanged(data, ja), organisationSentencesEn.SettingsChanged(data, en)];
  };

  it('say what the organisation is called, and what it was called before if that is something else', () => {
    expect(written({ nameBefore: sealed('r1'), name: sealed('r2') })).toEqual([
      expect.stringContaining('設定を変えました：組織の名前は「高橋 誠」（変更前は「佐籐 健」）、承認の進め方は'),
      expect.stringContaining('The settings were changed: name “高橋 誠” (until then “佐籐 健”), approvals as'),
    ]);
    expect(written({ name: sealed('r2') })).toEqual([
      expect.stringContaining('設定を変えました：組織の名前は「高橋 誠」、承認'),
      expect.stringContaining('changed: name “高橋 誠”, approvals'),
    ]);
  });

  it('of which the record bound no name say nothing of one', () => {
    expect(written({})).toEqual([
      expect.stringContaining('設定を変えました：承認の進め方は'),
      expect.stringContaining('The settings were changed: approvals as'),
    ]);
  });
});

describe('a correction', () => {
  const person = 'never' as never;
  const name = { nameBefore: sealed('r1'), name: sealed('r2') };
  const email = { emailBefore: sealed('r3'), email: sealed('r4') };

  it('says what was and what is', () => {
    expect(organisationSentencesJa.PersonCorrected({ person, ...name }, ja)).toBe(
      '髙﨑 光さんの登録を直しました。名前：「佐籐 健」→「高橋 誠」。',
    );
    expect(organisationSentencesJa.PersonCorrected({ person, ...email }, ja)).toBe(
      '髙﨑 光さんの登録を直しました。メールアドレス：「a@example.jp」→「（本文消去済）」。',
    );
    expect(organisationSentencesEn.PersonCorrected({ person, ...name, ...email }, en)).toBe(
      'The entry of 髙﨑 光 was corrected. Name: “佐籐 健” → “高橋 誠”. E-mail address: “a@example.jp” → “(this text was erased)”.',
    );
  });

  it('of which nothing was recorded says so', () => {
    expect(organisationSentencesJa.PersonCorrected({ person }, ja)).toBe(
      '髙﨑 光さんの名前・メールアドレスを直しました（何をどう直したかは記録されていません）。',
    );
    expect(organisationSentencesEn.PersonCorrected({ person }, en)).toBe(
      'The name or e-mail address of 髙﨑 光 was corrected (what was changed is not on record).',
    );
  });
});
