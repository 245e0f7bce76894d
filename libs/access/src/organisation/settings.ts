import type { OrganisationPractice, OrganisationProfile, OrganisationState, SealedText } from '@shodo/contracts';
import { type Decided, happened, isOvertaken, refuse } from './decided.js';

interface Settings {
  readonly profile: OrganisationProfile;
  readonly practice: OrganisationPractice;
  /** What the organisation is called from then on, and what it was called before if that is something else. */
  readonly name: { readonly before?: SealedText | undefined; readonly now: SealedText };
  readonly basedOn?: number | undefined;
}

/** Settings are written whole, so that the record shows what was in force on any day; whoever was overtaken would undo what they have not seen. */
export function changeSettings(organisation: OrganisationState | undefined, { profile, practice, name, basedOn }: Settings): Decided {
  if (!organisation?.founded) return refuse('not-authorised');
  if (isOvertaken(basedOn, organisation.settingsVersion)) return refuse('settings-were-changed-meanwhile');
  return [happened('SettingsChanged', { profile, practice, ...(name.before && { nameBefore: name.before }), name: name.now })];
}
