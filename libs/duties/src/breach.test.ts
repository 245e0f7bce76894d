import type { Confidence } from '@shodo/contracts';
import { breachAsWhole, indicatorOfBreach } from './breach.js';
import { factsOf } from './fact-history.js';
import { aSheet, type ToldFacts } from './specification/a-pack.js';

const said = (value: boolean | null, confidence: Confidence, evidenced = false) => ({
  value,
  confidence,
  ...(evidenced ? { evidence: ['E1'] } : {}),
});
const sign = (confidence: Confidence) => ({ 'suspicion-indicator': { value: 'c2-traffic', confidence } });
const whole = (sheet: ToldFacts) => breachAsWhole(factsOf(aSheet(sheet), 0), 0);
const indicator = (sheet: ToldFacts) => indicatorOfBreach(factsOf(aSheet(sheet), 0), 0);
const kinds = (...all: readonly object[]) => ({ 'leak-occurred': all[0], 'loss-occurred': all[1], 'damage-occurred': all[2] });
const suspected = { value: true, confidence: 'suspected', evidenced: false };

describe('A sign of a leak', () => {
  test('makes the breach suspected where nobody knows anything of it', () => {
    for (const silent of [{}, { 'breach-occurred': said(null, 'confirmed') }, { 'leak-occurred': said(true, 'unknown') }]) {
      expect(indicator({ ...sign('suspected'), ...silent })).toBe('c2-traffic');
      expect(whole({ ...sign('suspected'), ...silent })).toEqual(suspected);
    }
  });

  test('is none where its word is not known, or where something is said of the breach or one of its kinds', () => {
    expect(indicator(sign('unknown'))).toBeUndefined();
    expect(indicator({})).toBeUndefined();
    for (const one of ['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'])
      expect(indicator({ ...sign('confirmed'), [one]: said(false, 'suspected') })).toBeUndefined();
  });
});

describe('What is said of the kinds is said of the breach', () => {
  test('the surest of the kinds, or the breach itself where that is as sure', () => {
    const evidenced = { value: true, confidence: 'probable', evidenced: true };
    expect(whole({ 'leak-occurred': said(true, 'suspected'), 'loss-occurred': said(true, 'probable', true) })).toEqual(evidenced);
    expect(whole({ 'breach-occurred': said(true, 'suspected'), 'leak-occurred': said(true, 'probable', true) })).toEqual(evidenced);
    expect(whole({ 'breach-occurred': said(true, 'probable', true), 'leak-occurred': said(true, 'probable') })).toEqual(evidenced);
    expect(whole({ 'breach-occurred': said(null, 'confirmed'), 'leak-occurred': said(true, 'probable', true) })).toEqual(evidenced);
    expect(whole({ 'breach-occurred': said(true, 'unknown'), 'leak-occurred': said(true, 'suspected', true) })).toEqual({
      ...suspected,
      evidenced: true,
    });
  });

  test('all three denied deny it, proven where each of them is, whatever less is said of the whole; a denial of the whole stays as it was said', () => {
    const [no, proven] = [said(false, 'confirmed'), said(false, 'confirmed', true)];
    expect(whole(kinds(proven, proven, proven))).toEqual({ value: false, confidence: 'confirmed', evidenced: true });
    expect(whole(kinds(proven, proven, no))).toEqual({ value: false, confidence: 'confirmed', evidenced: false });
    // Were "probably not" to stand, answering "not known" in its place would rule the breach out.
    for (const less of [said(false, 'probable'), said(false, 'suspected'), said(null, 'unknown')])
      expect(whole({ ...kinds(proven, proven, proven), 'breach-occurred': less })).toEqual({
        value: false,
        confidence: 'confirmed',
        evidenced: true,
      });
    expect(whole({ ...kinds(proven, proven, proven), 'breach-occurred': no })).toEqual({
      value: false,
      confidence: 'confirmed',
      evidenced: false,
    });
  });

  test('records that contradict each other leave it suspected, and prove nothing', () => {
    const no = said(false, 'confirmed', true);
    expect(whole({ ...kinds(no, no, no), 'breach-occurred': said(true, 'confirmed', true) })).toEqual(suspected);
    expect(whole({ 'breach-occurred': no, 'leak-occurred': said(true, 'confirmed', true) })).toEqual(suspected);
  });
});
