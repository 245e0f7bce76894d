import { attachmentOf } from './attachment-name.js';

test.each([
  ['名簿.xlsx', `attachment; filename="file.xlsx"; filename*=UTF-8''%E5%90%8D%E7%B0%BF.xlsx`],
  ['report (1).pdf', `attachment; filename="report (1).pdf"; filename*=UTF-8''report%20%281%29.pdf`],
  ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
  ['C:\\temp\\log.txt', `attachment; filename="log.txt"; filename*=UTF-8''log.txt`],
  ['a"b\r\nSet-Cookie: x.txt', `attachment; filename="a_b__Set-Cookie_ x.txt"; filename*=UTF-8''a_b__Set-Cookie_%20x.txt`],
  ['invoice\u202Efdp.exe', `attachment; filename="invoice_fdp.exe"; filename*=UTF-8''invoice_fdp.exe`],
  ['...', `attachment; filename="file"; filename*=UTF-8''file`],
])('%j is saved under a harmless name', (name, header) => {
  expect(attachmentOf(name)).toBe(header);
});
