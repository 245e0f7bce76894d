import { commandNames, commands, organisationCommandNames, organisationCommands } from '@shodo/contracts';
import fc from 'fast-check';
import type { z } from 'zod';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { rendered } from '../problems/render.js';
import { jsonBody } from './json-body.js';
import { parsed } from './parse.js';

const bodies: [string, z.ZodObject | z.ZodType][] = [
  ...commandNames.map((name): [string, z.ZodType] => [name, commands[name].body]),
  ...organisationCommandNames.map((name): [string, z.ZodType] => [name, organisationCommands[name].body]),
];
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('\u0000', '\ud800', '2026-11-28T22:00:00+09:00', '', -1, 1e308, null, [], {}),
);

/** Fields that the contract knows, filled with anything. */
const almost = (schema: z.ZodType) => {
  const names = 'shape' in schema && typeof schema.shape === 'object' && schema.shape ? Object.keys(schema.shape) : [];
  return fc.oneof(
    strange,
    fc.record(Object.fromEntries(names.map((name) => [name, strange])), { requiredKeys: [] }),
    fc.dictionary(fc.string(), strange),
  );
};

/** The answer to a body: taken, or the status of its problem. Anything else that is thrown fails the test: it would be a 500. */
function answerTo(schema: z.ZodType, body: unknown): number {
  try {
    parsed(schema, body);
    return 200;
  } catch (error) {
    if (!(error instanceof ProblemAnswer)) throw error;
    expect(rendered(error, 'ja').errors?.length).toBeGreaterThan(0);
    return error.status;
  }
}

it.each(bodies)('%s answers whatever is sent with 200 or 422, never with a fault of ours', (_name, schema) => {
  fc.assert(
    fc.property(almost(schema), (body) => {
      expect([200, 422]).toContain(answerTo(schema, JSON.parse(JSON.stringify(body ?? null))));
    }),
    { numRuns: 150 },
  );
});

it('bytes are JSON or a 400', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        jsonBody(Buffer.from(bytes));
      } catch (error) {
        expect(error).toMatchObject({ status: 400, code: 'malformed-json' });
      }
    }),
    { numRuns: 2_000 },
  );
});
