import type { OrganisationPractice, OrganisationProfile, OrganisationState } from '@shodo/contracts';
import { type Decided, happened, isOvertaken, refuse } from './decided.js';

/**
 * Settings are written whole, so that the record shows what was in force on any day; whoever was overtaken would undo what they have not seen. The name of the organisation is kept outside the record.
 */
export function changeSettings(
  organisation: OrganisationState | undefined,
  { profile, practice, basedOn }: { profile: OrganisationProfile; practice: OrganisationPractice; basedOn?: number | undefined },
): Decided {
  if (!organisation?.founded) return refuse('not-authorised');
  if (isOvertaken(basedOn, organisation.settingsVersion)) return refuse('settings-were-changed-meanwhile');
  return [happened('SettingsChanged', { profile, practice })];
}
