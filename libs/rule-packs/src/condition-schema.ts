import { ChoiceFact, CountFact, DutyId, EventGrade, LeakType, MOST_PERSONS, SuspicionIndicator, TruthFact } from '@shodo/contracts';
import type { Certainty, Condition, Silence } from '@shodo/duties';
import { z } from 'zod';

const connectives = [
  'any-of',
  'all-of',
  'not',
  'more-than',
  'said-more-than',
  'none-of',
  'fact',
  'said',
  'raised',
  'proven',
  'choice',
  'filed',
] as const;
const besides: Readonly<Record<string, readonly string[]>> = {
  'more-than': ['of', 'apart-from'],
  'said-more-than': ['of'],
  fact: ['from'],
  said: ['from'],
  raised: ['from'],
  choice: ['one-of'],
};
const choices = {
  'suspicion-indicator': SuspicionIndicator.options,
  'leak-type': LeakType.options,
  'event-grade': EventGrade.options,
} as const;
const certainties: readonly Certainty[] = ['suspected', 'probable', 'confirmed'];

/** A condition as it is written: facts may leave out from which confidence they count. */
export type Written = (countsFrom: Certainty) => Condition;

type Path = readonly (string | number)[];
type Refuse = (path: Path, message: string) => undefined;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCertainty = (value: unknown): value is Certainty => certainties.some((one) => one === value);

/**
 * A fact by its name, or one of: `{ fact, from }`, `{ said }` (unsaid counts as no), `{ raised }` (so does what a form leaves out), `{ proven }` (confirmed and evidenced, else no), `{ choice, one-of }`, `{ any-of }`, `{ all-of }`, `{ not }`,
 * `{ more-than, of, apart-from }` (those counts taken away), `{ said-more-than, of }` (uncounted counts as no), `{ none-of }` (the count is known to be zero), `{ filed }` (that report has been filed). There are no expressions.
 */
export const condition = z.unknown().transform((value, context): Written => {
  const refuse: Refuse = (path, message) => {
    context.issues.push({ code: 'custom', message, input: value, path: [...path] });
    return undefined;
  };
  const read = readCondition(value, [], refuse);
  return read ?? (() => ({ is: 'any-of', parts: [] }));
});

const silences = { fact: 'open', said: 'no', raised: 'left-out' } as const satisfies Record<string, Silence>;

/** A condition that starts from another word of the pack, already written out. */
function readCondition(value: unknown, path: Path, refuse: Refuse): Written | undefined {
  if (typeof value === 'string') return readFact(value, undefined, 'open', path, refuse);
  if (!isObject(value)) return refuse(path, `a condition is expected: the name of a fact, or one of ${connectives.join(', ')}`);
  const keys = Object.keys(value);
  const main = connectives.find((one) => keys.includes(one));
  if (main === undefined)
    return refuse([...path, ...keys.slice(0, 1)], `unknown word "${keys[0] ?? ''}"; allowed here: ${connectives.join(', ')}`);
  const beside = besides[main] ?? [];
  const odd = keys.find((key) => key !== main && !beside.some((one) => one === key));
  if (odd !== undefined) return refuse([...path, odd], `unknown word "${odd}"; allowed here: ${[main, ...beside].join(', ')}`);
  switch (main) {
    case 'any-of':
    case 'all-of':
      return readBranch(main, value[main], [...path, main], refuse);
    case 'not': {
      const part = readCondition(value.not, [...path, 'not'], refuse);
      return part && ((from) => ({ is: 'not', part: part(from) }));
    }
    case 'more-than':
    case 'said-more-than':
      return readLine(main, value, path, refuse);
    case 'choice':
      return readChoice(value, path, refuse);
    case 'proven':
      return readProven(value[main], [...path, main], refuse);
    case 'none-of':
      return readNone(value[main], [...path, main], refuse);
    case 'filed':
      return readFiled(value[main], [...path, main], refuse);
    default: {
      const { from } = value;
      if (from !== undefined && !isCertainty(from))
        return refuse([...path, 'from'], `unknown word ${JSON.stringify(from)}; allowed here: ${certainties.join(', ')}`);
      return readFact(value[main], from, silences[main], [...path, main], refuse);
    }
  }
}

function readFact(value: unknown, from: Certainty | undefined, silence: Silence, path: Path, refuse: Refuse): Written | undefined {
  const fact = factNamed(value, path, refuse);
  return fact && ((countsFrom) => ({ is: 'fact', fact, from: from ?? countsFrom, silence }));
}

function readProven(value: unknown, path: Path, refuse: Refuse): Written | undefined {
  const fact = factNamed(value, path, refuse);
  return fact && (() => ({ is: 'proven', fact }));
}

function factNamed(value: unknown, path: Path, refuse: Refuse): TruthFact | undefined {
  const { success, data } = TruthFact.safeParse(value);
  return success ? data : refuse(path, `unknown fact ${JSON.stringify(value)}; allowed here: ${TruthFact.options.join(', ')}`);
}

function readBranch(is: 'any-of' | 'all-of', value: unknown, path: Path, refuse: Refuse): Written | undefined {
  if (!Array.isArray(value) || value.length === 0) return refuse(path, 'a list of at least one condition is expected');
  const parts = value.map((part, index) => readCondition(part, [...path, index], refuse));
  const read = parts.filter((part) => part !== undefined);
  return read.length < parts.length ? undefined : (from) => ({ is, parts: read.map((part) => part(from)) });
}

function readLine(main: 'more-than' | 'said-more-than', value: Record<string, unknown>, path: Path, refuse: Refuse): Written | undefined {
  const line = z
    .int()
    .min(0)
    .max(MOST_PERSONS - 1)
    .safeParse(value[main]);
  if (!line.success)
    return refuse([...path, main], `a whole number of persons is expected, from 0 to ${(MOST_PERSONS - 1).toLocaleString('en-US')}`);
  const fact = CountFact.safeParse(value.of);
  if (!fact.success)
    return refuse([...path, 'of'], `unknown count ${JSON.stringify(value.of)}; allowed here: ${CountFact.options.join(', ')}`);
  const read = { is: 'more-than', fact: fact.data, line: line.data, ...(main === 'said-more-than' && { silence: 'no' as const }) } as const;
  if (value['apart-from'] === undefined) return () => read;
  const apartFrom = z.array(CountFact).min(1).safeParse(value['apart-from']);
  if (!apartFrom.success) return refuse([...path, 'apart-from'], `a list of counts is expected, of ${CountFact.options.join(', ')}`);
  return () => ({ ...read, apartFrom: apartFrom.data });
}

function readNone(value: unknown, path: Path, refuse: Refuse): Written | undefined {
  const fact = CountFact.safeParse(value);
  if (!fact.success) return refuse(path, `unknown count ${JSON.stringify(value)}; allowed here: ${CountFact.options.join(', ')}`);
  return () => ({ is: 'none-of', fact: fact.data });
}

function readFiled(value: unknown, path: Path, refuse: Refuse): Written | undefined {
  const duty = DutyId.safeParse(value);
  if (!duty.success) return refuse(path, 'the id of a duty is expected, as in jp.appi.final-report');
  return () => ({ is: 'filed', duty: duty.data });
}

function readChoice(value: Record<string, unknown>, path: Path, refuse: Refuse): Written | undefined {
  const fact = ChoiceFact.safeParse(value.choice);
  if (!fact.success)
    return refuse([...path, 'choice'], `unknown choice ${JSON.stringify(value.choice)}; allowed here: ${ChoiceFact.options.join(', ')}`);
  const allowed: readonly string[] = choices[fact.data];
  const oneOf = z.array(z.string()).min(1).safeParse(value['one-of']);
  const odd = oneOf.success ? oneOf.data.find((one) => !allowed.includes(one)) : undefined;
  if (!oneOf.success || odd !== undefined)
    return refuse([...path, 'one-of'], `unknown word ${JSON.stringify(odd ?? null)}; allowed here: ${allowed.join(', ')}`);
  return () => ({ is: 'choice', fact: fact.data, oneOf: oneOf.data });
}
