import fc from 'fast-check';
import { canonical } from './canonical.js';
import { membersOf, textIn } from './canonical-text.js';

const seeds = process.env.SHODO_LONG ? 50_000 : 4_000;

/** The plain way: read the text, write the value again, compare. */
function isCanonicalObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) && canonical(value) === text;
  } catch {
    return false;
  }
}

const anyObject = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), { maxKeys: 6 });
/** What a text is made of, and what a forger would put in. */
const anyPiece = fc.constantFrom(
  ...[
    '"',
    '\\',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    ' ',
    '\n',
    '0',
    '1',
    '-',
    '.',
    'e',
    '+',
    'E',
    'a',
    'null',
    'true',
    'false',
    '""',
    '{}',
    '[]',
    '0.5',
  ],
  ...[
    '1e21',
    '1e+21',
    '-0',
    '01',
    '\\u0000',
    '\\u000b',
    '\\u000B',
    '\\u0008',
    '\\b',
    '\\/',
    '\\u00e9',
    '\\ud800',
    '\ud83d',
    '\ude00',
    '😀',
    '髙',
    '\u2028',
  ],
);

test('Every object in canonical form is walked to its end, and each member stands where it is said to', () => {
  fc.assert(
    fc.property(anyObject, (value) => {
      const text = canonical(value);
      const members = membersOf(text, 2) ?? [];
      expect(members.map(({ name }) => name)).toEqual(Object.keys(value).sort());
      for (const { name, start, end, members: inner } of members) {
        expect(JSON.parse(text.slice(start, end))).toEqual(JSON.parse(JSON.stringify(value[name])));
        for (const each of inner ?? [])
          expect(textIn(text, each.start - 1 - JSON.stringify(each.name).length, each.start - 1)).toBe(each.name);
      }
    }),
    { numRuns: seeds },
  );
});

test('A text that was changed anywhere passes only when reading and writing it again gives the same text', () => {
  let refused = 0;
  fc.assert(
    fc.property(anyObject, fc.nat(), fc.nat(3), anyPiece, (value, place, cut, piece) => {
      const text = canonical(value);
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + piece + text.slice(at + cut);
      const passes = membersOf(changed, 1) !== undefined;
      if (!passes) refused += 1;
      expect([changed, passes]).toEqual([changed, isCanonicalObject(changed)]);
    }),
    { numRuns: seeds },
  );
  expect(refused).toBeGreaterThan(seeds / 4);
});

test.each([
  ['white space', '{"a": 1}'],
  ['members out of order', '{"b":1,"a":1}'],
  ['a doubled member', '{"a":1,"a":1}'],
  ['a doubled member, once written with an escape', '{"a":1,"\\u0061":1}'],
  ['an escape that is not needed', '{"a":"\\u0041"}'],
  ['an escape in capitals', '{"a":"\\u001F"}'],
  ['half a pair of surrogates', '{"a":"\ud800"}'],
  ['a number written otherwise', '{"a":1.0}'],
  ['a zero below zero', '{"a":-0}'],
  ['a number that is too large', '{"a":1e999}'],
  ['a digit more than can be kept', '{"a":9007199254740993}'],
  ['a comma too many', '{"a":1,}'],
  ['something after the end', '{"a":1}{}'],
  ['no object', '[1]'],
  ['an end that is missing', '{"a":"b'],
  ['a tower of ten thousand brackets', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
])('%s is no canonical form', (_name, text) => {
  expect(membersOf(text, 1)).toBeUndefined();
});
