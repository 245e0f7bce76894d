/** Public keys as a file to keep: one a line, the first one first. An address of the page itself: nothing is asked of anybody. */
export const keyFileOf = (keys: readonly { readonly key: string }[]): string =>
  `data:text/plain;charset=utf-8,${encodeURIComponent(keys.map(({ key }) => `${key}\n`).join(''))}`;
