import { owedTo } from '@shodo/evidence-packs';
import { shippedPacks } from '@shodo/rule-packs';

test('every duty by which a recipient of packs is told themselves is one of the rule packs', () => {
  const known = new Set(shippedPacks().packs.map(({ duty }) => duty as string));
  expect(
    Object.values(owedTo)
      .flat()
      .filter((duty) => !known.has(duty)),
  ).toEqual([]);
});
