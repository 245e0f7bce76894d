import { type Assessment, type AssessmentAnswer, type AssessmentForm, answered, type PackPin } from '@shodo/contracts';
import { assess, closedDaysOf, type Library } from '@shodo/duties';
import { keptPacks } from './kept-packs.js';
import { loadPacks } from './load.js';
import { withSharedRules } from './shared-rules.js';

let loaded: Library | undefined;

/** The shipped packs, read once in the life of the process: as the build kept them, else from their files. */
export function shippedPacks(): Library {
  loaded ??= withSharedRules(keptPacks() ?? loadPacks());
  return loaded;
}

/** Judges the form by the shipped packs. `form.now` is the only clock. */
export const assessNow = (form: AssessmentForm, pins: readonly PackPin[] = []): Assessment => assess(form, shippedPacks(), pins);

/** The same as it is answered to whoever asked: in sentences of one language, each count with the closed days it passes. */
export const answerNow = (form: AssessmentForm, language: 'ja' | 'en'): AssessmentAnswer =>
  answered(assessNow(form), language, (judgement) => closedDaysOf(judgement, form, shippedPacks()));
