import type { Confidence, FactSheet } from '@shodo/contracts';
import { asOneRecord } from './contradictions.js';
import { factsOf } from './fact-history.js';
import { everyFollowing, following, followsFrom, withWhatFollows } from './following.js';

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
