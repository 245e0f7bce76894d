import { type CommandName, FactName, type OrganisationProfile } from '@shodo/contracts';
import { furtherAsked } from '../assess/asked-facts.js';
import type { Say } from '../words/i18n.js';
import type { Choosing } from './choosing.js';
import type { OptionGroup } from './fields/choice-field.js';

/** The facts that decide about duties in Japan, by what they are about, in the order in which they are asked. */
const inJapan = {
  factsHappened: [
    'breach-occurred',
    'leak-occurred',
    'loss-occurred',
    'damage-occurred',
    'leak-type',
    'suspicion-indicator',
    'wrongful-purpose-possible',
    'illegal-outside-access',
    'secondary-damage-occurred',
  ],
  factsData: [
    'special-care-information-involved',
    'property-damage-possible',
    'card-data-involved',
    'card-holders-affected',
    'specific-personal-information-involved',
    'my-number-viewable-by-many',
    'my-number-used-or-provided-unlawfully',
    'information-about-to-be-acquired',
    'information-network-system-involved',
    'pseudonymised-only',
  ],
  factsExceptions: [
    'recovered-before-viewing',
    'same-content-kept-elsewhere',
    'concealment-algorithm-recognised',
    'concealment-key-safe',
    'provided-on-purpose',
  ],
  factsEntrusted: ['data-entrusted-to-us', 'data-entrusted-by-us', 'entrustor-receipt-confirmed'],
  factsTold: ['principals-hard-to-reach', 'publication-made', 'report-items-open', 'other-matters-to-report'],
} as const satisfies Readonly<Record<string, readonly FactName[]>>;
const names = Object.keys(inJapan) as (keyof typeof inJapan)[];

/** What the laws that an organisation is under ask beyond those of Japan, by its places, its sector and its designations. */
function askedOf({ jurisdictions, sector, designations = [] }: OrganisationProfile): readonly FactName[] {
  const { facts, counts } = furtherAsked({ jurisdictions, sector: sector ?? '', designations });
  return [...facts, ...counts, ...(jurisdictions.includes('cn') ? (['event-grade'] as const) : [])];
}

/**
 * Facts by their names, in groups; those already on record are revised, not recorded again. What only laws ask that the organisation is not under
 * stands last: it may be recorded all the same, and nobody has to look through it. The count of principals is set with the impact scope.
 */
export function factGroups(command: CommandName, { view, speaker, profile }: Choosing, say: Say<'form'>): OptionGroup[] {
  const onRecord = new Set<string>(view.facts.map(({ fact }) => fact));
  const isOffered = (fact: FactName) => fact !== 'principals-affected' && onRecord.has(fact) === (command === 'ReviseFact');
  const options = (facts: readonly FactName[]) =>
    facts.filter(isOffered).map((fact) => ({ value: fact, label: speaker.word('fact', fact) }));
  const plain: readonly FactName[] = names.flatMap((name): readonly FactName[] => inJapan[name]);
  const own = (profile ? askedOf(profile) : []).filter((fact) => !plain.includes(fact));
  const elsewhere = FactName.options.filter((fact) => !plain.includes(fact) && !own.includes(fact));
  return [
    ...names.map((name) => ({ label: say(name), options: options(inJapan[name]) })),
    { label: say('factsOwn'), options: options(own) },
    { label: say('factsElsewhere'), options: options(elsewhere) },
  ].filter(({ options: offered }) => offered.length > 0);
}
