import { account } from '../words/areas/account.js';
import { check, initial } from './setup-page.js';

const say = (word: keyof typeof account.ja) => account.ja[word];
const filled = {
  ...initial,
  organisationName: 'さくら内科クリニック',
  name: '佐藤 花子',
  email: 'hanako@example.jp',
  password: 'twelve letters',
  again: 'twelve letters',
};

test('the sector decides to whom reports go: it is asked, never assumed', () => {
  expect(initial.sector).toBe('');
  expect(check(filled, say)).toEqual({ sector: account.ja.sectorMissing });
  expect(check({ ...filled, sector: 'general' }, say)).toEqual({});
});
