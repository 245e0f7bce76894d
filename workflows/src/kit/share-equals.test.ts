import { shareEquals } from './share-equals.js';

const reason = (fact: string) => ({ code: 'fact-is-not-known', with: { fact } });
const duty = (id: string, ...facts: string[]) => ({
  duty: id,
  because: facts.map(reason),
  clock: { zone: 'Asia/Tokyo', days: 30 },
  none: null,
});

it('keeps once what is listed twice, and says the same as before', () => {
  const read = [duty('first', 'leak', 'loss'), duty('second', 'loss', 'damage')] as const;
  const before = JSON.stringify(read);
  const [first, second] = shareEquals(read);
  expect(JSON.stringify([first, second])).toBe(before);
  expect(second?.because[0]).toBe(first?.because[1]);
  expect(second?.because[1]).not.toBe(first?.because[0]);
});

it('takes no text for a thing that is written like it, and no number for a text', () => {
  const read = [{ all: ['{"a":1}', { a: 1 }, '1', 1, null, 'null', [1], '[1]', true, 'true', 0, false, ''] }];
  const before = structuredClone(read);
  expect(shareEquals(read)).toEqual(before);
});

it('leaves alone what stands under names: it is one of its kind', () => {
  const [first, second] = shareEquals([duty('first'), duty('second')]);
  expect(second?.clock).not.toBe(first?.clock);
  expect(second?.clock).toEqual(first?.clock);
});
