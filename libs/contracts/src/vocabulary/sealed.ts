import { z } from 'zod';
import { Digest, VaultRef } from './ids.js';
import { legible } from './typed-text.js';

const isWellFormed = (text: string) => !text.includes('\u0000') && text.isWellFormed();

/**
 * Text a person typed: it may name somebody, so it never leaves the vault in clear. The API seals it; commands inside, events and histories
 * carry a SealedText instead. Only as a field at the top of a command. NUL, lone surrogates, marks that turn the direction
 * of writing and what nobody can see are refused.
 * @param max longest text, in UTF-16 code units
 */
export const sensitive = (max = 4_000) => sealedField(legible(storable(max)));
/** A name that a file bears already, as it was found: whatever it is, it is kept, and shown with its hidden marks made visible. */
export const sensitiveAsFound = (max: number) => sealedField(storable(max));

const storable = (max: number) =>
  z.string().trim().min(1).max(max).refine(isWellFormed, 'the text holds a character that cannot be stored');
const sealedField = (text: z.ZodString) => text.brand<'Sensitive'>().meta({ 'x-sensitive': true });
export type SensitiveText = string & z.$brand<'Sensitive'>;

/** Is this field of a command sealed before it goes inside? */
export function isSensitive(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodOptional) return isSensitive(field.unwrap());
  return field instanceof z.ZodType && field.meta()?.['x-sensitive'] === true;
}

/** What stands for a sealed text outside the vault: commitment = SHA-256(32-byte salt + UTF-8 text); the salt is sealed with the text. */
export const SealedText = z.strictObject({ ref: VaultRef, commitment: Digest }).meta({ id: 'SealedText' });
export type SealedText = z.infer<typeof SealedText>;

/** Every sealed text within a value. */
export function* sealedIn(value: unknown): Generator<SealedText> {
  if (typeof value !== 'object' || value === null) return;
  const sealed = SealedText.safeParse(value);
  if (sealed.success) yield sealed.data;
  else for (const inner of Object.values(value)) yield* sealedIn(inner);
}

/** Every reference to one. */
export function* refsOf(value: unknown): Generator<SealedText['ref']> {
  for (const { ref } of sealedIn(value)) yield ref;
}

/**
 * How a text is lost that nobody decided to lose: its key is gone and no erasure took it; what lies there does not open, or is not what was sealed;
 * nothing lies there.
 */
export const LostText = z.enum(['key-is-missing', 'changed', 'missing']);
export type LostText = z.infer<typeof LostText>;
/** A sealed text as it opens. Null once it was erased; `lost` where it is damaged, by itself: the others open. */
export const OpenedText = z.union([z.string(), z.null(), z.strictObject({ lost: LostText })]).meta({ id: 'OpenedText' });
export type OpenedText = z.infer<typeof OpenedText>;
/** By reference. What is not open to the reader is not among them. */
export const OpenedTexts = z.record(z.string(), OpenedText);
export type OpenedTexts = Readonly<Record<string, OpenedText>>;

/** A command's body as it goes inside: every sensitive field is a SealedText. */
export type Sealed<Body> = {
  [Field in keyof Body]: Body[Field] extends SensitiveText
    ? SealedText
    : Body[Field] extends SensitiveText | undefined
      ? SealedText | undefined
      : Body[Field];
};

/** Was everything of an incident erased? No text of it is left, and no key that would seal one. */
export const isWhollyErased = (
  erasures: readonly { readonly scope: string; readonly settled?: { readonly as: string } | undefined }[],
): boolean => erasures.some(({ scope, settled }) => scope === 'whole-vault' && settled?.as === 'erased');

/** Does an entry tell that everything of its incident is erased? */
export const erasesAll = ({ type, data }: { readonly type: string; readonly data: object }): boolean =>
  type === 'TextsErased' && 'scope' in data && data.scope === 'whole-vault';
