import type { Statement, StatementCode } from '@shodo/contracts';

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** A statement with a code of the closed list; parameters left undefined are left out. */
export function say(code: StatementCode, parameters?: Parameters): Statement {
  const given: Record<string, string | number> = {};
  let isPlain = true;
  for (const name in parameters) {
    const value = parameters[name];
    if (value === undefined) continue;
    given[name] = value;
    isPlain = false;
  }
  return isPlain ? { code } : { code, with: given };
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
