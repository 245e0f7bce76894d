import { csvOf } from './csv.js';

test('cells are quoted where they must be, and none runs as a formula', () => {
  const rows = [
    ['=SUM(A1)', '＝全角は式ではない'],
    ['"引用", そして\n改行', '+81-3'],
    ['-1', '𠮷野家'],
  ];
  expect(csvOf({ file: '', columns: ['一', '二'], rows })).toBe(
    '\uFEFF一,二\r\n\'=SUM(A1),＝全角は式ではない\r\n"""引用"", そして\n改行",\'+81-3\r\n\'-1,𠮷野家\r\n',
  );
});
