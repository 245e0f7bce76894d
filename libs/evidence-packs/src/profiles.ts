import type { FilingView, IncidentView, PackOmission, PackPart, PackProfile } from '@shodo/contracts';

type Omissions = Readonly<Partial<Record<PackPart, PackOmission>>>;

/** Outside the house: how people deliberated, who they are and what was written for others is not theirs to read. What was filed with them is. */
const forOutsiders: Omissions = {
  'filing-contents': 'for-another-recipient',
  decisions: 'inner-deliberation',
  'evidence-files': 'digest-suffices',
  notes: 'inner-deliberation',
  'inner-workings': 'not-asked-for',
  'staff-names': 'role-suffices',
};

/**
 * What each recipient does not get, and why; everything else goes in. The PPC asks how and on what grounds the organisation decided, and has the
 * filings already. A lawyer advises on all of it and may have to look at the files themselves.
 */
export const omissions: Readonly<Record<PackProfile, Omissions>> = {
  'ppc-inquiry': {
    'evidence-files': 'digest-suffices',
    notes: 'inner-deliberation',
    'inner-workings': 'not-asked-for',
    'staff-names': 'role-suffices',
  },
  insurer: forOutsiders,
  lawyer: {},
  entrustor: forOutsiders,
  'p-mark-body': forOutsiders,
  auditor: { 'evidence-files': 'digest-suffices' },
};

/** Does this part go to this recipient? */
export const goesTo = (profile: PackProfile, part: PackPart): boolean => omissions[profile][part] === undefined;

/** Duties by which a recipient is told themselves. */
export const owedTo: Readonly<Partial<Record<PackProfile, readonly string[]>>> = {
  insurer: ['jp.contract.insurer-notice'],
  entrustor: [
    'jp.appi.entrustee-notice',
    'jp.my-number.entrustee-notice',
    'eu.gdpr.processor-notice',
    'uk.gdpr.processor-notice',
    'sg.pdpa.intermediary-notice',
    'us.hipaa.business-associate-notice',
  ],
  'p-mark-body': ['jp.privacy-mark.preliminary-report', 'jp.privacy-mark.final-report'],
};

/**
 * Does the text of a filing go to this recipient? Where texts for others stay out, what was filed for a duty towards them, or settled one, goes in. Of
 * a duty owed to several nobody recorded which of them a text went to: it may have been another.
 */
export function contentGoesTo(profile: PackProfile, { filing, duty }: FilingView, { duties }: IncidentView): boolean {
  if (goesTo(profile, 'filing-contents')) return true;
  const isWithOne = (each: string) => (duties.find((owed) => owed.duty === each)?.judgement.parties?.length ?? 1) <= 1;
  const settled = duties.flatMap(({ duty: each, settledWith }) => (settledWith?.filing === filing ? [each as string] : []));
  return [duty as string, ...settled].some((each) => owedTo[profile]?.includes(each) && isWithOne(each));
}
