import { composeMail } from './compose.js';
import { specimenRow } from './specification/specimen-row.js';

const publicUrl = 'https://shodo.example.jp/';
const japanese = { language: 'ja', publicUrl } as const;

test('a reminder says in Japanese which duty of which incident is due when, with the weekday, and where to go', () => {
  const { subject, text } = composeMail(specimenRow(), japanese);
  expect(subject).toBe('「確報」の期限まで、24時間を切りました（事案 7K2M-9QXA）');
  expect(text).toContain('期限：2026年12月1日（火）14:05（日本時間）');
  expect(text).toContain('事案：7K2M-9QXA');
  expect(text).toContain('https://shodo.example.jp/incidents/3f2b8a10-6c1d-4e9b-8f37-5a4b3c2d1e0f');
});

test('an instant in another offset is told in Japanese time', () => {
  expect(composeMail(specimenRow({ forDueAt: '2026-12-01T20:30:00Z' }), japanese).text).toContain('2026年12月2日（水）05:30');
});

test('a mail that comes long after it was written says so, in text and in HTML', () => {
  const { text, html } = composeMail(specimenRow(), { ...japanese, lateSince: '2026-11-28T16:45:00.000Z' });
  const late = '送信が遅れた知らせです（2026年11月29日（日）01:45に書かれました）。';
  expect([text.includes(late), html.includes(late)]).toEqual([true, true]);
  expect(composeMail(specimenRow(), japanese).text).not.toContain('送信が遅れた');
});

test('a duty of which nobody knows yet whether it applies says so', () => {
  const { text } = composeMail(specimenRow({ dutyIsProvisional: true }), japanese);
  expect(text).toContain('対象かどうか：おそれあり・対象として扱う（確定を待たずに進めてください）');
  expect(composeMail(specimenRow(), japanese).text).not.toContain('対象かどうか');
});

test('a clock that runs from a provisional time of awareness says so', () => {
  const { text } = composeMail(specimenRow({ awarenessIsProvisional: true }), japanese);
  expect(text).toContain('起算日：暫定（知った日時がまだ確定していません）');
  expect(text).toContain('Counted from: a provisional time of awareness, not confirmed yet');
  expect(composeMail(specimenRow(), japanese).text).not.toContain('暫定');
});

test("the person's language comes first, the other below it", () => {
  const { subject, text } = composeMail(specimenRow(), { language: 'en', publicUrl });
  expect(subject).toBe('Final report: less than 24 hours are left to the deadline (incident 7K2M-9QXA)');
  expect(text).toContain('1 December 2026 (Tue) 14:05 JST');
  expect(text.indexOf('less than 24 hours')).toBeLessThan(text.indexOf('24時間を切りました'));
});

test('a drill is marked in subject and body', () => {
  const { subject, text, html } = composeMail(specimenRow({ drill: true }), japanese);
  expect(subject.startsWith('[訓練] ')).toBe(true);
  expect(text.startsWith('これは訓練の知らせで、実際の事案ではありません。')).toBe(true);
  expect(html).toContain('[訓練] ');
});

test.each([
  ['half-time', '半分が過ぎました'],
  ['target-day', '目標の日を過ぎました。期限までに'],
  ['four-fifths', '8割'],
  ['day-before', '24時間'],
  ['lapse', '「確報」の期限を過ぎました（'],
  ['hold-review', '再検討する時刻'],
  ['decision-review', '見直す時刻'],
  ['decision-reopened', '根拠となる事実が変わりました'],
  ['pack-receipt', '受け取ったという確認がまだありません'],
] as const)('the reminder %s has its own headline', (reminder, words) => {
  expect(composeMail(specimenRow({ reminder }), japanese).subject).toContain(words);
});

test('whoever has several incidents knows which it is about by its reference and its kind', () => {
  const { text } = composeMail(specimenRow({ leakType: 'loss' }), japanese);
  expect(text).toContain('事案：7K2M-9QXA（紛失・置き忘れ）');
  expect(text).toContain('Incident: 7K2M-9QXA (Lost or left behind)');
  expect(composeMail(specimenRow({}), japanese).text).toContain('事案：7K2M-9QXA\n');
});

test('the preliminary report, of which a guideline names the day, has a guide day and no deadline', () => {
  const preliminary = specimenRow({
    dutyNames: { ja: '速報', en: 'Preliminary report' },
    reminder: 'lapse',
    strictness: 'guideline',
    hasLastDay: true,
  });
  const { subject, text } = composeMail(preliminary, japanese);
  expect(subject).toBe('「速報」の目安の日を過ぎました。速やかに提出してください（事案 7K2M-9QXA）');
  expect(text).toContain('目安の日：2026年12月1日（火）14:05（日本時間）');
  expect(text).not.toMatch(/期限|deadline|Due:/);
  expect(composeMail(preliminary, { language: 'en', publicUrl }).subject).toBe(
    'Preliminary report: the guide day has passed, file it promptly (incident 7K2M-9QXA)',
  );
  expect(composeMail({ ...preliminary, reminder: 'four-fifths' }, japanese).subject).toBe(
    '「速報」の目安の日までの8割が過ぎました（事案 7K2M-9QXA）',
  );
  expect(composeMail({ ...preliminary, reminder: 'target-day' }, japanese).subject).toBe(
    '「速報」の目標の日を過ぎました。目安の日までに済ませてください（事案 7K2M-9QXA）',
  );
});

test('a status filing has a day of its own, which no law sets', () => {
  const status = specimenRow({ reminder: 'status-lapse' });
  const { subject, text } = composeMail(status, japanese);
  expect(subject).toBe('「確報」の途中報告の日を過ぎました。分かっていることを速やかに報告してください（事案 7K2M-9QXA）');
  expect(text).toContain('途中報告の日：2026年12月1日（火）14:05（日本時間）');
  expect(text).not.toMatch(/期限|deadline|Due:/);
  expect(composeMail({ ...status, reminder: 'status-four-fifths' }, japanese).subject).toBe(
    '「確報」の途中報告の日までの8割が過ぎました（事案 7K2M-9QXA）',
  );
});

test('a notice to principals to which no text gives a number of days comes up by its guide day, is not late and owes no reason', () => {
  const notice = specimenRow({
    dutyNames: { ja: '本人への通知', en: 'Notice to principals' },
    reminder: 'lapse',
    strictness: 'guideline',
    hasLastDay: false,
  });
  const { subject, text } = composeMail(notice, japanese);
  expect(subject).toBe('「本人への通知」の目安の日を過ぎました（事案 7K2M-9QXA）');
  expect(text).toContain('Notice to principals: the guide day has passed');
  expect(text).not.toMatch(/期限|遅れ|提出|deadline|late\b|Due:/);
});

test('that an incident was reported is told with its reference and where to go, and with nothing of what it says', () => {
  const report = specimenRow({
    kind: 'report',
    duty: 'report',
    dutyNames: { ja: '事案の報告', en: 'Report of an incident' },
    reminder: 'reported',
    dueAt: '2026-11-28T22:05:00+09:00',
    forDueAt: '2026-11-28T22:05:00+09:00',
    hasLastDay: false,
  });
  const { subject, text } = composeMail(report, japanese);
  expect(subject).toBe('事案が報告されました（事案 7K2M-9QXA）');
  expect(text).toContain(
    '事案が報告されました\n\n事案：7K2M-9QXA\n報告された日時：2026年11月28日（土）22:05（日本時間）\n\n下の画面を開いて内容を確かめ、',
  );
  expect(text).toContain('An incident was reported\n\nIncident: 7K2M-9QXA\nReported: 28 November 2026 (Sat) 22:05 JST');
  expect(text).not.toMatch(/義務|期限：|Duty|Due:/);
  expect(composeMail({ ...report, drill: true }, { language: 'en', publicUrl }).subject).toBe(
    '[DRILL] An incident was reported (incident 7K2M-9QXA)',
  );
});

test('a row stored before it said what its day is still reads as a deadline', () => {
  const { strictness: _, hasLastDay: __, ...stored } = specimenRow({ reminder: 'lapse' });
  expect(composeMail(stored, japanese).subject).toBe('「確報」の期限を過ぎました（事案 7K2M-9QXA）');
});

test('an escalation and a watchdog alarm say so, whatever reminder they stand for', () => {
  expect(composeMail(specimenRow({ kind: 'escalation', reminder: 'lapse' }), japanese).subject).toContain('まだ誰も確認していません');
  expect(composeMail(specimenRow({ kind: 'watchdog-alarm', reminder: 'lapse' }), japanese).subject).toContain('監視されていない');
});

test('a decision is named by its number, has nothing late, and says what to do', () => {
  const decision = specimenRow({
    duty: 'decision',
    dutyNames: { ja: '判断 3', en: 'Decision 3' },
    reminder: 'decision-reopened',
    hasLastDay: false,
  });
  const { subject, text } = composeMail(decision, japanese);
  expect(subject).toBe('「判断 3」の根拠となる事実が変わりました（事案 7K2M-9QXA）');
  expect(text).toContain('判断：判断 3');
  expect(text).toContain('Decision: Decision 3');
  expect(text).toContain('判断を維持するか、置き換える判断を記録してください');
  expect(text).not.toMatch(/義務|期限|遅れ|deadline|Due:/);
});

test('the Message-ID is the same for the same notice to the same person, and another for anybody else', () => {
  const once = composeMail(specimenRow(), japanese).messageId;
  expect(once).toMatch(/^<[0-9a-f]{40}@shodo\.example\.jp>$/);
  expect(composeMail(specimenRow({ drill: true }), { language: 'en', publicUrl }).messageId).toBe(once);
  expect(composeMail(specimenRow({ to: '00000000-0000-4000-8000-000000000000' }), japanese).messageId).not.toBe(once);
});

test('a duty name with a line end makes no second header, and markup in it stays text', () => {
  const hostile = specimenRow({ dutyNames: { ja: '確報\r\nBcc: thief@example.com<b>', en: 'x' } });
  const { subject, html } = composeMail(hostile, japanese);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).toContain('thief@example.com&lt;b&gt;');
  expect(html).not.toContain('com<b>');
});

test('nothing in the HTML is loaded from anywhere', () => {
  expect(composeMail(specimenRow(), japanese).html).not.toMatch(/<(img|script|link|iframe)|url\(/);
});

test.each([
  ['hold-review', '保留中の「確報」を再検討する時刻が、監視されていないおそれがあります', 'the time to review the hold may be unwatched'],
  [
    'escalation',
    '「確報」の知らせが確認されないまま、責任者に伝わっていないおそれがあります',
    'a reminder nobody acknowledged may not have been passed on',
  ],
])('the alarm about %s says what may not have happened, and when it should have', (reminder, headline, inEnglish) => {
  const { subject, text } = composeMail(specimenRow({ kind: 'watchdog-alarm', reminder, dueAt: '2026-12-01T05:05:00Z' }), japanese);
  expect(subject).toBe(`${headline}（事案 7K2M-9QXA）`);
  expect(text).toContain(`Final report: ${inEnglish}`);
  expect(text).toContain('記録されるはずだった日時：2026年12月1日（火）14:05（日本時間）');
});

test('the alarm of an incident that could not be assessed says so', () => {
  const row = specimenRow({
    kind: 'watchdog-alarm',
    duty: 'assessment',
    reminder: 'assessment',
    dutyNames: { ja: '義務の判定', en: 'Assessment of duties' },
  });
  const subjectIn = (language: 'ja' | 'en') => composeMail(row, { language, publicUrl: 'https://shodo.example.jp' }).subject;
  expect(subjectIn('ja')).toBe('「義務の判定」ができておらず、期限が監視されていません（事案 7K2M-9QXA）');
  expect(subjectIn('en')).toBe('Assessment of duties has not been possible; deadlines are unwatched (incident 7K2M-9QXA)');
});

test('what upkeep came upon is told as found, and of a record that differs nothing is to be looked up in it', () => {
  const found = { kind: 'watchdog-alarm', dueAt: '2026-12-01T05:05:00Z' } as const;
  const dutyNames = { ja: '事案の記録', en: 'The record of the incident' };
  const record = composeMail(specimenRow({ ...found, duty: 'record', dutyNames, reminder: 'record-differs' }), japanese);
  expect(record.subject).toBe('「事案の記録」に食い違いが見つかりました（事案 7K2M-9QXA）');
  expect(record.text).toContain('The record of the incident: it was found to differ');
  expect(record.text).toContain('対象：事案の記録');
  expect(record.text).toContain('見つかった日時：2026年12月1日（火）14:05（日本時間）');
  expect(record.text).toContain('何も消さず');
  expect(record.text).not.toContain('日時と対応の状況');
  const file = composeMail(specimenRow({ ...found, duty: 'evidence', reminder: 'file-missing' }), japanese);
  expect(file.text).toContain('見つかった日時：');
});

test('a duty that has not arisen by what is known is to be ruled out or looked at again, not filed', () => {
  const fellAway = specimenRow({
    dutyNames: { ja: '速報', en: 'Preliminary report' },
    reminder: 'lapse',
    strictness: 'guideline',
    hasLastDay: true,
    hasFallenAway: true,
  });
  const { subject, text } = composeMail(fellAway, japanese);
  expect(subject).toBe(
    '「速報」は今分かっている事実では対象外です。目安の日を過ぎました。対象外と確定するか、事実を見直してください（事案 7K2M-9QXA）',
  );
  expect(text).toContain('「義務の対象外と確定する」で記録するか、事実を見直してください');
  expect(text).toContain('Preliminary report does not stand on what is known, and its guide day has passed: rule it out');
  expect(text).not.toMatch(/提出|遅れ|file |late\b/);
  const before = composeMail({ ...fellAway, reminder: 'day-before' }, japanese);
  expect(before.subject).toBe('「速報」の目安の日まで、24時間を切りました（事案 7K2M-9QXA）');
  expect(before.text).toContain('この義務は生じていません');
  const unheard = composeMail({ ...fellAway, kind: 'escalation' }, japanese);
  expect(unheard.text).toContain('担当者に連絡してください。今分かっている事実では、この義務は生じていません。');
  expect(unheard.text).toContain('Contact the people in charge. By what is known this duty has not arisen.');
});

test('whoever was put in charge of a track reads which one, since when, and where to begin', () => {
  const row = specimenRow({
    duty: 'track',
    dutyNames: { ja: '封じ込め', en: 'Containment' },
    reminder: 'track-containment',
    dueAt: '2026-12-01T05:05:00Z',
    forDueAt: '2026-12-01T05:05:00Z',
    hasLastDay: false,
  });
  const { subject, text } = composeMail(row, japanese);
  expect(subject).toBe('「封じ込め」の担当になりました（事案 7K2M-9QXA）');
  expect(text).toContain('担当：封じ込め\n決まった日時：2026年12月1日（火）14:05（日本時間）');
  expect(text).toContain('「次にやること」から対応を始めてください');
  expect(composeMail(row, { ...japanese, language: 'en' }).subject).toBe('Containment: you have been put in charge (incident 7K2M-9QXA)');
  expect(text).not.toMatch(/確認しました|期限|目安/);
});
