import { isAway } from '../problems/classify.js';
import { parseSettings, type Settings } from '../settings/settings.js';

/** The rules say no: told in a sentence, without a trace. */
export class CannotBeDone extends Error {}

/**
 * Runs one small program of an operator with the settings of the api. What it answers goes to standard output, and nowhere else.
 * Ends with 0; with 1 when it could not be done; with 2 when it was asked in a wrong way.
 */
export async function onTerminal(work: (settings: Settings) => Promise<string>): Promise<void> {
  const parsed = parseSettings(process.env);
  if ('problems' in parsed) return wrongly(...parsed.problems);
  try {
    process.stdout.write(`${await work(parsed.settings)}\n`);
  } catch (error) {
    process.stderr.write(`${reasonOf(error, new URL(parsed.settings.databases.record.url).host)}\n`);
    process.exitCode = 1;
  }
}

export function wrongly(...problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}

/** PostgreSQL's own words may quote what was asked; they are not repeated. */
function reasonOf(error: unknown, host: string): string {
  if (error instanceof CannotBeDone) return error.message;
  if (isAway(error)) return `The database at ${host} cannot be reached. Is it running, and is DATABASE_URL right?`;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  if (code === '28P01' || code === '28000') return `The database at ${host} does not take this login. Is DATABASE_URL right?`;
  if (code === '3D000' || code === '42P01' || code === '3F000' || code === '22023' || code === '42501')
    return `The database at ${host} is not Shodo's, or has not been brought to shape yet: start the api once.`;
  return `It did not work${typeof code === 'string' ? ` (${code})` : ''}: ${error instanceof Error ? error.name : typeof error}.`;
}
