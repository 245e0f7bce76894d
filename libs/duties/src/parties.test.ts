import type { Judgement } from '@shodo/contracts';
import { assess } from './assess.js';
import { aForm, aLimit, aPack, weekdays } from './specification/a-pack.js';

const pack = aPack({
  recipient: { names: { ja: '契約の相手方', en: 'the contract partner' } },
  appliesTo: { register: 'partners' },
  clock: {
    earliestOf: [
      aLimit({ within: { agreed: 'partners' }, roll: 'none' }),
      aLimit({ anchor: 'notified-by-entrustee', within: { agreed: 'partners' }, roll: 'none' }),
    ],
  },
});
const three = { ref: 'C1', within: { days: 3 } };
const thirty = { ref: 'C2', within: { hours: 30 } };

/** Aware on Tuesday 24 November 2026 at 10:00 in Tokyo. */
function judged(partners: readonly object[], told: object = {}): Judgement {
  const organisation = { jurisdictions: ['jp'], register: { partners } };
  const library = { packs: [pack], calendars: [weekdays], routes: [] };
  const [judgement] = assess(aForm({ organisation, ...told } as Parameters<typeof aForm>[0]), library).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}
const codes = (said: Judgement['because']) => said.map(({ code }) => code);

test('Two partners are two recipients: each with its own end, the earliest first, and that one is the duty\u2019s', () => {
  const judgement = judged([three, thirty]);
  // 30 hours from 10:00 on the 24th; of three days the 24th is the first.
  expect(judgement.parties).toEqual([
    { ref: 'C2', dueAt: '2026-11-25T16:00:00+09:00' },
    { ref: 'C1', dueOn: '2026-11-26', dueAt: '2026-11-26T23:59:59+09:00' },
  ]);
  expect(judgement.clock?.dueAt).toBe('2026-11-25T16:00:00+09:00');
  expect(judgement.recipient).toEqual({ ja: '契約の相手方（C2、C1）', en: 'the contract partner (C2, C1)' });
  expect(judgement.because).toContainEqual({ code: 'also-owed-to', with: { ref: 'C1', at: '2026-11-26' } });
  expect(judgement.warnings).toContainEqual({ code: 'each-party-is-told', with: { count: 2 } });
});

test('Of several starting points each partner has the earliest', () => {
  const anchors = { aware: '2026-11-24T10:00:00+09:00', 'notified-by-entrustee': '2026-11-23T10:00:00+09:00' };
  expect(judged([three, thirty], { anchors }).parties?.map(({ dueAt }) => dueAt)).toEqual([
    '2026-11-24T16:00:00+09:00',
    '2026-11-25T23:59:59+09:00',
  ]);
});

test('One partner needs no telling apart', () => {
  const judgement = judged([three]);
  expect([judgement.parties, judgement.recipient.ja]).toEqual([undefined, '契約の相手方']);
  expect(codes([...judgement.because, ...judgement.warnings])).not.toEqual(expect.arrayContaining(['also-owed-to']));
  expect(codes(judgement.warnings)).not.toContain('each-party-is-told');
});

test('Before a clock runs everybody is named, without an end', () => {
  const judgement = judged([three, thirty], { anchors: {} });
  expect(judgement.parties).toEqual([{ ref: 'C1' }, { ref: 'C2' }]);
  expect(judgement.recipient.en).toBe('the contract partner (C1, C2)');
});

test('Of many the first five are named, the others counted; all of them are listed', () => {
  const judgement = judged(Array.from({ length: 7 }, (_, at) => ({ ref: `C${at + 1}`, within: { days: at + 1 } })));
  expect(judgement.recipient.ja).toBe('契約の相手方（C1、C2、C3、C4、C5、ほか2件）');
  expect(judgement.parties).toHaveLength(7);
});
