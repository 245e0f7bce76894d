import { readMailSettings } from './settings.js';

const read = (SHODO_SMTP_URL?: string, SHODO_MAIL_FROM?: string) => readMailSettings({ SHODO_SMTP_URL, SHODO_MAIL_FROM });
const from = 'shodo@example.jp';

test('without a mail server there are no settings and nothing is wrong', () => {
  expect(read()).toEqual({ problems: [] });
});

test('smtps encrypts from the start, on port 465 unless another is named', () => {
  expect(read('smtps://user:p%40ss@mail.example.jp', from).settings).toEqual({
    host: 'mail.example.jp',
    port: 465,
    tls: 'from-the-start',
    signIn: { user: 'user', password: 'p@ss' },
    from,
  });
});

test('smtp insists on STARTTLS for any other machine, not for this one', () => {
  expect(read('smtp://mail.example.jp:2525', from).settings).toMatchObject({ port: 2525, tls: 'upgrade' });
  expect(read('smtp://127.0.0.1:2525').settings).toMatchObject({ tls: 'none', from: 'shodo@localhost' });
  expect(read('smtp://[::1]:2525').settings).toMatchObject({ host: '::1', tls: 'none' });
});

test('a mail catcher in a private network is reached without encryption by explicit wish, never with a password', () => {
  expect(read('smtp://mail:1025?tls=off', from).settings).toMatchObject({ tls: 'none' });
  expect(read('smtp://user:secret@mail:1025?tls=off', from).problems).toEqual([
    { name: 'SHODO_SMTP_URL', message: expect.stringContaining('in clear') },
  ]);
});

test.each([
  'mail.example.jp',
  'http://mail.example.jp',
  'smtp://mail.example.jp/path',
  'smtps://mail.example.jp?tls=off',
  'smtp://mail.example.jp?pool=true',
  'smtp://',
])('%s is refused', (url) => {
  expect(read(url, from).problems).toHaveLength(1);
});

test('everything wrong is named at once, and no message repeats a value', () => {
  const { problems } = read('smtp://user:secret@mail:1025?tls=off', 'a@b\r\nBcc: c@d');
  expect(problems.map(({ name }) => name)).toEqual(['SHODO_MAIL_FROM', 'SHODO_SMTP_URL']);
  expect(JSON.stringify(problems)).not.toMatch(/secret|Bcc/);
});

test('a mail server elsewhere needs a sender that it knows', () => {
  expect(read('smtps://mail.example.jp').problems).toMatchObject([{ name: 'SHODO_MAIL_FROM' }]);
});

test.each(['smtps://desk:50%off@mail.example.jp', 'smtps://de%sk:pw@mail.example.jp'])(
  'a %% that encodes nothing is refused: %s',
  (SHODO_SMTP_URL) => {
    const { problems } = readMailSettings({ SHODO_SMTP_URL, SHODO_MAIL_FROM: 'desk@example.jp' });
    expect(problems).toEqual([{ name: 'SHODO_SMTP_URL', message: expect.stringContaining('%25') }]);
  },
);
