/** Tells the person at the terminal what is going on: one line, no line end. */
export type Say = (line: string) => void;

export const toTerminal: Say = (line) => void process.stderr.write(`${line}\n`);

export const secondsSince = (beganMs: number): string => `${((Date.now() - beganMs) / 1000).toFixed(1)} s`;

/** Announces a piece of work, does it, and says how long it took. */
export async function step<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  say(`• ${what} ...`);
  const result = await work();
  say(`  ${what}: ${secondsSince(began)}`);
  return result;
}
