import type { TimelineEntry } from '@shodo/contracts';
import type { Answer, Caller } from '@shodo/testkit';
import { Connections } from '../process/connections.js';
import { type Member, password, RunningApi } from '../specification/running-api.js';

/** Two processes of one installation: the first behind a proxy, so that a test says which address a request comes from; the other reached without. */
let api: RunningApi;
let other: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start({ trustedProxies: ['127.0.0.1'] });
  other = await RunningApi.start({ signInsPerMinute: 12 }, { beside: api });
});
afterAll(async () => {
  await other.stop();
  await api.stop();
});

const from = (ip: string, email: string, typed: string, by: Caller = api.caller()): Promise<Answer> =>
  by.call('/api/auth/sign-in/email', { body: { email, password: typed }, headers: { 'x-forwarded-for': ip } });
const guesses = (count: number, guess: (at: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_none, at) => guess(at)));
const tally = (answers: readonly Answer[]) => ({
  wrong: answers.filter(({ status }) => status === 401).length,
  paused: answers.filter(({ status }) => status === 429).length,
});
const retryAfter = ({ headers }: Answer) => Number(headers.get('retry-after'));
const pausesOf = async ({ caller }: Member) =>
  (await caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body.items.filter(
    ({ type }) => type === 'SignInsPaused',
  );
/** As if so much time had passed. */
const later = (seconds: number) =>
  api.app.get(Connections).identity.query('update failed_sign_in set drained_at = drained_at - make_interval(secs => $1)', [seconds]);

it('turns a guesser away after ten failures at one account, in every process, and nobody else', async () => {
  const owner = await api.found('Guessed office');
  const here = '127.0.0.1';
  const answers = await guesses(20, (at) => from(here, owner.email, `guess ${at}`, [api, other][at % 2]?.caller()));
  expect(tally(answers)).toEqual({ wrong: 10, paused: 10 });
  const paused = await from(here, owner.email.toUpperCase(), password, other.caller());
  expect([paused.status, paused.body]).toMatchObject([429, { code: 'sign-in-paused' }]);
  expect(retryAfter(paused)).toBeGreaterThan(60);
  expect(retryAfter(paused)).toBeLessThanOrEqual(90);
  expect((await from('192.0.2.2', owner.email, password)).status).toBe(200);
  const colleague = await api.add(owner, ['clerk']);
  expect((await from(here, colleague.email, password)).status).toBe(200);
});

it('lets one more try through when its time has come, and forgets the failures of whoever gets in', async () => {
  const owner = await api.found('Patient office');
  const here = (typed: string) => from('192.0.2.3', owner.email, typed);
  await guesses(10, () => here('wrong'));
  await later(90);
  expect((await here('wrong again')).status).toBe(401);
  expect((await here(password)).status).toBe(429);
  await later(90);
  expect((await here(password)).status).toBe(200);
  expect(tally(await guesses(10, () => here('wrong')))).toEqual({ wrong: 10, paused: 0 });
});

it('counts no success', async () => {
  const owner = await api.found('Busy office');
  for (let round = 0; round < 12; round++) expect((await from('192.0.2.4', owner.email, password)).status).toBe(200);
});

it('answers about an address that nobody has as about one that somebody has', async () => {
  const owner = await api.found('Secret office');
  const timed = async (email: string) => {
    const began = performance.now();
    const answer = await from('192.0.2.5', email, 'wrong');
    return { answer, ms: performance.now() - began };
  };
  const told = async (email: string) => {
    const tries = [];
    for (let at = 0; at < 12; at++) tries.push(await timed(email));
    // A timer may ring a moment early.
    expect(tries.every(({ ms }) => ms > 195)).toBe(true);
    return tries.map(({ answer: { status, body } }) => ({ status, body }));
  };
  const [known, unknown] = await Promise.all([told(owner.email), told('nobody@example.jp')]);
  expect(unknown).toEqual(known);
  expect(known.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429, 429]);
});

it('holds a guesser with many addresses by the account, but not the person in a browser they have used', async () => {
  const owner = await api.found('Besieged office');
  const known = api.caller();
  expect((await from('192.0.2.6', owner.email, password, known)).status).toBe(200);
  expect(tally(await guesses(34, (at) => from(`198.51.100.${at}`, owner.email, 'wrong')))).toEqual({ wrong: 30, paused: 4 });
  const stranger = await from('203.0.113.1', owner.email, password);
  expect(stranger.status).toBe(429);
  expect(retryAfter(stranger)).toBeLessThanOrEqual(30);
  expect((await from('198.51.100.1', owner.email, password, known)).status).toBe(200);
  const [pause, ...more] = await pausesOf(owner);
  expect(pause?.data).toEqual({ person: owner.person, scope: 'account', until: expect.stringMatching(/^2\d{3}-.*Z$/) });
  expect(more).toEqual([]);
});

it('gives a known browser ten failures of its own, and no other account the good of it', async () => {
  const owner = await api.found('Browser office');
  const colleague = await api.add(owner, ['clerk']);
  const known = api.caller();
  await from('192.0.2.7', owner.email, password, known);
  expect(tally(await guesses(12, () => from('192.0.2.7', owner.email, 'wrong', known)))).toEqual({ wrong: 10, paused: 2 });
  expect((await from('192.0.2.7', owner.email, password)).status).toBe(200);
  await guesses(10, () => from('192.0.2.7', colleague.email, 'wrong', known));
  expect((await from('192.0.2.7', colleague.email, password, known)).status).toBe(429);
});

it('holds a guesser with many accounts by the address, but not colleagues in browsers they have used', async () => {
  const owner = await api.found('Shared office');
  const office = '2001:db8:7:7:a::';
  const known = api.caller();
  expect((await from(`${office}1`, owner.email, password, known)).status).toBe(200);
  const began = Date.now();
  const answers = await guesses(103, (at) => from(`${office}${at.toString(16)}`, `guess-${at}@example.jp`, 'wrong'));
  // So many take a while, in which one failure drains every nine seconds.
  const seconds = (Date.now() - began) / 1_000;
  const { wrong } = tally(answers);
  expect(wrong).toBeGreaterThanOrEqual(100);
  expect(wrong).toBeLessThanOrEqual(100 + Math.floor(seconds / 9));
  await later(-seconds);
  expect((await from(`${office}2`, owner.email, password)).status).toBe(429);
  expect((await from(`${office}2`, owner.email, password, known)).status).toBe(200);
  expect((await from('2001:db8:7:8::1', owner.email, password)).status).toBe(200);
});

it('limits guessing of the present password by whoever holds a session', async () => {
  const owner = await api.found('Hijacked office');
  const change = (currentPassword: string) =>
    owner.caller.call('/api/auth/change-password', { body: { currentPassword, newPassword: 'an even longer password' } });
  const answers = await guesses(12, () => change('wrong'));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
  expect((await change(password)).body).toMatchObject({ code: 'sign-in-paused' });
  expect((await pausesOf(owner)).map(({ data }) => data)).toMatchObject([{ person: owner.person, scope: 'account-and-address' }]);
});

it('keeps nothing of who tried, or where from', async () => {
  const { rows } = await api.app.get(Connections).identity.query<{ columns: string; lengths: number[] }>(
    `select (select string_agg(column_name || ' ' || data_type, ', ' order by ordinal_position) from information_schema.columns
        where table_schema = 'identity' and table_name = 'failed_sign_in') as columns, array_agg(distinct length(key)) as lengths from failed_sign_in`,
  );
  expect(rows[0]).toEqual({ columns: 'key bytea, drained_at timestamp with time zone', lengths: [32] });
});

it('removes counts that have drained', async () => {
  const { identity } = api.app.get(Connections);
  await later(3_600);
  for (let at = 0; at < 4; at++) await from('192.0.2.8', 'nobody@example.jp', 'wrong');
  expect((await identity.query('select from failed_sign_in where drained_at < now()')).rowCount).toBe(0);
});

describe('the address of whoever asks', () => {
  it('is what a proxy says only when the proxy is trusted', async () => {
    const owner = await other.found('Direct office');
    const answers = await guesses(12, (at) => from(`203.0.113.${at}`, owner.email, 'wrong', other.caller()));
    expect(tally(answers)).toEqual({ wrong: 10, paused: 2 });
    expect(other.logged.filter((line) => line.includes('SHODO_TRUSTED_PROXIES'))).toHaveLength(1);
  });

  it('is the last that no trusted proxy wrote: what a client puts before it counts for nothing', async () => {
    const owner = await api.found('Forging office');
    const answers = await guesses(14, (at) => from(`203.0.113.${at}, 192.0.2.9`, owner.email, 'wrong'));
    expect(tally(answers)).toEqual({ wrong: 10, paused: 4 });
  });
});

it('still limits how often one account is tried from one address in a minute, successes included, for the sake of the machine', async () => {
  const owner = await other.found('Hasty office');
  const answers = [];
  for (let at = 0; at < 14; at++) answers.push(await other.caller().signIn(owner.email, password));
  expect(answers.map(({ status }) => status)).toEqual([...Array(12).fill(200), 429, 429]);
  expect(answers[13]?.body).toMatchObject({ code: 'too-many-requests' });
  expect((await other.caller().signIn((await other.add(owner, ['clerk'])).email, password)).status).toBe(200);
});
