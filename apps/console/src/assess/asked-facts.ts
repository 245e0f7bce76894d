import { type CountFact, type Designation, type Jurisdiction, Question, type Sector, type TruthFact } from '@shodo/contracts';
import type { z } from 'zod';

type Of<Schema extends z.ZodType> = z.infer<Schema>;

/** What an organisation is, as far as it decides which facts and dates are asked for. */
export interface About {
  readonly jurisdictions: readonly string[];
  readonly sector: string;
  readonly designations: readonly string[];
}

/** Dates that start a clock, besides knowing. */
export const furtherAnchors = [
  'occurred',
  'notified-by-entrustee',
  'discovered',
  'assessed',
  'classified',
  'determined',
  'measure-available',
  'filed:eu.cra.incident-notification',
  'filed:eu.nis2.incident-notification',
  'filed:eu.dora.initial-notification',
  'filed:eu.dora.intermediate-report',
  'filed:us.ca.individual-notice',
] as const;
export type FurtherAnchor = (typeof furtherAnchors)[number];

interface Asks {
  readonly facts?: readonly TruthFact[];
  readonly counts?: readonly CountFact[];
  readonly anchors?: readonly FurtherAnchor[];
}

const persons = ['risk-to-persons-unlikely', 'high-risk-to-persons'] as const;
const unencrypted = ['unencrypted-data-involved'] as const;

/** What the rules of each place, sector and designation ask beyond the plain questions. */
const asked: Readonly<Record<Of<typeof Jurisdiction> | Of<typeof Designation> | `sector:${Of<typeof Sector>}`, Asks>> = {
  jp: {},
  eu: { facts: persons },
  uk: { facts: persons },
  kr: { facts: ['illegal-outside-access', 'unique-identifying-information-involved', 'risk-to-persons-unlikely'] },
  sg: { facts: ['serious-harm-likely'], anchors: ['assessed'] },
  au: { facts: ['serious-harm-likely'] },
  tw: { facts: ['significant-incident'] },
  cn: { facts: ['critical-information-infrastructure', 'risk-to-persons-unlikely'] },
  hk: { facts: ['critical-information-infrastructure', 'significant-incident'] },
  th: { facts: persons },
  in: {},
  'us-ca': { facts: unencrypted, counts: ['residents-affected-us-ca'], anchors: ['discovered', 'filed:us.ca.individual-notice'] },
  'us-ny': { facts: unencrypted, counts: ['residents-affected-us-ny'], anchors: ['discovered'] },
  'us-tx': { facts: unencrypted, counts: ['residents-affected-us-tx'], anchors: ['discovered', 'determined'] },
  'us-hipaa': {
    facts: ['unsecured-health-information-involved'],
    counts: ['residents-affected-us-ca', 'residents-affected-us-ny', 'residents-affected-us-tx'],
    anchors: ['discovered'],
  },
  'us-sec': { facts: ['material-to-investors'], anchors: ['determined'] },
  'special-infra-operator': { facts: ['specified-intrusion-occurred'] },
  'credit-bureau': {},
  'nis2-entity': { facts: ['significant-incident'], anchors: ['filed:eu.nis2.incident-notification'] },
  'dora-entity': {
    facts: ['major-ict-incident'],
    anchors: ['classified', 'filed:eu.dora.initial-notification', 'filed:eu.dora.intermediate-report'],
  },
  'cra-manufacturer': {
    facts: ['exploited-vulnerability-or-severe-incident'],
    anchors: ['measure-available', 'filed:eu.cra.incident-notification'],
  },
  'tw-digital-economy': {},
  'cn-central-organ': {},
  'sector:general': {},
  'sector:healthcare': {},
  'sector:finance': {},
  'sector:telecom': { facts: ['communications-secrecy-involved', 'specified-user-information-involved', 'significant-incident'] },
  'sector:credit': {},
  'sector:public': {},
  'sector:other': {},
};
const isAsking = (name: string): name is keyof typeof asked => Object.hasOwn(asked, name);

/** Designations go with a place: those of the Union are asked of nobody outside it. */
export const designationsIn = (jurisdictions: readonly string[]): readonly Of<typeof Designation>[] => [
  ...(jurisdictions.includes('jp') ? (['special-infra-operator', 'credit-bureau'] as const) : []),
  ...(jurisdictions.includes('eu') ? (['nis2-entity', 'dora-entity', 'cra-manufacturer'] as const) : []),
  ...(jurisdictions.includes('tw') ? (['tw-digital-economy'] as const) : []),
  ...(jurisdictions.includes('cn') ? (['cn-central-organ'] as const) : []),
];

/** The further facts, counts and dates that are asked of such an organisation, each once. */
export function furtherAsked({ jurisdictions, sector, designations }: About): Required<Asks> {
  const offered: readonly string[] = designationsIn(jurisdictions);
  const names = [...jurisdictions, `sector:${sector}`, ...designations.filter((each) => offered.includes(each))].filter(isAsking);
  const each = <Name>(of: (asks: Asks) => readonly Name[] | undefined) => [...new Set(names.flatMap((name) => of(asked[name]) ?? []))];
  return {
    facts: each(({ facts }) => facts),
    counts: each(({ counts }) => counts),
    anchors: [...new Set<FurtherAnchor>(['occurred', 'notified-by-entrustee', ...each(({ anchors }) => anchors)])],
  };
}

const myNumber: readonly Question[] = ['my-number-misused', 'my-number-viewable'];

/**
 * The questions that the answers so far leave open: of a My Number nobody is asked further once there is none, of a key only beside a cipher, of what
 * was about to be acquired only where there may be a wrongful purpose.
 */
export const questionsAsked = (answers: Readonly<Partial<Record<Question, string>>>): readonly Question[] =>
  Question.options.filter((question) => {
    if (myNumber.includes(question)) return answers['my-number'] !== 'no';
    if (question === 'about-to-be-acquired') return answers['wrongful-purpose'] === 'yes' || answers['wrongful-purpose'] === 'unknown';
    return question !== 'key-safe' || answers.encrypted === 'yes';
  });
