export interface SideBySide<Ours, Baseline> {
  readonly ours: readonly Ours[];
  readonly baseline: readonly Baseline[];
}

/**
 * Runs both sides in the same process on the same servers, in the order A B B A A B B A: whatever drifts meets both alike. What they do first
 * is a warm-up and is thrown away.
 */
export async function sideBySide<Ours, Baseline>(
  { rounds, warmUp = true }: { readonly rounds: number; readonly warmUp?: boolean },
  ours: (round: number) => Promise<Ours>,
  baseline: (round: number) => Promise<Baseline>,
): Promise<SideBySide<Ours, Baseline>> {
  const [a, b]: [Ours[], Baseline[]] = [[], []];
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    const keep = round > 0;
    const sides = [async () => keepIf(keep, a, await ours(round)), async () => keepIf(keep, b, await baseline(round))];
    for (const side of round % 2 === 0 ? sides.reverse() : sides) await side();
  }
  return { ours: a, baseline: b };
}

const keepIf = <T>(keep: boolean, kept: T[], measured: T) => {
  if (keep) kept.push(measured);
};

/** As above with more than two sides: each round in the opposite order of the one before. The first round is a warm-up and is thrown away. */
export async function inTurn<Name extends string, T>(
  rounds: number,
  sides: Readonly<Record<Name, () => Promise<T>>>,
): Promise<Record<Name, T[]>> {
  const names = Object.keys(sides) as Name[];
  const kept = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names.toReversed() : names) {
      const measured = await sides[name]();
      if (round > 0) kept[name].push(measured);
    }
  }
  return kept;
}
