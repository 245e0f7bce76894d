/** The first line of a checkpoint, up to its signatures. */
const note = /^shodo\/organisation\/\S+\n\d+\n[^\n]+\n(?:[a-z]+ [^\n]+\n)+\n(?:\u2014 \S+ \S+\n)+/mu;

/** A checkpoint out of the mail or note that brought it, whatever stands around it; the text itself when there is none in it. */
export function checkpointIn(text: string): string {
  const plain = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  return note.exec(plain)?.[0] ?? plain;
}
