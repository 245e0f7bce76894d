import type { OpenedTexts } from '@shodo/contracts';

/** One way of writing for looking only: full and half width, capitals and spaces between family and given name do not matter. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** The opened texts that hold a name, by reference; all of them when no name is given. What was erased or has no key is never among them. */
export function textsNaming(texts: OpenedTexts, name: string): readonly (readonly [ref: string, text: string])[] {
  const wanted = plain(name);
  return Object.entries(texts).flatMap(([ref, text]) =>
    typeof text === 'string' && plain(text).includes(wanted) ? [[ref, text] as const] : [],
  );
}
