import { notKnownWhenLeftOut } from '@shodo/contracts';
import { fold } from './fold.js';
import { after, clinic, theClinic } from './specification/clinic.js';
import { formAsIfAsked } from './unasked.js';

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
