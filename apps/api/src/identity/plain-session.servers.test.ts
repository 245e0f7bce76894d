import { Connections } from '../process/connections.js';
import { Secrets } from '../process/secrets.js';
import { type Member, password, RunningApi } from '../specification/running-api.js';
import { plainSession } from './plain-session.js';
import { SignIns } from './sign-ins.js';

let api: RunningApi;
let owner: Member;
beforeAll(async () => {
  api = await RunningApi.start();
  owner = await api.found('Plain session office');
});
afterAll(() => api.stop());

/** A new session of the owner, as its browser sends it. */
async function sessionCookie(): Promise<string> {
  const { headers } = await api.caller().signIn(owner.email, password);
  const cookie = headers.getSetCookie().find((each) => each.startsWith('shodo.session_token=')) ?? '';
  return cookie.split(';')[0] ?? '';
}

const database = () => api.app.get(Connections).identity;
const plain = (cookie: string) =>
  plainSession(database(), cookie, {
    name: 'shodo.session_token',
    secret: api.app.get(Secrets).auth,
    expiresIn: 12 * 3_600,
    updateAge: 900,
  });
const meWith = (cookie: string) => api.caller().call('/v1/me', { headers: { cookie } });
const tokenIn = (cookie: string) => /=(\w+)\./.exec(cookie)?.[1] ?? '';
const endingIn = (cookie: string, span: string) =>
  database().query(`update "session" set "expiresAt" = now() + $2::interval where token = $1`, [tokenIn(cookie), span]);

it('tells whose session it is, beside the mark of a known browser and whatever other sites left', async () => {
  const cookie = await sessionCookie();
  const whose = { tenant: owner.tenant, person: owner.person };
  expect(await plain(cookie)).toEqual(whose);
  expect(await plain(`theme=dark; ${cookie}; shodo.known_browser=abc.def`)).toEqual(whose);
  expect(await api.app.get(SignIns).sessionOf(cookie)).toEqual({ ...whose, cookies: [] });
});

it.each([
  ['a token nobody signed', (cookie: string) => cookie.replace(/=\w+\./, `=${'a'.repeat(32)}.`)],
  ['a signature changed in one place', (cookie: string) => cookie.replace(/\.(.)/, (_, first: string) => `.${first === 'A' ? 'B' : 'A'}`)],
  ['a signature with more behind it', (cookie: string) => `${cookie}A`],
  ['no signature', (cookie: string) => cookie.replace(/\..*/, '')],
  ['the cookie of another name', (cookie: string) => cookie.replace('session_token', 'session_tokem')],
  ['two sessions', (cookie: string) => `${cookie}; ${cookie}`],
  ['a cookie of the library beside it', (cookie: string) => `${cookie}; shodo.dont_remember=true`],
  ['nothing', () => ''],
])('says nothing of %s', async (_, changed) => {
  expect(await plain(changed(await sessionCookie()))).toBeUndefined();
});

it('says nothing of a session that was ended, has run out or is due to be prolonged; the library then refuses, or prolongs it', async () => {
  const [ended, over, old] = [await sessionCookie(), await sessionCookie(), await sessionCookie()];
  await database().query('delete from "session" where token = $1', [tokenIn(ended)]);
  await endingIn(over, '-1 second');
  await endingIn(old, '11 hours 44 minutes');
  for (const cookie of [ended, over, old]) expect(await plain(cookie)).toBeUndefined();
  expect((await meWith(ended)).status).toBe(401);
  expect((await meWith(over)).status).toBe(401);
  const prolonged = await meWith(old);
  expect([prolonged.status, prolonged.headers.getSetCookie().join()]).toEqual([200, expect.stringContaining(old)]);
  expect(await plain(old)).toEqual({ tenant: owner.tenant, person: owner.person });
});

it('is over at once for a request of which the organisation was read ahead', async () => {
  const cookie = await sessionCookie();
  for (const status of [200, 200]) expect((await meWith(cookie)).status).toBe(status);
  await database().query('delete from "session" where token = $1', [tokenIn(cookie)]);
  for (const status of [401, 401]) expect((await meWith(cookie)).status).toBe(status);
});
