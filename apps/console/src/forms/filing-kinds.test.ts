import type { IncidentView } from '@shodo/contracts';
import { kindNamedBy, kindsUnder, settlesToo, withFittingKind } from './filing-kinds.js';

const [preliminary, final, supplement] = ['jp.appi.preliminary-report', 'jp.appi.final-report', 'jp.appi.supplement'];
const view = {
  duties: [
    { duty: preliminary, judgement: { standing: 'arisen' } },
    { duty: final, judgement: { standing: 'arisen' } },
    { duty: supplement, judgement: { standing: 'arisen' } },
    { duty: 'jp.appi.voluntary-report', judgement: { standing: 'arisen' } },
    { duty: 'jp.my-number.final-report', judgement: { standing: 'not-arisen' } },
  ],
} as unknown as IncidentView;

test('only the kinds that belong to a duty are offered, a voluntary report only where nothing is owed', () => {
  expect(kindsUnder(view, preliminary)).toEqual(['preliminary', 'follow-up', 'final']);
  expect(kindsUnder(view, final)).toEqual(['follow-up', 'final', 'supplement']);
  expect(kindsUnder(view, supplement)).toEqual(['follow-up', 'final', 'supplement']);
  expect(kindsUnder(view, 'jp.appi.voluntary-report')).toContain('voluntary');
  expect(kindsUnder(view, 'jp.my-number.final-report')).toContain('voluntary');
  expect(kindsUnder(view, '')).toHaveLength(5);
});

test('a further duty goes along only with a kind that settles it', () => {
  expect([settlesToo('preliminary', final), settlesToo('follow-up', final), settlesToo('final', preliminary)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(settlesToo('', final)).toBe(true);
});

test('a duty that calls for one kind by its name proposes it', () => {
  expect([preliminary, final, supplement, 'eu.gdpr.authority-notification'].map(kindNamedBy)).toEqual([
    'preliminary',
    'final',
    'supplement',
    '',
  ]);
});

test('another duty takes its own kind where the one chosen has no place, and another kind lets go of duties it does not settle', () => {
  const typed = { duty: final, kind: 'supplement', alsoSettles: [] };
  expect(withFittingKind('RecordFilingMade', view, typed, { duty: preliminary })).toEqual({ duty: preliminary, kind: 'preliminary' });
  const both = { duty: preliminary, kind: 'final', alsoSettles: [final] };
  expect(withFittingKind('RecordFilingMade', view, both, { kind: 'preliminary' })).toEqual({ kind: 'preliminary', alsoSettles: [] });
  expect(withFittingKind('RecordFilingMade', view, both, { kind: 'final' })).toEqual({ kind: 'final' });
  expect(withFittingKind('SealEvidence', view, { kind: 'log' }, { kind: 'image' })).toEqual({ kind: 'image' });
});
