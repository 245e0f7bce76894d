import type { Statement, StatementCode } from '@shodo/contracts';

/** A statement with a code of the closed list; parameters left undefined are left out. */
export function say(code: StatementCode, parameters: Readonly<Record<string, string | number | undefined>> = {}): Statement {
  const given: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) given[name] = value;
  return Object.keys(given).length === 0 ? { code } : { code, with: given };
}

/** The same statements, each once, in the order they were first said. */
export function eachOnce(statements: readonly Statement[]): Statement[] {
  const said = new Map<string, Statement[]>();
  return statements.filter((one) => {
    const alike = said.get(one.code);
    if (alike === undefined) said.set(one.code, [one]);
    else if (alike.some((other) => isSame(other, one))) return false;
    else alike.push(one);
    return true;
  });
}

/** Of one code: with the same parameters. */
function isSame({ with: one }: Statement, { with: other }: Statement): boolean {
  if (one === undefined || other === undefined) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
