import { eachOnce, say } from './say.js';

test('A statement leaves out what was not given', () => {
  expect(say('reading-safe')).toEqual({ code: 'reading-safe' });
  expect(say('rule-begins-later', { from: undefined })).toEqual({ code: 'rule-begins-later' });
  expect(say('rule-begins-later', { from: '2026-01-01', until: undefined })).toEqual({
    code: 'rule-begins-later',
    with: { from: '2026-01-01' },
  });
});

test('The same statement is said once, in its first place; another value, another name or one name more is another statement', () => {
  const all = [
    say('count-is', { fact: 'a', count: 1 }),
    say('reading-safe'),
    say('count-is', { fact: 'a', count: 1 }),
    say('count-is', { fact: 'a', count: 2 }),
    say('reading-safe'),
    say('count-is', { fact: 'a' }),
    say('count-is', { fact: 'b', count: 1 }),
    say('count-is', { fact: 'a', other: 1 }),
    say('count-is'),
    say('count-is', { fact: 'a', count: 2 }),
    say('count-is'),
  ];
  expect(eachOnce(all)).toEqual([all[0], all[1], all[3], all[5], all[6], all[7], all[8]]);
});
