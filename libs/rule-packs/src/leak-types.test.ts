import { AssessmentForm, LeakType } from '@shodo/contracts';
import { assess } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';

/**
 * One incident or more of each leak type of the playbooks, known on Tuesday 24 November 2026 at 10:00: which duties it must raise, which stay open, and
 * that it raises no other. By hand: day 30 is Wednesday 23 December; day 60 is Friday 22 January 2027; day 3 is 26 and day 5 is 28 November.
 */
interface Story {
  readonly type: LeakType;
  readonly what: string;
  readonly facts: object;
  readonly organisation?: object;
  readonly anchors?: object;
  readonly provisionalAnchors?: readonly string[];
  /** Duties that stand, and the day each limit of law ends on. */
  readonly raises: Readonly<Record<string, string | 'promptly' | 'hours' | 'unknown'>>;
  /** Treated as standing until somebody knows more. */
  readonly leavesOpen?: readonly string[];
}

const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const maybe = { value: true, confidence: 'suspected' };
const proven = { ...yes, evidence: ['00000000-0000-4000-8000-000000000001'] };
const persons = (exact: number) => ({ 'principals-affected': { exact } });

/** Nothing that would make a breach of ordinary data reportable, and no numbers. */
const ordinary = {
  'breach-occurred': yes,
  'special-care-information-involved': no,
  'property-damage-possible': no,
  'wrongful-purpose-possible': no,
  'specific-personal-information-involved': no,
};
const appi = (final: string) => ({
  'jp.appi.preliminary-report': 'promptly',
  'jp.appi.final-report': final,
  'jp.appi.principal-notice': 'promptly',
});
const myNumber = (final: string) => ({
  'jp.my-number.preliminary-report': 'promptly',
  'jp.my-number.final-report': final,
  'jp.my-number.principal-notice': 'promptly',
});
const insurer = { 'jp.contract.insurer-notice': 'hours' };
const police = { 'jp.police.consultation': 'promptly' };
const ipa = { 'jp.ipa.notification': 'promptly' };
const voluntary = { 'jp.appi.voluntary-report': 'promptly' };
const [day30, day60] = ['2026-12-23', '2027-01-22'];

const stories: readonly Story[] = [
  {
    type: 'loss',
    what: 'a USB memory with the records of 30 patients',
    facts: { ...ordinary, 'special-care-information-involved': yes, ...persons(30) },
    raises: { ...appi(day30), ...police, ...insurer },
  },
  {
    type: 'loss',
    what: 'a strongly encrypted laptop of a holder of the Privacy Mark, key apart',
    facts: {
      ...ordinary,
      'special-care-information-involved': yes,
      ...persons(30),
      'concealment-algorithm-recognised': proven,
      'concealment-key-safe': proven,
    },
    organisation: { marks: ['privacy-mark'] },
    raises: {
      'jp.privacy-mark.preliminary-report': 'promptly',
      'jp.privacy-mark.final-report': day30,
      ...voluntary,
      ...police,
      ...insurer,
    },
  },
  {
    type: 'theft',
    what: 'a bag with 40 addresses stolen from a car',
    facts: { ...ordinary, 'wrongful-purpose-possible': yes, ...persons(40) },
    raises: { ...appi(day60), ...police, ...insurer },
  },
  {
    type: 'missend',
    what: 'a mail that shows 12 addresses',
    facts: { ...ordinary, ...persons(12) },
    raises: { ...voluntary, ...insurer },
  },
  {
    type: 'missend',
    what: 'a mail that shows 1,200 addresses',
    facts: { ...ordinary, ...persons(1200) },
    raises: { ...appi(day30), ...insurer },
  },
  {
    type: 'missend',
    what: 'a letter with health-check results, returned unopened',
    facts: {
      ...ordinary,
      'special-care-information-involved': yes,
      'loss-occurred': no,
      'damage-occurred': no,
      ...persons(1),
      'recovered-before-viewing': proven,
    },
    raises: { ...insurer },
  },
  {
    type: 'missend',
    what: 'a payroll sheet with 120 My Numbers',
    facts: {
      ...ordinary,
      'specific-personal-information-involved': yes,
      'my-number-viewable-by-many': no,
      'information-network-system-involved': no,
      'my-number-used-or-provided-unlawfully': no,
      ...persons(120),
    },
    raises: { ...myNumber(day30), ...voluntary, ...insurer },
  },
  {
    type: 'missend',
    what: 'a form with three My Numbers: an effort to report is asked for',
    facts: {
      ...ordinary,
      'specific-personal-information-involved': yes,
      'my-number-viewable-by-many': no,
      'information-network-system-involved': no,
      'my-number-used-or-provided-unlawfully': no,
      ...persons(3),
    },
    raises: { 'jp.my-number.voluntary-report': 'promptly', ...voluntary, ...insurer },
  },
  {
    type: 'web-exposure',
    what: '5,000 orders found by a search engine, exploited by nobody',
    facts: { ...ordinary, ...persons(5000) },
    raises: { ...appi(day30), ...insurer },
  },
  {
    type: 'web-exposure',
    what: 'a folder with three My Numbers open to the web: any count',
    facts: { ...ordinary, 'specific-personal-information-involved': yes, 'my-number-viewable-by-many': yes, ...persons(3) },
    raises: { ...myNumber(day30), ...voluntary, ...insurer },
  },
  {
    type: 'insider',
    what: 'a leaver takes the customer list of a listed company',
    facts: { ...ordinary, 'wrongful-purpose-possible': yes, ...persons(800) },
    organisation: { listed: true },
    raises: { ...appi(day60), ...police, ...insurer, 'jp.tse.disclosure-check': 'promptly' },
  },
  {
    type: 'unapproved-share',
    what: '1,500 customers in a cloud nobody approved',
    facts: { ...ordinary, ...persons(1500) },
    raises: { ...appi(day30), ...insurer },
  },
  {
    type: 'malware',
    what: 'an information stealer on a terminal; what it read is not known',
    facts: {
      'suspicion-indicator': { value: 'info-stealer', confidence: 'confirmed' },
      'special-care-information-involved': no,
      'property-damage-possible': no,
      'wrongful-purpose-possible': maybe,
      'specific-personal-information-involved': no,
      'principals-affected': { unknown: true },
    },
    raises: { ...police, ...ipa, ...insurer },
    leavesOpen: Object.keys(appi(day60)),
  },
  {
    type: 'ransomware',
    what: 'encrypted servers; the backup is whole, and whether data left is not known',
    facts: {
      ...ordinary,
      'damage-occurred': yes,
      'wrongful-purpose-possible': yes,
      'same-content-kept-elsewhere': proven,
      ...persons(800),
    },
    raises: { ...appi(day60), ...police, ...ipa, ...insurer },
  },
  {
    type: 'ransomware',
    what: 'encrypted servers of an operator of core infrastructure, a carrier',
    facts: {
      ...ordinary,
      'damage-occurred': yes,
      'wrongful-purpose-possible': yes,
      'specified-intrusion-occurred': yes,
      'communications-secrecy-involved': yes,
      ...persons(800),
    },
    organisation: { sector: 'telecom', designations: ['special-infra-operator'] },
    raises: {
      ...appi(day60),
      ...police,
      ...ipa,
      ...insurer,
      'jp.telecom.first-report': 'promptly',
      'jp.telecom.detailed-report': day30,
      'jp.cyber-act.preliminary-report': 'unknown',
      'jp.cyber-act.detailed-report': 'unknown',
    },
    // Whether it is a serious accident as well nobody has said.
    leavesOpen: ['jp.telecom.serious-accident-report'],
  },
  {
    type: 'unauthorised-access',
    what: 'logins and passwords of a shop copied',
    facts: {
      ...ordinary,
      'property-damage-possible': yes,
      'wrongful-purpose-possible': yes,
      'illegal-outside-access': yes,
      ...persons(200),
    },
    raises: { ...appi(day60), ...police, ...ipa, ...insurer },
  },
  {
    type: 'card-skimming',
    what: 'a payment page that sends card numbers elsewhere; the shop never stored them',
    facts: {
      ...ordinary,
      'property-damage-possible': yes,
      'wrongful-purpose-possible': yes,
      'information-about-to-be-acquired': yes,
      'card-data-involved': yes,
      ...persons(90),
    },
    raises: { ...appi(day60), ...police, ...ipa, ...insurer, 'jp.finance.acquirer-notice': 'promptly' },
  },
  {
    type: 'vendor',
    what: 'the entrustee told us on the 24th: the clocks of the entrustor',
    facts: { ...ordinary, 'data-entrusted-by-us': yes, 'wrongful-purpose-possible': yes, ...persons(300) },
    anchors: { occurred: '2026-11-18', 'notified-by-entrustee': '2026-11-24T10:00:00+09:00' },
    raises: { ...appi(day60), ...police, ...insurer },
  },
  {
    type: 'vendor',
    what: 'we are the entrustee: our notice takes the place of reports',
    facts: { ...ordinary, 'data-entrusted-to-us': yes, 'special-care-information-involved': yes, ...persons(300) },
    raises: { ...appi(day30), 'jp.appi.entrustee-notice': 'promptly', ...insurer },
  },
  {
    type: 'vendor',
    what: 'we are the entrustee, and the entrustor confirmed receipt: released from report and notice',
    facts: {
      ...ordinary,
      'data-entrusted-to-us': proven,
      'entrustor-receipt-confirmed': proven,
      'special-care-information-involved': yes,
      ...persons(300),
    },
    raises: { 'jp.appi.entrustee-notice': 'promptly', ...insurer },
  },
  {
    type: 'misdisposal',
    what: 'charts of 20 patients shredded too early, nothing left outside, scans kept',
    facts: {
      ...ordinary,
      'loss-occurred': yes,
      'leak-occurred': no,
      'special-care-information-involved': yes,
      'same-content-kept-elsewhere': proven,
      ...persons(20),
    },
    raises: { ...insurer },
  },
  {
    type: 'misdisposal',
    what: 'charts of 20 patients in the ordinary waste, no copy',
    facts: { ...ordinary, 'loss-occurred': yes, 'special-care-information-involved': yes, ...persons(20) },
    raises: { ...appi(day30), ...insurer },
  },
  {
    type: 'my-number-misuse',
    what: 'addresses looked up by My Number out of curiosity: no leak, and 60 days',
    facts: {
      ...ordinary,
      'breach-occurred': no,
      'specific-personal-information-involved': yes,
      'my-number-used-or-provided-unlawfully': yes,
      'my-number-viewable-by-many': no,
      'information-network-system-involved': no,
      'wrongful-purpose-possible': yes,
      ...persons(5),
    },
    // What is done against the own organisation is looked at by the police as well.
    raises: { ...myNumber(day60), ...police },
  },
  {
    type: 'my-number-misuse',
    what: 'My Numbers of 150 employees used as their staff numbers, without any ill will',
    facts: {
      ...ordinary,
      'breach-occurred': no,
      'specific-personal-information-involved': yes,
      'my-number-used-or-provided-unlawfully': yes,
      'my-number-viewable-by-many': no,
      'information-network-system-involved': no,
      ...persons(150),
    },
    raises: { ...myNumber(day30) },
  },
  {
    type: 'external-tip',
    what: 'a caller says that data is about; nothing is known yet',
    facts: { 'breach-occurred': maybe },
    provisionalAnchors: ['aware'],
    raises: {},
    leavesOpen: [...Object.keys(appi(day30)), ...Object.keys(myNumber(day30)), 'jp.contract.insurer-notice', ...Object.keys(voluntary)],
  },
];

const judged = ({ type, facts, organisation, anchors, provisionalAnchors }: Story) =>
  assess(
    AssessmentForm.parse({
      now: '2026-11-24T12:00:00+09:00',
      organisation: {
        jurisdictions: ['jp'],
        sector: 'general',
        listed: false,
        designations: [],
        register: { insurers: [{ ref: 'POLICY-1', within: { hours: 24 } }] },
        ...organisation,
      },
      anchors: anchors ?? { aware: '2026-11-24T10:00:00+09:00' },
      facts: { 'leak-type': { value: type, confidence: 'confirmed' }, ...facts },
      ...(provisionalAnchors && { provisionalAnchors }),
    }),
    shippedPacks(),
  ).judgements;

test.each(stories.map((story): [string, Story] => [`${story.type}: ${story.what}`, story]))('%s', (_name, story) => {
  const all = judged(story);
  const of = (standing: string) =>
    all
      .filter((one) => one.standing === standing)
      .map(({ duty }): string => duty)
      .sort();
  expect({ raises: of('arisen'), leavesOpen: of('provisional') }).toEqual({
    raises: Object.keys(story.raises).sort(),
    leavesOpen: (story.leavesOpen ?? []).toSorted(),
  });
  for (const { duty, standing, clock } of all.filter((one) => one.standing === 'arisen')) {
    const limit = story.raises[duty];
    const found = {
      standing,
      limit: clock?.dueOn ?? (clock?.targetOn === undefined ? (clock?.dueAt === undefined ? 'unknown' : 'hours') : 'promptly'),
    };
    expect({ duty, ...found }).toEqual({ duty, standing: 'arisen', limit });
  }
});

test('Every leak type of the playbooks has its story', () => {
  expect([...new Set(stories.map(({ type }) => type))].sort()).toEqual([...LeakType.options].sort());
});
