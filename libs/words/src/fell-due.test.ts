import { missedEn, missedJa, reminderEn, reminderJa } from './fell-due.js';
import { speakerOf } from './speaker.js';

const sources = {
  people: new Map(),
  duties: new Map([
    ['jp.my-number.final-report', { ja: '確報（番号法）', en: 'Final report (My Number)' }],
    ['jp.appi.preliminary-report', { ja: '速報（個人情報保護法）', en: 'Preliminary report (APPI)' }],
  ]),
  texts: {},
};
const [ja, en] = [speakerOf('ja', sources), speakerOf('en', sources)];

const missed = (told: object = {}) =>
  ({ duty: 'jp.my-number.final-report', dueAt: '2026-12-01T23:59:59+09:00', strictness: 'statute', ...told }) as never;
const fell = (told: object) =>
  ({
    notice: 'n',
    duty: 'jp.appi.preliminary-report',
    dueAt: '2026-11-04T23:59:59+09:00',
    forDueAt: '2026-11-06T23:59:59+09:00',
    strictness: 'guideline',
    standing: 'arisen',
    ...told,
  }) as never;

describe('a day that passed', () => {
  test('is one that was missed where the duty stood, or where an earlier build did not say', () => {
    expect(missedJa(missed({ standing: 'arisen' }), ja)).toBe('期限を過ぎました：確報（番号法）（2026年12月1日（火）23:59）。');
    expect(missedJa(missed(), ja)).toBe('期限を過ぎました：確報（番号法）（2026年12月1日（火）23:59）。');
    expect(missedJa(missed({ strictness: 'guideline' }), ja)).toMatch(/^目安の日を過ぎました：/);
    expect(missedJa(missed({ statusFiling: true }), ja)).toMatch(/^途中報告の日を過ぎました：/);
  });

  test('says of a possible duty that it was treated as standing', () => {
    expect(missedJa(missed({ standing: 'provisional' }), ja)).toBe(
      '期限を過ぎました：確報（番号法）（2026年12月1日（火）23:59）。対象かどうかは確定しておらず、おそれありとして扱っていました。',
    );
    expect(missedEn(missed({ standing: 'provisional' }), en)).toBe(
      'The deadline has passed: Final report (My Number) (Tue, 1 Dec 2026, 23:59 JST). Whether it stands was not certain; it was treated as standing.',
    );
  });

  test('was no missed one where the duty did not stand', () => {
    expect(missedJa(missed({ standing: 'not-arisen' }), ja)).toBe(
      '確報（番号法）の期限（2026年12月1日（火）23:59）を過ぎました。記録された事実では対象外でしたが、対象外と確定されていませんでした。',
    );
    expect(missedEn(missed({ standing: 'not-arisen' }), en)).toBe(
      'The deadline of Final report (My Number) (Tue, 1 Dec 2026, 23:59 JST) has passed. By the facts on record the duty did not stand; nobody had ruled it out.',
    );
  });
});

describe('a reminder', () => {
  test('tells its own moment, and the day it leads to as such', () => {
    expect(reminderJa(fell({ reminder: 'target-day' }), ja)).toBe(
      '速報（個人情報保護法）：目標の日を過ぎました（2026年11月4日（水）23:59）。目安の日は2026年11月6日（金）23:59です。メールで知らせます。',
    );
    expect(reminderEn(fell({ reminder: 'target-day' }), en)).toBe(
      'Preliminary report (APPI): The target day is over (Wed, 4 Nov 2026, 23:59 JST). The guide day is Fri, 6 Nov 2026, 23:59 JST. Mails tell of it.',
    );
    expect(reminderJa(fell({ reminder: 'half-time', dueAt: '2026-11-05T10:30:00+09:00', strictness: 'statute' }), ja)).toBe(
      '速報（個人情報保護法）：期限（2026年11月6日（金）23:59）までの半分が過ぎました（2026年11月5日（木）10:30）。メールで知らせます。',
    );
    expect(reminderJa(fell({ reminder: 'status-four-fifths', dueAt: '2026-11-05T10:30:00+09:00' }), ja)).toContain(
      '途中報告の日（2026年11月6日（金）23:59）までの8割が過ぎました（2026年11月5日（木）10:30）。',
    );
    expect(reminderJa(fell({ reminder: 'hold-review', dueAt: '2026-11-05T10:30:00+09:00' }), ja)).toContain(
      '保留を再検討する時期です（2026年11月5日（木）10:30）。',
    );
  });

  test('of a lapse calls the day what it is, and only leaves it open where an earlier build did not say', () => {
    const lapse = { reminder: 'lapse', dueAt: '2026-11-07T00:00:00+09:00' };
    expect(reminderJa(fell(lapse), ja)).toContain('目安の日（2026年11月6日（金）23:59）を過ぎました。');
    expect(reminderJa(fell({ ...lapse, strictness: 'statute' }), ja)).toContain('：期限（2026年11月6日（金）23:59）を過ぎました。');
    expect(reminderJa(fell({ ...lapse, strictness: undefined }), ja)).toContain(
      '期限または目安の日（2026年11月6日（金）23:59）を過ぎました。',
    );
  });

  test('says of what fell away that somebody has to rule it out', () => {
    const lapse = fell({ reminder: 'lapse', dueAt: '2026-11-07T00:00:00+09:00', standing: 'not-arisen' });
    expect(reminderJa(lapse, ja)).toContain('記録された事実では対象外ですが、対象外と確定されていません。');
    expect(reminderEn(lapse, en)).toContain('nobody has ruled it out');
  });
});
