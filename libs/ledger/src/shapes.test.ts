import fc from 'fast-check';
import { canonical, readCanonical } from './canonical.js';
import { Shapes, type Wanted } from './shapes.js';

const seeds = process.env.SHODO_LONG ? 50_000 : 4_000;
const wanted: Wanted = {
  a: { text: 0, number: 1, whole: 2, within: { b: { text: 3 }, c: { number: 4, whole: 5 } } },
  d: { within: { b: { text: 6 } } },
};

const anyName = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd', 'type', '__proto__', '', '10', '9', '髙', '"', '.'),
  fc.string({ unit: 'binary' }),
);
const anyObject = fc.dictionary(anyName, fc.oneof(fc.dictionary(anyName, fc.jsonValue({ maxDepth: 1 })), fc.jsonValue({ maxDepth: 3 })), {
  maxKeys: 6,
});
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as object;
/** What a text is made of, and what a forger would put in. */
const pieces = [
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
  ...['1e21', '1e+21', '-0', '01', '9007199254740993', '\\u0000', '\\u000b', '\\u000B', '\\u0008', '\\b', '\\/', '\\u00e9', '\\ud800'],
  ...['\ud83d', '\ude00', '😀', '髙', '\u2028', '"a":1,', ',"a":1', '$', '^', '(', ')', '*'],
];

test('A text of a known shape is canonical, and in it stands what reading it finds', () => {
  let [known, changedAndKnown] = [0, 0];
  fc.assert(
    fc.property(anyObject, fc.nat(), fc.nat(3), fc.constantFrom(...pieces), (object, place, cut, piece) => {
      const shapes = new Shapes(wanted);
      const value = plain(object);
      const text = canonical(value);
      shapes.learn(text, value);
      const found = shapes.find(text);
      if (found) known += 1;
      if (found) expect([...found]).toEqual([...shapes.pick(value)]);
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + piece + text.slice(at + cut);
      const other = shapes.find(changed);
      if (!other) return;
      if (changed !== text) changedAndKnown += 1;
      const read = readCanonical(changed);
      expect([changed, read === undefined]).toEqual([changed, false]);
      expect([...other]).toEqual([...shapes.pick(read as object)]);
    }),
    { numRuns: seeds, seed: 20261129 },
  );
  expect(known).toBeGreaterThan(seeds / 4);
  expect(changedAndKnown).toBeGreaterThan(seeds / 100);
});

describe('Of texts of one shape', () => {
  const shapes = new Shapes(wanted);
  const first = '{"a":{"b":"x","c":7},"type":"T"}';
  shapes.learn(first, JSON.parse(first) as object);

  test('each place is found', () => {
    expect([...(shapes.find('{"a":{"b":"髙い","c":0},"type":"T"}') ?? [])]).toEqual([
      undefined,
      undefined,
      '{"b":"髙い","c":0}',
      '髙い',
      '0',
    ]);
  });

  test.each([
    ['white space', '{"a":{"b":"x", "c":7},"type":"T"}'],
    ['a member too many', '{"a":{"b":"x","bb":1,"c":7},"type":"T"}'],
    ['a member within a text', '{"a":{"b":"x","b":"y","c":7},"type":"T"}'],
    ['an escape', '{"a":{"b":"\\u0041","c":7},"type":"T"}'],
    ['half a pair of surrogates', '{"a":{"b":"\ud83d","c":7},"type":"T"}'],
    ['a control character', '{"a":{"b":"\n","c":7},"type":"T"}'],
    ['a leading zero', '{"a":{"b":"x","c":07},"type":"T"}'],
    ['a number below zero', '{"a":{"b":"x","c":-7},"type":"T"}'],
    ['more digits than can be kept', '{"a":{"b":"x","c":9007199254740993},"type":"T"}'],
    ['something behind it', '{"a":{"b":"x","c":7},"type":"T"}\n'],
    ['another kind', '{"a":{"b":"x","c":7},"type":"U"}'],
    ['a text for a number', '{"a":{"b":"x","c":"7"},"type":"T"}'],
  ])('%s is none of them', (_, text) => {
    expect(shapes.find(text)).toBeUndefined();
  });
});

test('Eight shapes of one kind are remembered, those met last, and none of a text that is very long', () => {
  const shapes = new Shapes(wanted);
  const texts = Array.from({ length: 10 }, (_, nth) => `{"a":[${'1,'.repeat(nth)}1]}`);
  for (const text of texts) shapes.learn(text, JSON.parse(text) as object);
  expect(texts.map((text) => shapes.find(text) !== undefined)).toEqual([false, false, ...Array.from({ length: 8 }, () => true)]);
  const long = `{"a":"${'x'.repeat(16_384)}"}`;
  const alone = new Shapes(wanted);
  alone.learn(long, JSON.parse(long) as object);
  expect(alone.find(long)).toBeUndefined();
});

test('Of 256 kinds shapes are remembered, and of no others', () => {
  const shapes = new Shapes(wanted);
  const texts = Array.from({ length: 257 }, (_, nth) => `{"type":"T${nth}"}`);
  for (const text of texts) shapes.learn(text, JSON.parse(text) as object);
  expect(texts.map((text) => shapes.find(text) !== undefined)).toEqual([...Array.from({ length: 256 }, () => true), false]);
});
