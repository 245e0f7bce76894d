import { shippedPacks } from './assess-now.js';
import { loadPacks } from './load.js';
import { withSharedRules } from './shared-rules.js';

test('Packs that ask the same hold it as one object, and nothing else of them is changed', () => {
  const apart = loadPacks();
  const shared = withSharedRules(apart);
  expect(shared).toEqual(apart);
  const ruleOf = (duty: string) =>
    shared.packs.find((pack) => pack.duty === duty && pack.inForce.from === '2024-04-01' && !pack.supersededBy);
  const [final, preliminary, substitute] = ['final-report', 'preliminary-report', 'substitute-measure'].map((name) =>
    ruleOf(`jp.appi.${name}`),
  );
  expect(final?.arisesWhen).toBe(preliminary?.arisesWhen);
  expect(final?.liftedBy).toBe(preliminary?.liftedBy);
  expect(final?.arisesWhen).not.toBe(substitute?.arisesWhen);
  expect(shippedPacks().packs.map(({ digest }) => digest)).toEqual(apart.packs.map(({ digest }) => digest));
});
