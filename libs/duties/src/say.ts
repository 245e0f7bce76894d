import type { Statement, StatementCode } from '@shodo/contracts';

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** A statement with a code of the closed list; parameters left undefined are left out. */
export function say(code: StatementCode, parameters?: Parameters): Statement {
  let named = 0;
  for (const name in parameters) {
    if (parameters[name] === undefined) return { code, ...given(parameters) };
    named += 1;
  }
  return named === 0 ? { code } : { code, with: parameters as Record<string, string | number> };
}

function given(parameters: Parameters): Pick<Statement, 'with'> {
  const entries = Object.entries(parameters).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return entries.length === 0 ? {} : { with: Object.fromEntries(entries) };
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
