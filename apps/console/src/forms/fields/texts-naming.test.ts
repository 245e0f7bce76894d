import { textsNaming } from './texts-naming.js';

const texts = { a: '患者の山田 太郎さんに電話した。', b: '担当は鈴木。', c: null, d: 'ヤマダ　タロウ様からＴＥＬ' };
const refs = (name: string) => textsNaming(texts, name).map(([ref]) => ref);

test.each([
  ['山田太郎', ['a']],
  ['山田　太郎', ['a']],
  ['ﾔﾏﾀﾞ ﾀﾛｳ', ['d']],
  ['tel', ['d']],
  ['佐藤', []],
])('looking for %s', (name, found) => expect(refs(name)).toEqual(found));

test('without a name every text that was not erased is shown', () => expect(refs(' ')).toEqual(['a', 'b', 'd']));
