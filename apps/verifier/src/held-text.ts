/** The first line of a checkpoint, up to its signatures. */
const note = /^shodo\/organisation\/\S+\n\d+\n[^\n]+\n(?:[a-z]+ [^\n]+\n)+\n(?:\u2014 \S+ \S+\n)+/gmu;

/** Every checkpoint in the mail, file or note that brought it, whatever stands around them; the text itself when there is none in it. */
export function checkpointsIn(text: string): readonly string[] {
  const plain = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  return plain.match(note) ?? [plain];
}
