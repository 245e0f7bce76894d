/** The first line of a checkpoint, up to its signatures. */
const note = /^shodo\/organisation\/\S+\n\d+\n[^\n]+\n(?:[a-z]+ [^\n]+\n)+\n(?:\u2014 \S+ \S+\n)+/gmu;

/** Where one begins whose rest is not as it was, whatever stands around that line: no key, and no signature. */
const begun = /^[^\n\u2014<]*shodo\/organisation\/[^\s+]+[^\S\n]*$/gmu;

/** What an editor or a mail program leaves around a text. Spaces of another kind differ from language to language: beside one it cannot be read. */
const around = ' \t\r\n\ufeff';

/** A checkpoint as it was signed. */
export function asSigned(text: string): string {
  const plain = text.replaceAll('\r\n', '\n');
  let [from, to] = [0, plain.length];
  while (from < to && around.includes(plain.charAt(from))) from += 1;
  while (to > from && around.includes(plain.charAt(to - 1))) to -= 1;
  return `${plain.slice(from, to)}\n`;
}

/**
 * Every checkpoint in the mail, file or note that brought it, whatever stands around them; the text itself when there is none in it. Of one that is no
 * longer whole the first line is among them: nobody can read it, and that is said.
 */
export function checkpointsIn(text: string): readonly string[] {
  const plain = asSigned(text);
  const whole = plain.match(note) ?? [];
  return whole.length === 0 ? [plain] : [...whole, ...(plain.replace(note, '').match(begun) ?? [])];
}
