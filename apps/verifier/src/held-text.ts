/** The first line of a checkpoint, up to its signatures. */
const note = /^shodo\/organisation\/\S+\n\d+\n[^\n]+\n(?:[a-z]+ [^\n]+\n)+\n(?:\u2014 \S+ \S+\n)+/gmu;

/** Where one begins whose rest is not as it was. */
const begun = /^[> ]*shodo\/organisation\/\S+$/gmu;

/**
 * Every checkpoint in the mail, file or note that brought it, whatever stands around them; the text itself when there is none in it. Of one that is no
 * longer whole the first line is among them: nobody can read it, and that is said.
 */
export function checkpointsIn(text: string): readonly string[] {
  const plain = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const whole = plain.match(note) ?? [];
  return whole.length === 0 ? [plain] : [...whole, ...(plain.replace(note, '').match(begun) ?? [])];
}
