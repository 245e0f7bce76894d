import type { OrganisationPractice, OrganisationProfile, OrganisationState } from '@shodo/contracts';
import { type Decided, happened, refuse } from './decided.js';

/** Settings are written whole, so that the record shows what was in force on any day. The name of the organisation is kept outside the record. */
export function changeSettings(
  organisation: OrganisationState | undefined,
  { profile, practice }: { profile: OrganisationProfile; practice: OrganisationPractice },
): Decided {
  if (!organisation?.founded) return refuse('not-authorised');
  return [happened('SettingsChanged', { profile, practice })];
}
