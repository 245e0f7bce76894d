import type { Judgement, Statement } from '@shodo/contracts';
import { isFiling } from './anchors.js';
import { packOf } from './filings.js';
import type { Library } from './pack.js';

const places = ['anchor', 'other'] as const;
const filingAt = (statement: Statement, place: (typeof places)[number]): string | undefined => {
  const named = statement.with?.[place];
  return typeof named === 'string' && isFiling(named) ? named.slice('filed:'.length) : undefined;
};
const namesFiling = (statement: Statement) =>
  statement.with !== undefined && (filingAt(statement, 'anchor') !== undefined || filingAt(statement, 'other') !== undefined);

/** The same statements; where one names an earlier filing, the names of its duty stand beside the id. A report is named, never its id alone. */
export function withFilingNames(statements: Statement[], library: Library): Statement[] {
  if (!statements.some(namesFiling)) return statements;
  return statements.map((statement) => {
    const names = places.flatMap((place) => {
      const duty = filingAt(statement, place);
      const pack = duty === undefined ? undefined : packOf(library, duty);
      return pack === undefined ? [] : [[`${place}Ja`, pack.names.ja] as const, [`${place}En`, pack.names.en] as const];
    });
    return names.length === 0 ? statement : { ...statement, with: { ...statement.with, ...Object.fromEntries(names) } };
  });
}

export function namingFilings(judgement: Judgement, library: Library): Judgement {
  if (!judgement.because.some(namesFiling) && !judgement.warnings.some(namesFiling)) return judgement;
  return {
    ...judgement,
    because: withFilingNames(judgement.because, library),
    warnings: withFilingNames(judgement.warnings, library),
  };
}
