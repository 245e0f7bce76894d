import { isAddress } from './address.js';
import { judgeFailure, nextTry, pausesSeconds } from './failure.js';

const after = (seconds: number) => ({ retryInSeconds: seconds });

test.each([
  ['a refused recipient', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'address-was-refused', false],
  ['a refused message', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'mail-was-refused', false],
  ['a refused sender, which is our setting', { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, 'sender-was-refused', true],
  ['a refused password', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'mail-server-refuses-sign-in', true],
  ['no STARTTLS', { code: 'ETLS' }, 'mail-server-offers-no-encryption', true],
  ['a closed port', { code: 'ESOCKET' }, 'mail-server-is-away', true],
  ['something that is no error', undefined, 'mail-server-is-away', true],
] as const)('%s is told apart', (_, error, reason, passing) => {
  expect(judgeFailure(error)).toEqual({ reason, passing });
});

test.each([
  ['451 4.7.1 Greylisted, please try again in 600 seconds', 600],
  ['450 4.2.0 Greylisted for 5 minutes', 300],
  ['450 4.7.1 please retry in 00:10:00', 600],
  ['451 4.3.0 local error', 300],
])('greylisting is waited out as long as it asks: %s', (response, waitSeconds) => {
  expect(judgeFailure({ code: 'EENVELOPE', command: 'RCPT TO', responseCode: Number(response.slice(0, 3)), response })).toEqual({
    reason: 'mail-server-asks-to-wait',
    passing: true,
    waitSeconds,
  });
});

test('a server that is going down is asked again soon', () => {
  expect(judgeFailure({ responseCode: 421, response: '421 closing' })).toEqual({ reason: 'mail-server-asks-to-wait', passing: true });
});

test('the first pause is 30 seconds, and a longer wish of the server wins', () => {
  expect(nextTry({ reason: 'mail-server-is-away', passing: true }, 1)).toEqual(after(30));
  expect(nextTry({ reason: 'mail-server-asks-to-wait', passing: true, waitSeconds: 600 }, 1)).toEqual(after(600));
  expect(nextTry({ reason: 'mail-server-asks-to-wait', passing: true, waitSeconds: 600 }, 9)).toEqual(after(3_600));
});

test('trying ends after about a day, and at once when the address is refused', () => {
  expect(pausesSeconds.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(22 * 3_600);
  expect(nextTry({ reason: 'mail-server-is-away', passing: true }, pausesSeconds.length)).toHaveProperty('retryInSeconds');
  expect(nextTry({ reason: 'mail-server-is-away', passing: true }, pausesSeconds.length + 1)).toEqual({ final: true });
  expect(nextTry({ reason: 'address-was-refused', passing: false }, 1)).toEqual({ final: true });
});

test.each(['a@example.jp', 'first.last+tag@mail.example.co.jp', "o'neill@example.com", 'a@localhost'])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true);
});

test.each([
  '',
  'a',
  '@b',
  'a@',
  'a b@c.jp',
  'a@b.jp, c@d.jp',
  'a@b.jp\r\nRCPT TO:<x@y.z>',
  'A <a@b.jp>',
  '"a b"@c.jp',
  'a..b@c.jp',
  '.a@b.jp',
  'a@b..jp',
  'a@-b.jp',
  '日本@例え.jp',
  `a@${'b'.repeat(260)}.jp`,
  `${'a'.repeat(65)}@b.jp`,
  'a@b.jp(comment)',
  'a@[127.0.0.1]',
])('%j is no address', (text) => {
  expect(isAddress(text)).toBe(false);
});
