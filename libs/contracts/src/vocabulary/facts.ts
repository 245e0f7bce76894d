import { z } from 'zod';
import { EvidenceRef } from './ids.js';
import { Instant } from './instants.js';

/** Names of facts are frozen for ever: events and other programs rely on them. */
export const TruthFact = z.enum([
  'breach-occurred',
  'leak-occurred',
  'loss-occurred',
  'damage-occurred',
  'special-care-information-involved',
  'property-damage-possible',
  'wrongful-purpose-possible',
  'information-about-to-be-acquired',
  'specific-personal-information-involved',
  'my-number-used-or-provided-unlawfully',
  'my-number-viewable-by-many',
  'information-network-system-involved',
  'communications-secrecy-involved',
  'specified-user-information-involved',
  'card-data-involved',
  'recovered-before-viewing',
  'provided-on-purpose',
  'same-content-kept-elsewhere',
  'concealment-algorithm-recognised',
  'concealment-key-safe',
  'pseudonymised-only',
  'data-entrusted-to-us',
  'data-entrusted-by-us',
  'entrustor-receipt-confirmed',
  'risk-to-persons-unlikely',
  'high-risk-to-persons',
  'significant-incident',
  'major-ict-incident',
  'exploited-vulnerability-or-severe-incident',
  'serious-harm-likely',
  'illegal-outside-access',
  'unique-identifying-information-involved',
  'critical-information-infrastructure',
  'unencrypted-data-involved',
  'unsecured-health-information-involved',
  'material-to-investors',
  'report-items-open',
  'principals-hard-to-reach',
  'specified-intrusion-occurred',
  'secondary-damage-occurred',
  'publication-made',
  'other-matters-to-report',
]);
export type TruthFact = z.infer<typeof TruthFact>;

export const CountFact = z.enum([
  'principals-affected',
  'card-holders-affected',
  'residents-affected-us-ca',
  'residents-affected-us-ny',
  'residents-affected-us-tx',
]);
export type CountFact = z.infer<typeof CountFact>;

export const SuspicionIndicator = z.enum([
  'theft-traces',
  'info-stealer',
  'c2-traffic',
  'entry-page-tampered',
  'grounded-notice',
  'insider-access',
]);
export type SuspicionIndicator = z.infer<typeof SuspicionIndicator>;

export const LeakType = z.enum([
  'loss',
  'theft',
  'missend',
  'web-exposure',
  'insider',
  'unapproved-share',
  'malware',
  'ransomware',
  'unauthorised-access',
  'card-skimming',
  'vendor',
  'misdisposal',
  'my-number-misuse',
  'external-tip',
]);
export type LeakType = z.infer<typeof LeakType>;

export const EventGrade = z.enum(['ordinary', 'relatively-large', 'large', 'especially-large']);

export const ChoiceFact = z.enum(['suspicion-indicator', 'leak-type', 'event-grade']);
export type ChoiceFact = z.infer<typeof ChoiceFact>;

export const FactName = z.enum([...TruthFact.options, ...CountFact.options, ...ChoiceFact.options]);
export type FactName = z.infer<typeof FactName>;

/** How sure we are: 判明, 推定, 疑い, 不明. */
export const Confidence = z.enum(['confirmed', 'probable', 'suspected', 'unknown']);
export type Confidence = z.infer<typeof Confidence>;

const evidence = z.array(EvidenceRef).max(100);

export const TruthStatement = z
  .strictObject({ value: z.boolean().nullable(), confidence: Confidence, asOf: Instant.optional(), evidence: evidence.optional() })
  .meta({ id: 'TruthStatement' });
export type TruthStatement = z.infer<typeof TruthStatement>;

/** More than there are: what is larger is a slip of the hand. */
export const MOST_PERSONS = 10_000_000_000;
const persons = z.int().min(0).max(MOST_PERSONS);

/** While a count is open its maximum rules; without any maximum it is unbounded. */
export const CountStatement = z
  .union([
    z.strictObject({ exact: persons, asOf: Instant.optional() }),
    z.strictObject({ estimate: persons, max: persons.optional(), asOf: Instant.optional() }),
    z.strictObject({ max: persons, asOf: Instant.optional() }),
    z.strictObject({ unknown: z.literal(true), asOf: Instant.optional() }),
  ])
  .refine((count) => !('estimate' in count) || count.max === undefined || count.estimate <= count.max, {
    message: 'the estimate lies above the maximum',
    path: ['max'],
  })
  .meta({ id: 'CountStatement' });
export type CountStatement = z.infer<typeof CountStatement>;

export const ChoiceStatement = z
  .strictObject({
    value: z.enum([...SuspicionIndicator.options, ...LeakType.options, ...EventGrade.options]),
    confidence: Confidence,
    asOf: Instant.optional(),
  })
  .meta({ id: 'ChoiceStatement' });
export type ChoiceStatement = z.infer<typeof ChoiceStatement>;

export const FactStatement = z.union([TruthStatement, CountStatement, ChoiceStatement]);
export type FactStatement = z.infer<typeof FactStatement>;

/** One version of a fact, counted from 1, as something rests on it. */
export const FactRelied = z.strictObject({ fact: FactName, version: z.int().min(1).max(1_000_000) }).meta({ id: 'FactRelied' });
export type FactRelied = z.infer<typeof FactRelied>;

/** The words of each choice. */
export const choicesOf = { 'suspicion-indicator': SuspicionIndicator, 'leak-type': LeakType, 'event-grade': EventGrade } as const;

/** Does the statement have the form this fact is stated in? (A count is not a yes or no; a leak type is one of its own words.) */
export function fitsFact(fact: FactName, stated: FactStatement): boolean {
  const choice = ChoiceFact.safeParse(fact);
  if (choice.success) return 'value' in stated && choicesOf[choice.data].safeParse(stated.value).success;
  if (CountFact.safeParse(fact).success) return !('value' in stated);
  return TruthStatement.safeParse(stated).success;
}
