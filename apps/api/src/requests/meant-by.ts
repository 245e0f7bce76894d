/** No name of a field is longer, and nobody may have us compare texts without end. */
const LONGEST = 60;
const MOST = 3;

/** The names that may have been meant by the one that was written, the nearest first: a slip of the hand away from it, or holding all its words. */
export function meantBy(written: string, names: readonly string[]): string[] {
  if (written.length > LONGEST) return [];
  const slips = Math.max(written.length > 4 ? 2 : 1, Math.floor(written.length / 3)); // two letters that changed places are two
  const words = written.split('-');
  const holdsAll = (name: string) => words.every((word) => name.split('-').includes(word));
  return names
    .map((name) => ({ name, away: distance(written, name) }))
    .filter(({ name, away }) => away <= slips || holdsAll(name))
    .toSorted((one, other) => one.away - other.away)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** How many letters must be put in, taken out or changed to make the one into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, there] of [...other].entries())
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === there ? 0 : 1)));
    row = next;
  }
  return row[other.length] ?? 0;
}
