import type { AssessmentForm, PackPin, Statement } from '@shodo/contracts';
import { assess, type Library } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';

/**
 * The pinned duties that would come out otherwise by another version of their rule that is in force, and what that gives. Where there is none, as nearly
 * always, one look at the pins is enough.
 */
export function newerRules(
  form: AssessmentForm,
  pins: readonly PackPin[],
  library: Library = shippedPacks(),
): { readonly duty: PackPin['duty']; readonly says: Statement }[] {
  const hasAnother = (pin: PackPin) =>
    library.packs.some(
      ({ duty, digest, supersededBy, pending }) =>
        duty === pin.duty && digest !== pin.digest && supersededBy === undefined && pending === undefined,
    );
  if (!pins.some(hasAnother)) return [];
  const pinned = new Set(pins.map(({ duty }) => duty));
  return assess(form, library, pins).judgements.flatMap(({ duty, warnings }) =>
    pinned.has(duty) ? warnings.filter(({ code }) => code === 'other-rule-differs').map((says) => ({ duty, says })) : [],
  );
}
