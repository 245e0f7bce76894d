import type { Statement, StatementCode } from '@shodo/contracts';

/** A statement with a code of the closed list; parameters left undefined are left out. */
export function say(code: StatementCode, parameters?: Readonly<Record<string, string | number | undefined>>): Statement {
  if (parameters === undefined) return { code };
  const given = Object.values(parameters).includes(undefined)
    ? Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string | number] => entry[1] !== undefined))
    : (parameters as Record<string, string | number>);
  return Object.keys(given).length === 0 ? { code } : { code, with: given };
}

/** The same statements, each once, in the order they were first said. */
export function eachOnce(statements: readonly Statement[]): Statement[] {
  const said: Statement[] = [];
  for (const one of statements) if (!said.some((other) => isSame(other, one))) said.push(one);
  return said;
}

function isSame({ code, with: one }: Statement, { code: otherCode, with: other }: Statement): boolean {
  if (code !== otherCode) return false;
  if (one === undefined || other === undefined) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
