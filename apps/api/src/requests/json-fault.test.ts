import fc from 'fast-check';
import { jsonFault } from './json-fault.js';

const at = (line: number, column: number) => ({ line, column, atEnd: false });
const endsAt = (line: number, column: number) => ({ line, column, atEnd: true });

test.each<[string, string, object | undefined]>([
  ['a text that can be read', '{ "a": [1, "x"] }\n', undefined],
  ['nothing', '', endsAt(1, 1)],
  ['an object that is not closed', '{\n  "a": 1\n', endsAt(3, 1)],
  ['a text that is not closed', '{ "a": "bc', endsAt(1, 11)],
  ['a comma too many', '{\n  "a": 1,\n}', at(3, 1)],
  ['a comma too few', '{\n  "a": 1\n  "b": 2\n}', at(3, 3)],
  ['a word without quotation marks', '{\n  "a": yes\n}', at(2, 8)],
  ['a name without quotation marks', '{ a: 1 }', at(1, 3)],
  ['typographic quotation marks', '{\n "名前": “値” }', at(2, 8)],
  ['a remark', '// the form\n{}', at(1, 1)],
  ['a break within a text', '{\r\n "a": "b\r\n"}', at(2, 9)],
  ['more after the end', '{}\n{}', at(2, 1)],
  ['a number that begins with 0', '{ "a": 07 }', at(1, 9)],
  ['an unknown word of a known beginning', '[true, trux]', at(1, 11)],
  ['a sign outside the basic plane before it', '["𠮷", x]', at(1, 7)],
  ['a text that speaks of a position', '["x in JSON at position 3", y]', at(1, 29)],
  ['a quotation of a position at the end', '[y, " JSON at position 99', at(1, 2)],
])('%s', (_what, text, fault) => expect(jsonFault(text)).toEqual(fault));

test('Whatever a machine wrote and was spoilt by one sign is found at that sign, and what was cut short at its end', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.nat(), (value, indent, where) => {
      const text = JSON.stringify([value], undefined, indent % 4);
      const cut = text.slice(0, where % text.length);
      const lines = cut.split('\n');
      const [line, column] = [lines.length, [...(lines.at(-1) ?? '')].length + 1];
      expect(jsonFault(cut)).toEqual(endsAt(line, column));
      // A control character may stand nowhere: neither within a text nor between values.
      expect(jsonFault(`${cut}\u0001${text}`)).toEqual(at(line, column));
    }),
    { numRuns: 1_000 },
  );
});

test('It is found in a long text without reading it sign by sign', () => {
  const long = JSON.stringify({ a: 'x'.repeat(500_000), b: [1, 2, 3] });
  expect(jsonFault(`${long.slice(0, -1)}, y}`)).toEqual(at(1, long.length + 2));
  expect(jsonFault('['.repeat(100_000))).toEqual(endsAt(1, 100_001));
});
