import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AssessmentAnswer } from '@shodo/contracts';
import { assessCommand, exitCodes } from './assess-command.js';

/**
 * Expected days were worked out by hand from the law and never taken from the program. `readings` names the day or instant of a reading;
 * `warns` a text that a warning must hold; every other word is a field of the answer, null for one that must be absent.
 */
interface Vector {
  readonly id: string;
  readonly point: string;
  readonly form: object;
  readonly expect: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
const read = (file: string) => JSON.parse(readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')) as Vector[];
const vectors = read('vectors.json');
/** What somebody outside would try: every regime, its lines and its odd days, a form a line. */
const worked = read('worked-cases.json');

/** What the command prints for a form handed to it on standard input. */
function printed(form: object): AssessmentAnswer {
  const out: string[] = [];
  const code = assessCommand(['-'], { read: () => JSON.stringify(form), out: (text) => out.push(text), err: (text) => out.push(text) });
  if (code !== exitCodes.answered) throw new Error(out.join('\n'));
  return AssessmentAnswer.parse(JSON.parse(out.join('')));
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && value.length > 10;
/** Instants are compared as instants, not as text. */
const comparable = (value: unknown): unknown => {
  if (isInstant(value) && !Number.isNaN(Date.parse(value))) return Date.parse(value);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, comparable(inner)]))
    : value;
};

function found(duty: AssessmentAnswer['duties'][number] | undefined, expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...duty };
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => {
      if (name === 'warns') return [name, duty?.warnings.some((warning) => warning.includes(String(value))) ? value : duty?.warnings];
      if (name !== 'readings') return [name, fields[name] ?? null];
      const wanted = Object.entries(value as Record<string, string>);
      const endOf = (kind: string, like: string) => {
        const one = duty?.readings.find(({ reading }) => reading === kind);
        return isInstant(like) ? one?.dueAt : one?.dueOn;
      };
      return [name, Object.fromEntries(wanted.map(([kind, like]) => [kind, endOf(kind, like)]))];
    }),
  );
}

test.each([...vectors, ...worked].map((one): [string, Vector] => [`${one.id}: ${one.point}`, one]))(
  '%s',
  (_name, { form, expect: expected }) => {
    const { duties } = printed(form);
    for (const [id, fields] of Object.entries(expected)) {
      const duty = duties.find((one) => one.duty === id);
      expect(comparable(found(duty, fields))).toEqual(comparable(fields));
    }
  },
);

test('No vector is missing, and each expects something', () => {
  expect(new Set(vectors.map(({ id }) => id.slice(0, 3))).size).toBe(43);
  expect(new Set(worked.map(({ id }) => id)).size).toBe(worked.length);
  expect([...vectors, ...worked].filter(({ expect: expected }) => Object.keys(expected).length === 0)).toEqual([]);
});
