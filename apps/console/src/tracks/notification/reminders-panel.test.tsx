import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { IncidentContext } from '../../incident/incident-context.js';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { RemindersPanel } from './reminders-panel.js';

const [open, filed] = ['jp.appi.final-report', 'jp.appi.preliminary-report'];
const reminder = (duty: string, notice: string) => ({
  notice,
  duty,
  reminder: 'half-time',
  dueAt: '2026-12-01T10:00:00+09:00',
  forDueAt: '2026-12-04T23:59:59+09:00',
});
const names = new Map([
  [open, { ja: '確報', en: 'Final report' }],
  [filed, { ja: '速報', en: 'Preliminary report' }],
]);

async function shown(view: object): Promise<string> {
  const duties = [{ judgement: { duty: open } }, { judgement: { duty: filed }, settledAt: '2026-12-01T09:00:00+09:00' }];
  const reminders = [reminder(filed, 'n1'), reminder(open, 'n2')];
  const speaker = speakerOf('ja', { people: new Map(), duties: names, texts: {}, presentYear: 2026 });
  const value = { view: { duties, reminders, closed: false, allowed: [], ...view } as unknown as IncidentView, people: [], speaker };
  return wordsOf(
    await rendered(
      <IncidentContext value={value}>
        <RemindersPanel />
      </IncidentContext>,
    ),
  );
}

test('a reminder of a duty that is dealt with waits for nobody: it is folded away', async () => {
  expect(await shown({})).toMatch(/^確認を待っている知らせ 確報：.* ほかの知らせ（1 件） 速報：/);
});

test('once an incident is closed no reminder waits', async () => {
  const words = await shown({ closed: true });
  expect(words).not.toContain('確認を待っている');
  expect(words).toMatch(/ほかの知らせ（2 件）/);
});

test('a lapse names the day that was due, not the one on which it was told', async () => {
  // Due Tuesday 27 December 2016, to its last second; told in the first second of the 28th.
  const told = { dueAt: '2016-12-28T00:00:00+09:00', forDueAt: '2016-12-27T23:59:59+09:00' };
  const lapse = (duty: string, kind = 'lapse') => ({ ...reminder(duty, 'n1'), ...told, reminder: kind });
  const statute = { duties: [{ duty: open, judgement: { duty: open, clock: { strictness: 'statute' } } }] };
  const words = await shown({ ...statute, reminders: [lapse(open)] });
  expect(words).toContain('期限 2016/12/27（火）');
  expect(words).not.toContain('12/28');
  const guide = { duties: [{ duty: open, judgement: { duty: open, clock: { strictness: 'guideline' } } }] };
  expect(await shown({ ...guide, reminders: [lapse(open)] })).toContain('目安の日 2016/12/27（火）');
  expect(await shown({ ...statute, reminders: [lapse(open, 'status-lapse')] })).toContain('途中報告の日 2016/12/27（火）');
  const inHours = { ...lapse(open), forDueAt: '2016-12-27T22:00:00+09:00' };
  expect(await shown({ ...statute, reminders: [inHours] })).toContain('期限 2016/12/27（火）22:00');
});

test('what has passed is called a deadline only where law sets it', async () => {
  const lapse = (duty: string, notice: string) => ({ ...reminder(duty, notice), reminder: 'lapse' });
  const duties = [
    { duty: open, judgement: { duty: open, clock: { strictness: 'statute' } } },
    { duty: filed, judgement: { duty: filed, clock: { strictness: 'guideline' } } },
  ];
  const words = await shown({ duties, reminders: [lapse(open, 'n1'), lapse(filed, 'n2')] });
  expect(words).toContain('確報：期限を過ぎました');
  expect(words).toContain('速報：目安の日を過ぎました');
});
