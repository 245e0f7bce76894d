import type { AssessmentForm, PackPin, Statement } from '@shodo/contracts';
import { assess, type Library } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';

/**
 * The pinned duties that would come out otherwise by a newer version of their rule, and what that gives. One look at the pins is enough where none of
 * them was superseded, as nearly always.
 */
export function newerRules(
  form: AssessmentForm,
  pins: readonly PackPin[],
  library: Library = shippedPacks(),
): { readonly duty: PackPin['duty']; readonly says: Statement }[] {
  const isSuperseded = (pin: PackPin) =>
    library.packs.some(({ duty, digest, supersededBy }) => duty === pin.duty && digest === pin.digest && supersededBy !== undefined);
  if (!pins.some(isSuperseded)) return [];
  const pinned = new Set(pins.map(({ duty }) => duty));
  return assess(form, library, pins).judgements.flatMap(({ duty, warnings }) =>
    pinned.has(duty) ? warnings.filter(({ code }) => code === 'other-rule-differs').map((says) => ({ duty, says })) : [],
  );
}
