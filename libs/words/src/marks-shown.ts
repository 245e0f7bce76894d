import { showsAnything, turnsWriting } from '@shodo/contracts';

const named = (sign: string) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** A text as it was recorded, with marks made visible that turn the direction of writing: a file's name, above all, reads other than it is with one. */
export const marksShown = (text: string): string =>
  showsAnything(text) ? text.replaceAll(turnsWriting, named) : [...text].map(named).join('');
