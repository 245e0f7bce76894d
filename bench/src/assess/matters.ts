import { AssessmentForm, Designation, Jurisdiction, Mark } from '@shodo/contracts';

const yes = (asOf: string) => ({ value: true, confidence: 'confirmed', asOf });
const no = (asOf: string) => ({ value: false, confidence: 'confirmed', asOf });
const [day1, day3, day10] = ['2026-11-24T10:00:00+09:00', '2026-11-26T18:00:00+09:00', '2026-12-03T14:00:00+09:00'];

/**
 * Ransomware at a listed carrier that holds the Privacy Mark: every Japanese rule but those of finance looks at it, facts changed twice, an exemption was
 * claimed and does not reach. The other jurisdictions ask for more facts, which are stated too.
 */
const facts = {
  'breach-occurred': [{ value: true, confidence: 'suspected', asOf: day1 }, yes(day3)],
  'leak-occurred': [{ value: true, confidence: 'suspected', asOf: day3 }],
  'damage-occurred': yes(day1),
  'special-care-information-involved': [{ value: null, confidence: 'unknown', asOf: day1 }, no(day3)],
  'property-damage-possible': no(day3),
  'wrongful-purpose-possible': [{ value: true, confidence: 'suspected', asOf: day1 }, yes(day10)],
  'specific-personal-information-involved': [{ value: null, confidence: 'unknown', asOf: day1 }, yes(day10)],
  'my-number-viewable-by-many': no(day10),
  'my-number-used-or-provided-unlawfully': no(day10),
  'communications-secrecy-involved': yes(day3),
  'card-data-involved': no(day3),
  'same-content-kept-elsewhere': { ...yes(day3), evidence: ['00000000-0000-4000-8000-000000000001'] },
  'principals-affected': [
    { unknown: true, asOf: day1 },
    { estimate: 800, max: 900, asOf: day3 },
    { estimate: 1_100, max: 1_200, asOf: day10 },
  ],
  'leak-type': { value: 'ransomware', confidence: 'confirmed', asOf: day1 },
};

const abroad = {
  'risk-to-persons-unlikely': no(day3),
  'high-risk-to-persons': yes(day10),
  'significant-incident': yes(day3),
  'major-ict-incident': yes(day3),
  'exploited-vulnerability-or-severe-incident': yes(day3),
  'serious-harm-likely': yes(day10),
  'illegal-outside-access': yes(day3),
  'unencrypted-data-involved': yes(day3),
  'unsecured-health-information-involved': yes(day3),
  'material-to-investors': yes(day10),
  'residents-affected-us-ca': { exact: 600, asOf: day10 },
};

const anchors = { occurred: '2026-11-20', discovered: day1, aware: day1, assessed: day3, classified: day3, determined: day10 };

export const japanese = AssessmentForm.parse({
  now: '2026-12-10T09:00:00+09:00',
  organisation: {
    jurisdictions: ['jp'],
    sector: 'telecom',
    listed: true,
    marks: Mark.options,
    designations: ['special-infra-operator'],
    register: { insurers: [{ ref: 'POLICY-1', within: { hours: 24 } }], partners: [{ ref: 'CONTRACT-1', within: { days: 2 } }] },
  },
  anchors,
  facts,
});

export const everywhere = AssessmentForm.parse({
  ...japanese,
  organisation: { ...japanese.organisation, jurisdictions: Jurisdiction.options, designations: Designation.options, zone: 'Europe/Berlin' },
  facts: { ...facts, ...abroad },
});
