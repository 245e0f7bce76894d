import type { Assessment, AssessmentForm, PackPin } from '@shodo/contracts';
import { assess, type Library } from '@shodo/duties';
import { loadPacks } from './load.js';

let loaded: Library | undefined;

/** The shipped packs, read once in the life of the process. */
export function shippedPacks(): Library {
  loaded ??= loadPacks();
  return loaded;
}

/** Judges the form by the shipped packs. `form.now` is the only clock. */
export const assessNow = (form: AssessmentForm, pins: readonly PackPin[] = []): Assessment => assess(form, shippedPacks(), pins);
