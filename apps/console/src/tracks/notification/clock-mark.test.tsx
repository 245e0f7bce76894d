import type { DutyView } from '@shodo/contracts';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { DutyClock } from './clock-mark.js';

const aYearOn = new Date(Date.now() + 365 * 86_400_000).toISOString();
const duty = (given: object) =>
  ({
    state: 'running',
    late: false,
    nextAt: aYearOn,
    judgement: { standing: 'arisen', clock: { strictness: 'statute' } },
    ...given,
  }) as unknown as DutyView;

test('a missed due time is a mark of its own beside the clock: a word and a triangle', async () => {
  const html = await rendered(<DutyClock duty={duty({ missedAt: '2026-12-28T23:59:59+09:00' })} />);
  expect(wordsOf(html)).toMatch(/^期限内・あと 36\d日 期限超過あり$/);
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect(html.match(/M8 1\.5/g)).toHaveLength(1); // the triangle
});

test('without one there is only the clock', async () => {
  const html = await rendered(<DutyClock duty={duty({})} />);
  expect(html.match(/<svg/g)).toHaveLength(1);
  expect(wordsOf(html)).not.toContain('超過');
});

test('what is provisional is drawn with a broken ring, what is not with a whole one', async () => {
  const provisional = { state: 'provisional', judgement: { standing: 'provisional', clock: { strictness: 'statute' } } };
  expect(await rendered(<DutyClock duty={duty(provisional)} />)).toContain('stroke-dasharray');
  expect(await rendered(<DutyClock duty={duty({})} />)).not.toContain('stroke-dasharray');
});
