import type { Confidence, FactSheet, TruthFact } from '@shodo/contracts';
import { asOneRecord } from './contradictions.js';
import { factsOf } from './fact-history.js';
import { everyFollowing, factsFollowing, following, followsFrom, saidBy, withWhatFollows } from './following.js';

const said = (value: boolean | null, confidence: Confidence = 'confirmed') => ({ value, confidence });
const factsFrom = (sheet: object) => factsOf(sheet as FactSheet, 0);
const number = 'specific-personal-information-involved';
const [seen, misused] = ['my-number-viewable-by-many', 'my-number-used-or-provided-unlawfully'] as const;

test('Where nothing is known of a fact, the surest of those it follows from speaks for it, and proves nothing', () => {
  const follows = (sheet: object) => withWhatFollows(factsFrom(sheet), number, 0);
  expect(follows({ [seen]: said(true, 'suspected'), [misused]: said(true, 'probable') })).toEqual({
    value: true,
    confidence: 'probable',
    evidenced: false,
  });
  expect(follows({ [number]: said(null, 'unknown'), [seen]: said(true) }).value).toBe(true);
  expect(follows({ [number]: said(true, 'unknown'), [seen]: said(true) }).confidence).toBe('confirmed');
  expect(follows({ [seen]: said(false), [misused]: said(true, 'unknown') })).toMatchObject({ value: null, unsaid: true });
});

test('What it is taken from is named: the surest, and none where something is known of the fact itself', () => {
  const from = (sheet: object) => following(factsFrom(sheet), number, 0);
  expect(from({ [seen]: said(true, 'suspected'), [misused]: said(true, 'probable') })).toEqual({
    from: { is: 'truth', fact: misused },
    confidence: 'probable',
  });
  expect(from({ [number]: said(true, 'suspected'), [seen]: said(true) })).toBeUndefined();
  expect(from({ [seen]: said(false) })).toBeUndefined();
  const holders = factsFrom({ 'card-holders-affected': { exact: 3 } });
  expect(following(holders, 'card-data-involved', 0)?.from).toEqual({ is: 'count', fact: 'card-holders-affected' });
  expect([...everyFollowing(factsFrom({ [seen]: said(true), 'card-data-involved': said(true) }), 0)]).toEqual([
    [number, { from: { is: 'truth', fact: seen }, confidence: 'confirmed' }],
    ['property-damage-possible', { from: { is: 'truth', fact: 'card-data-involved' }, confidence: 'confirmed' }],
  ]);
});

test('What is said of the fact itself stands', () => {
  expect(withWhatFollows(factsFrom({ [number]: said(true, 'suspected'), [seen]: said(true) }), number, 0).confidence).toBe('suspected');
  expect(withWhatFollows(factsFrom({ [number]: said(false, 'probable'), [seen]: said(true) }), number, 0).value).toBe(false);
});

test('A card number may cost money; from most facts nothing follows', () => {
  const record = asOneRecord(factsFrom({ 'card-data-involved': said(true) }));
  expect(record.truth('property-damage-possible', 0)).toMatchObject({ value: true, confidence: 'confirmed' });
  expect(record.truth('special-care-information-involved', 0).value).toBeNull();
  expect(followsFrom('breach-occurred')).toEqual([]);
});

test('Denied beside it, the fact is open', () => {
  const record = asOneRecord(factsFrom({ [number]: said(false), [misused]: said(true) }));
  expect(record.truth(number, 0)).toEqual({ value: null, confidence: 'unknown', evidenced: false });
});

test('Somebody who looked and does not know leaves it to what follows', () => {
  const record = factsFrom({ [number]: said(null, 'confirmed'), [seen]: said(true) });
  expect(withWhatFollows(record, number, 0)).toMatchObject({ value: true, confidence: 'confirmed' });
});

test('An entrustor that confirms our notice entrusted the data to us; that is said by the way, and proves nothing', () => {
  const ours = { value: true, confidence: 'confirmed', evidence: ['E1'] };
  const record = asOneRecord(factsFrom({ 'entrustor-receipt-confirmed': ours }));
  expect(record.truth('data-entrusted-to-us', 0)).toEqual({ value: true, confidence: 'confirmed', evidenced: false });
});

test('Of two that are equally sure the first is named, and a surer one before a less sure one that comes later', () => {
  const from = (sheet: object) => following(factsFrom(sheet), number, 0);
  expect(from({ [seen]: said(true, 'probable'), [misused]: said(true, 'probable') })?.from).toEqual({ is: 'truth', fact: seen });
  expect(from({ [seen]: said(true), [misused]: said(true, 'suspected') })).toEqual({
    from: { is: 'truth', fact: seen },
    confidence: 'confirmed',
  });
});

test('Who was asked for what a fact follows from was asked for the fact, too; a denial, or a question left out as well, asks nothing', () => {
  const beside = (sheet: object, leftOut: readonly TruthFact[] = [number]) =>
    withWhatFollows(factsOf(sheet as FactSheet, 0, { leftOut }), number, 0);
  const open = { value: null, confidence: 'unknown', evidenced: false };
  expect(beside({ [seen]: said(null, 'unknown') })).toEqual(open);
  expect(beside({ [misused]: said(null, 'unknown') })).toEqual(open);
  const leftOut = { ...open, unsaid: true, leftOut: true };
  expect(beside({})).toEqual(leftOut);
  expect(beside({ [seen]: said(false) })).toEqual(leftOut);
  expect(beside({ [seen]: said(null, 'unknown') }, [number, seen, misused])).toEqual(leftOut);
  expect(beside({ [seen]: said(null, 'unknown') }, [])).toEqual({ ...open, unsaid: true });
});

test('A count of none asks nothing of what would follow from it', () => {
  const left = factsOf({ 'card-holders-affected': { exact: 0 } } as FactSheet, 0, { leftOut: ['card-data-involved'] });
  expect(withWhatFollows(left, 'card-data-involved', 0)).toMatchObject({ value: null, unsaid: true, leftOut: true });
});

test('What is said by the way, by counting or by the scope, is probable and proves nothing', () => {
  const counted = factsFrom({ 'card-holders-affected': { exact: 3 } });
  expect(saidBy({ is: 'count', fact: 'card-holders-affected' }, counted, 0)).toEqual({
    value: true,
    confidence: 'probable',
    evidenced: false,
  });
  expect(saidBy({ is: 'count', fact: 'card-holders-affected' }, factsFrom({}), 0)).toEqual({
    value: null,
    confidence: 'unknown',
    evidenced: false,
  });
});

test('Every kind of leak is a leak; from a fact that nothing hangs on nothing follows', () => {
  expect(factsFollowing('leak-occurred')).toEqual(['breach-occurred']);
  expect(factsFollowing(seen)).toEqual([number]);
  expect(factsFollowing('special-care-information-involved')).toEqual([]);
});
