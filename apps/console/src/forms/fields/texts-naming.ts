/** One way of writing for looking only: full and half width, capitals and spaces between family and given name do not matter. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** The opened texts that hold a name, by reference; all of them when no name is given. Erased texts are never among them. */
export function textsNaming(
  texts: Readonly<Record<string, string | null>>,
  name: string,
): readonly (readonly [ref: string, text: string])[] {
  const wanted = plain(name);
  return Object.entries(texts).flatMap(([ref, text]) => (text !== null && plain(text).includes(wanted) ? [[ref, text] as const] : []));
}
