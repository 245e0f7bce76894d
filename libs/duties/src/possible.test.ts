import type { CountFact, TruthFact } from '@shodo/contracts';
import { canBe } from './possible.js';

const supposed = (
  so: readonly TruthFact[],
  not: readonly TruthFact[] = [],
  counts: Partial<Record<CountFact, number>> = {},
  kind?: string,
) =>
  canBe({
    isSo: (fact) => so.includes(fact),
    isNot: (fact) => not.includes(fact),
    count: (fact) => counts[fact],
    choice: (fact) => (fact === 'leak-type' ? kind : undefined),
  });

test('What follows from what cannot be denied beside it, by way of others as well', () => {
  expect(supposed(['leak-occurred'], ['breach-occurred'])).toBe(false);
  expect(supposed(['breach-occurred'], ['leak-occurred'])).toBe(true);
  expect(supposed(['card-data-involved'], ['property-damage-possible'])).toBe(false);
  expect(supposed([], ['breach-occurred'], {}, 'card-skimming')).toBe(false);
  expect(supposed([], [], { 'card-holders-affected': 1 })).toBe(true);
  expect(supposed([], ['card-data-involved'], { 'card-holders-affected': 1 })).toBe(false);
  expect(supposed([], ['card-data-involved'], { 'card-holders-affected': 0 })).toBe(true);
});

test('What may be answered by a later denial or by another word can stand beside it', () => {
  expect(supposed([], ['breach-occurred'], {}, 'ransomware')).toBe(true);
  expect(supposed([], ['breach-occurred'], { 'principals-affected': 5 })).toBe(true);
});

test('An exception cannot be claimed beside what rules it out, nor anything of nobody', () => {
  expect(supposed(['high-risk-to-persons', 'risk-to-persons-unlikely'])).toBe(false);
  expect(supposed(['high-risk-to-persons'], ['risk-to-persons-unlikely'])).toBe(true);
  expect(supposed(['high-risk-to-persons'], [], { 'principals-affected': 0 })).toBe(false);
  expect(supposed(['high-risk-to-persons'], [], { 'principals-affected': 1 })).toBe(true);
});

test('No part is more than the whole, and several States together are none', () => {
  expect(supposed([], [], { 'card-holders-affected': 5, 'principals-affected': 4 })).toBe(false);
  expect(supposed([], [], { 'card-holders-affected': 5, 'principals-affected': 5 })).toBe(true);
  const states = { 'residents-affected-us-ca': 3, 'residents-affected-us-ny': 2 };
  expect(supposed([], [], { ...states, 'principals-affected': 4 })).toBe(false);
  expect(supposed([], [], { ...states, 'principals-affected': 5 })).toBe(true);
  expect(supposed([], [], states)).toBe(true);
});
