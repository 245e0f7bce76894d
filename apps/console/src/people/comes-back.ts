import type { OrganisationReceipt } from '@shodo/contracts';
import type { Say } from '../words/i18n.js';

/**
 * Whoever was added under an address that was registered already is the person it belongs to, under the name they have there: what is said about
 * that, and about a name that was typed and not used. Nothing of somebody new.
 */
export function comesBack(
  { comesBackAs: name, joinLink }: OrganisationReceipt,
  typed: string,
  say: Say<'organisation'>,
): readonly string[] {
  if (name === undefined) return [];
  return [
    say('comesBack', { name }),
    ...(name === typed ? [] : [say('typedNameUnused', { typed, button: say('correctPerson') })]),
    ...(joinLink ? [] : [say('comesBackByPassword')]),
  ];
}
