import { knownBrowser, knownBrowserCookie } from './known-browsers.js';
import { DerivedSecrets } from './secrets.js';

const secrets = new DerivedSecrets('a secret for tests that is long enough');
const hanako = 'Hanako@example.jp';
const given = () => knownBrowserCookie(secrets, hanako, { isSecure: true });
const sent = (cookie: string) => `other=1; ${cookie.split(';')[0]}; last=2`;

afterEach(() => void jest.useRealTimers());

it('is known for the account it was given for, however the address is written', () => {
  const cookie = given();
  expect(cookie).toMatch(/; Path=\/api\/auth; HttpOnly; SameSite=Lax; Secure$/);
  expect(knownBrowser(secrets, ' hanako@EXAMPLE.jp', sent(cookie))).toBeDefined();
  expect(knownBrowser(secrets, 'taro@example.jp', sent(cookie))).toBeUndefined();
});

it('says nothing of whose it is, and no two are alike', () => {
  expect(given()).not.toContain('hanako');
  expect(given()).not.toBe(given());
});

it.each([
  ['no cookie', () => undefined],
  ['a guess', () => `shodo.known_browser=abc-${'a'.repeat(22)}.${'b'.repeat(43)}`],
  ['one that was given by another installation', () => sent(knownBrowserCookie(new DerivedSecrets('another'), hanako, { isSecure: true }))],
  ['one with another time', () => sent(given()).replace(/browser=[0-9a-z]+-/, 'browser=zzzzzzzz-')],
])('is not known by %s', (_what, cookies) => {
  expect(knownBrowser(secrets, hanako, cookies())).toBeUndefined();
});

it('is forgotten after half a year', () => {
  jest.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
  const cookie = sent(given());
  jest.setSystemTime(Date.parse('2026-06-29T23:59:59Z'));
  expect(knownBrowser(secrets, hanako, cookie)).toBeDefined();
  jest.setSystemTime(Date.parse('2026-06-30T00:00:00Z'));
  expect(knownBrowser(secrets, hanako, cookie)).toBeUndefined();
});
