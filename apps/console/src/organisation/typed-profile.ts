import { Designation, Jurisdiction, type OrganisationProfile, Sector } from '@shodo/contracts';

/** What decides which laws look at an organisation, as it is typed: in the settings for every incident, in a calculation for that one. */
export interface TypedProfile {
  readonly jurisdictions: readonly string[];
  readonly sector: string;
  readonly hasMark: boolean;
  readonly listed: boolean;
  readonly designations: readonly string[];
}

export const typedProfile = (profile: OrganisationProfile): TypedProfile => ({
  jurisdictions: profile.jurisdictions,
  sector: profile.sector ?? '',
  hasMark: profile.marks?.includes('privacy-mark') ?? false,
  listed: profile.listed ?? false,
  designations: profile.designations ?? [],
});

/** The profile with what was typed; what is not among these fields (zone, authority, register) stays as it is. */
export function profileFrom(typed: TypedProfile, before: OrganisationProfile): OrganisationProfile {
  const { sector: _sector, designations: _designations, ...kept } = before;
  const sector = Sector.safeParse(typed.sector);
  const designations = Designation.options.filter((each) => typed.designations.includes(each));
  return {
    ...kept,
    jurisdictions: Jurisdiction.options.filter((each) => typed.jurisdictions.includes(each)),
    ...(sector.success && { sector: sector.data }),
    marks: typed.hasMark ? ['privacy-mark'] : [],
    listed: typed.listed,
    ...((designations.length > 0 || before.designations !== undefined) && { designations }),
  };
}
