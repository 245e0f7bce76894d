import { notKnownWhenLeftOut } from '@shodo/contracts';
import { fold } from './fold.js';
import { after, clinic, judgement, sealed, theClinic } from './specification/clinic.js';
import { formAsIfAsked, formAsJudged } from './unasked.js';

const now = '2026-12-30T00:00:00.000Z';

test('what nobody was asked is not known, and what was stated stays as it was', () => {
  const facts = formAsIfAsked(theClinic, now)?.facts ?? {};
  for (const fact of notKnownWhenLeftOut) expect(facts).toHaveProperty(fact);
  expect(facts['data-entrusted-to-us']).toMatchObject({ value: null, confidence: 'unknown' });
  expect(JSON.stringify(facts['loss-occurred'])).not.toContain('unknown');
});

test('where every question was answered, or nothing was judged yet, there is nothing to ask', () => {
  const answered = notKnownWhenLeftOut.map(
    (fact) =>
      ({
        type: 'FactRecorded',
        version: 1,
        data: { fact, version: 1, stated: { value: false, confidence: 'confirmed' }, source: 'document', evidence: [] },
      }) as never,
  );
  expect(formAsIfAsked(after(theClinic, '2026-12-14T00:00:00.000Z', ...answered), now)).toBeUndefined();
  expect(formAsIfAsked(fold(undefined, clinic.slice(0, 1)), now)).toBeUndefined();
});

test('what is under way is judged by the packs of its open duties; where nothing is open there is nothing to judge', () => {
  const { form, pins = [] } = formAsJudged(theClinic, now) ?? {};
  expect(form?.now).toBe(now);
  const { pack } = judgement('jp.appi.final-report');
  expect(pins).toContainEqual({ duty: 'jp.appi.final-report', ...pack });
  expect(pins.map(({ duty }) => duty as string)).not.toContain('jp.appi.preliminary-report'); // it was filed
  expect(formAsJudged(fold(undefined, clinic.slice(0, 2)), now)).toBeUndefined();
  const ruledOut = { type: 'BreachRuledOut', version: 1, data: { ground: 'nothing-leaked', reason: sealed(90) } } as never;
  expect(formAsJudged(after(theClinic, '2026-12-14T00:00:00.000Z', ruledOut), now)).toBeUndefined();
});
