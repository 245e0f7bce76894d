import type { PackOmission, PackPart, PackProfile } from '@shodo/contracts';

type Omissions = Readonly<Partial<Record<PackPart, PackOmission>>>;

/** Outside the house: how people deliberated, who they are and what was written for others is not theirs to read. */
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
