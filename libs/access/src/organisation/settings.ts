import type { OrganisationPractice, OrganisationProfile, OrganisationState, RefusalCode, SealedText } from '@shodo/contracts';
import { type Decided, happened, isOvertaken, refuse } from './decided.js';

interface Settings {
  readonly profile: OrganisationProfile;
  readonly practice: OrganisationPractice;
  /** What the organisation is called from then on, and what it was called before if that is something else. */
  readonly name: { readonly before?: SealedText | undefined; readonly now: SealedText };
  readonly basedOn?: number | undefined;
}

/** What stands against changing them, before the name is sealed. */
export function standsAgainstSettings(organisation: OrganisationState | undefined, basedOn: number | undefined): RefusalCode[] {
  if (!organisation?.founded) return ['not-authorised'];
  return isOvertaken(basedOn, organisation.settingsVersion) ? ['settings-were-changed-meanwhile'] : [];
}

/** Settings are written whole, so that the record shows what was in force on any day; whoever was overtaken would undo what they have not seen. */
export function changeSettings(organisation: OrganisationState | undefined, { profile, practice, name, basedOn }: Settings): Decided {
  const blocks = standsAgainstSettings(organisation, basedOn);
  if (blocks.length > 0) return refuse(...blocks);
  return [happened('SettingsChanged', { profile, practice, ...(name.before && { nameBefore: name.before }), name: name.now })];
}
