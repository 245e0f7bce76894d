/** What is worked out of a name and a moment, each once. Nearly every question is asked of the same moment as the one before. */
export function remembered<Name, Word extends object>(workOut: (name: Name, at: number) => Word): (name: Name, at: number) => Word {
  const moments = new Map<number, Map<Name, Word>>();
  let [last, words]: [number, Map<Name, Word> | undefined] = [Number.NaN, undefined];
  const of = (at: number): Map<Name, Word> => {
    if (words !== undefined && at === last) return words;
    const known = moments.get(at) ?? new Map<Name, Word>();
    moments.set(at, known);
    [last, words] = [at, known];
    return known;
  };
  return (name, at) => {
    const kept = of(at);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const worked = workOut(name, at);
    kept.set(name, worked);
    return worked;
  };
}
