import { canonical, NotCanonical, readCanonical } from './canonical.js';

describe('the canonical form is that of RFC 8785', () => {
  test('the example of section 3.2.2, worked out there', () => {
    const value = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('members stand in the order of UTF-16 code units: the example of section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonical(value)))).toHaveLength(7);
    expect([...canonical(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  // Appendix B: IEEE 754 bits and their text.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number %s is written %s', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonical(view.getFloat64(0))).toBe(text);
  });

  test('only what must be is escaped, and then in the short form', () => {
    expect(canonical('\u0000\u0008\u0009\u000a\u000b\u000c\u000d\u001f"\\/\u007f\u2028髙﨑𠮷')).toBe(
      '"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\"\\\\/\u007f\u2028髙﨑𠮷"',
    );
  });

  test('text is not normalised: what looks alike stays two', () => {
    expect(canonical('が')).not.toBe(canonical('か\u3099'));
  });

  test('empty things and deep things', () => {
    expect(canonical({ b: [], a: {}, c: [[{ z: null, y: '' }]] })).toBe('{"a":{},"b":[],"c":[[{"y":"","z":null}]]}');
  });
});

describe('what JSON cannot carry unchanged has no canonical form', () => {
  const holes = [1, 2];
  holes.length = 3;
  test.each([
    ['infinity', Number.POSITIVE_INFINITY],
    ['NaN', Number.NaN],
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['an item that is undefined', [undefined]],
    ['a hole in a list', holes],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', '\udc00'],
    ['surrogates the wrong way round', '\udc00\ud800'],
    ['a lone surrogate in a name', { '\ud800': 1 }],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', Buffer.from('a')],
  ])('%s', (_, value) => {
    expect(() => canonical(value)).toThrow(NotCanonical);
    expect(() => canonical({ deep: [value] })).toThrow(NotCanonical);
  });

  test('the message names the place and not the content', () => {
    expect(() => canonical({ a: [{ b: 'secret\ud800' }] })).toThrow(/^a lone surrogate at \/a\/0\/b has no canonical form$/);
  });
});

test.each([
  ['white space', '{"a": 1}'],
  ['members out of order', '{"b":1,"a":1}'],
  ['a doubled member', '{"a":1,"a":1}'],
  ['a doubled member, once written with an escape', '{"a":1,"\\u0061":1}'],
  ['an escape that is not needed', '{"a":"\\u0041"}'],
  ['an escape in capitals', '{"a":"\\u001F"}'],
  ['half a pair of surrogates', '{"a":"\ud800"}'],
  ['half a pair of surrogates, escaped', '{"a":"\\ud800"}'],
  ['a number written otherwise', '{"a":1.0}'],
  ['a zero below zero', '{"a":-0}'],
  ['a number that is too large', '{"a":1e999}'],
  ['a digit more than can be kept', '{"a":9007199254740993}'],
  ['a comma too many', '{"a":1,}'],
  ['something after the end', '{"a":1}{}'],
  ['an end that is missing', '{"a":"b'],
  ['a tower of ten thousand brackets', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
])('%s is no canonical form', (_name, text) => {
  expect(readCanonical(text)).toBeUndefined();
});

test('What is nested as deep as can be read is read, and one level more is neither read nor written', () => {
  const tower = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(readCanonical(tower(500))).toEqual(JSON.parse(tower(500)));
  expect(readCanonical(tower(501))).toBeUndefined();
  expect(() => canonical(JSON.parse(tower(501)))).toThrow(NotCanonical);
});
