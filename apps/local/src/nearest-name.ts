/** How many letters are put in, taken out, changed, or swapped with their neighbour, to come from one name to the other. */
function slips(one: string, other: string): number {
  const rows: number[][] = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const [above, diagonal] = [rows[i - 1]?.[j] ?? 0, rows[i - 1]?.[j - 1] ?? 0];
      const changed = diagonal + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(Math.min(above + 1, (row[j - 1] ?? 0) + 1, changed, isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : changed));
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

const mostSlips = 3;

/** The name that was likely meant: the nearest within a few slips of the pen. */
export function nearestTo(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known.map((each) => ({ each, far: slips(name, each) })).toSorted((a, b) => a.far - b.far);
  return nearest && nearest.far <= mostSlips ? nearest.each : undefined;
}
