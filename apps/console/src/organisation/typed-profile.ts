import { Designation, Jurisdiction, type OrganisationProfile, Sector } from '@shodo/contracts';

/** What decides which laws look at an organisation, as it is typed: in the settings for every incident, in a calculation for that one. */
export interface TypedProfile {
  readonly jurisdictions: readonly string[];
  readonly sector: string;
  readonly hasMark: boolean;
  readonly listed: boolean;
  readonly designations: readonly string[];
  /** Of the authority, where a law has one in each of several zones; empty while none is chosen. */
  readonly zone: string;
}

const regions: Readonly<Record<string, RegExp>> = { eu: /^(Europe\/|Atlantic\/Reykjavik$|Asia\/Nicosia$)/, au: /^Australia\// };

/** The zones to choose from; none where every law has its authority in one zone. */
export function zonesIn({ jurisdictions, zone }: Pick<TypedProfile, 'jurisdictions' | 'zone'>): readonly string[] {
  const asked = jurisdictions.flatMap((each) => regions[each] ?? []);
  if (asked.length === 0) return [];
  const offered = Intl.supportedValuesOf('timeZone').filter((name) => asked.some((region) => region.test(name)));
  return zone === '' || offered.includes(zone) ? offered : [zone, ...offered];
}

export const typedProfile = (profile: OrganisationProfile): TypedProfile => ({
  jurisdictions: profile.jurisdictions,
  sector: profile.sector ?? '',
  hasMark: profile.marks?.includes('privacy-mark') ?? false,
  listed: profile.listed ?? false,
  designations: profile.designations ?? [],
  zone: profile.zone ?? '',
});

/** The profile with what was typed; what is not among these fields (authority, register) stays as it is. */
export function profileFrom(typed: TypedProfile, before: OrganisationProfile): OrganisationProfile {
  const { sector: _sector, designations: _designations, zone: _zone, ...kept } = before;
  const sector = Sector.safeParse(typed.sector);
  const designations = Designation.options.filter((each) => typed.designations.includes(each));
  return {
    ...kept,
    jurisdictions: Jurisdiction.options.filter((each) => typed.jurisdictions.includes(each)),
    ...(sector.success && { sector: sector.data }),
    marks: typed.hasMark ? ['privacy-mark'] : [],
    listed: typed.listed,
    ...(typed.zone !== '' && { zone: typed.zone }),
    ...((designations.length > 0 || before.designations !== undefined) && { designations }),
  };
}
