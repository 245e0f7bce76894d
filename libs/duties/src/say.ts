import type { Statement, StatementCode } from '@shodo/contracts';

/** A statement with a code of the closed list; parameters left undefined are left out. */
export function say(code: StatementCode, parameters: Readonly<Record<string, string | number | undefined>> = {}): Statement {
  const given: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) given[name] = value;
  return Object.keys(given).length === 0 ? { code } : { code, with: given };
}

/** The same statements, each once, in the order they were first said. */
export function eachOnce(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}
