import { rendered, wordsOf } from '../specification/rendered.js';
import { ReportForm } from './report-form.js';
import { emptyReport, reportBody, timeProblems } from './use-report.js';

const nowMs = Date.parse('2026-11-28T22:30:00+09:00');
const body = (typed: object) => reportBody({ ...emptyReport(nowMs), summary: '封筒を置き忘れた。', ...typed });

beforeAll(() => {
  // Drafts are kept in the tab; here there is none.
  Object.defineProperty(globalThis, 'sessionStorage', { value: { getItem: () => null }, configurable: true });
});

test('three fields are enough, and two of them may be left as they are', () => {
  expect(body({})).toEqual({ summary: '封筒を置き忘れた。', noticedAt: '2026-11-28T22:30:00+09:00' });
});

test('a time of noticing that was left out is not taken for midnight unless it is said that nobody knows it', () => {
  const typed = { ...emptyReport(nowMs), noticedAt: { day: '2026-11-28', time: ' ' } };
  expect(timeProblems(typed)).toEqual([{ field: 'noticedAt', fault: 'time-missing' }]);
  const unknown = { ...typed, noticedTime: 'unknown' };
  expect([timeProblems(unknown), timeProblems(emptyReport(nowMs))]).toEqual([[], []]);
  expect(body({ noticedAt: typed.noticedAt, noticedTime: 'unknown' })).toEqual({
    summary: '封筒を置き忘れた。',
    noticedAt: '2026-11-28T00:00:00+09:00',
  });
});

test('whoever knows more says when it happened, how and by whom it was told', () => {
  const more = { occurredAt: { day: '2026-11-28', time: '1930' }, channel: 'phone', reportedBy: '髙橋様' };
  expect(body(more)).toMatchObject({ occurredAt: '2026-11-28T19:30:00+09:00', channel: 'phone', reportedBy: '髙橋様' });
});

test('a drill starts its clock where it is told to; a real report has no such clock', () => {
  const start = { drillStartsAt: { day: '2026-11-28', time: '22:30' } };
  expect(body({ ...start, kind: 'drill' })).toMatchObject({ kind: 'drill', drillStartsAt: '2026-11-28T22:30:00+09:00' });
  expect(body(start)).not.toHaveProperty('drillStartsAt');
  expect(body(start)).not.toHaveProperty('kind');
});

test('only what must be given is announced as required; the rest is folded away', async () => {
  const html = await rendered(<ReportForm onSent={() => undefined} />);
  const [before = '', folded = ''] = html.split('<details');
  expect(before.match(/aria-required="true"/g)).toHaveLength(1); // the words; the time is a group of inputs
  expect(wordsOf(before)).toContain('種類 任意');
  expect(wordsOf(folded)).toMatch(/^.*くわしく.*いつ起きましたか.*連絡の方法.*連絡してきた人.*訓練として報告する/);
  expect(folded).not.toMatch(/^[^>]* open/);
});
