import { z } from 'zod';

/** Marks that turn the direction of writing: with one of them a text reads other than it was recorded. */
export const turnsWriting = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Nothing but blanks and what shows as nothing: zero-width characters, fillers, the blank of braille. */
const invisible = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Can anything of it be seen? Of a text without a character nothing needs to be. */
export const showsAnything = (text: string): boolean => text === '' || !invisible.test(text);

export const turnsDirection = 'the text holds a mark that turns the direction of writing';
export const showsNothing = 'nothing of the text can be seen';

/** A text as a person typed it reads as it was written, and says something. Checked at the doors only: what the record holds is read as it is. */
export const legible = <Text extends z.ZodType<string>>(text: Text): Text =>
  text.refine((typed) => typed.search(turnsWriting) < 0, turnsDirection).refine(showsAnything, showsNothing);

/** A name of somebody or something, kept outside of any record. */
export const plainText = (max: number) => legible(z.string().trim().min(1).max(max));

/** Said of a notice that reached nobody, so that a form says why. */
export const nobodyNotified = 'nobody was notified';
