export interface Area<Key extends string> {
  readonly ja: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** The words of one part of the console. A sentence that stands in one language only does not compile. */
export const area = <Key extends string>(ja: Readonly<Record<Key, string>>, en: Readonly<Record<NoInfer<Key>, string>>): Area<Key> => ({
  ja,
  en,
});
