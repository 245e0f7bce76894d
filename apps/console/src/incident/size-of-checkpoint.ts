const origin = 'shodo/organisation/[0-9a-f-]{36}';
/** Its second line; quoted, as a mail that was answered brings it, or indented. */
const secondLine = new RegExp(String.raw`${origin}\s*\n[\s>]*(\d{1,15})\s*(?:\n|$)`);

/**
 * The size of the log at a checkpoint, by which the API knows it: from its text as a mail brings it, or the number of its second line alone.
 * @returns undefined where neither is there
 */
export function sizeOfCheckpoint(pasted: string): number | undefined {
  const text = pasted.normalize('NFKC').replaceAll('\r', '').trim();
  const size = Number(/^\d{1,15}$/.exec(text)?.[0] ?? secondLine.exec(text)?.[1]);
  return size >= 1 ? size : undefined;
}
