import fc from 'fast-check';
import { doubledKeys } from './doubled-keys.js';

const pointers = (text: string) => {
  JSON.parse(text);
  return doubledKeys(text).map(({ pointer }) => pointer);
};

test.each<[string, string, string[]]>([
  ['one of each', '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', []],
  ['two at the top', '{"a":1,"b":2,"a":1}', ['/a']],
  ['two far down', '{"a":[0,{"b":{"c":1,"c":2}}]}', ['/a/1/b/c']],
  ['three of one', '{"a":1,"a":2,"a":3}', ['/a', '/a']],
  ['one written in two ways', '{"a":1,"\\u0061":2}', ['/a']],
  ['brackets, commas and quotation marks within texts', '{"a":"},{\\"a\\":\\\\","b":"\\"a\\":1,\\"a\\":2"}', []],
  ['values that look like keys', '["a","a",{"b":"b"},"b"]', []],
  ['the name of a prototype', '{"__proto__":1,"__proto__":2}', ['/__proto__']],
  ['an empty name', '{"":1,"":2}', ['/?']],
  ['no object', '"a"', []],
])('%s', (_what, text, expected) => expect(pointers(text)).toEqual(expected));

test('what was written by a machine holds every key once; the same key written in again is found', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }), (body) => {
      const text = JSON.stringify(body);
      expect(pointers(text)).toEqual([]);
      const [first = ''] = Object.keys(body);
      expect(pointers(`${text.slice(0, -1)},${JSON.stringify(first)}:0}`)).toHaveLength(1);
    }),
    { numRuns: 1_000 },
  );
});

test('a text of a million signs takes no stack', () => {
  expect(doubledKeys(JSON.stringify({ a: '\\"'.repeat(500_000) }))).toEqual([]);
  expect(doubledKeys(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual([]);
});
