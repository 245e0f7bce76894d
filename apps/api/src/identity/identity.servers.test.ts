import type { OrganisationReceipt, OrganisationView, TimelineEntry } from '@shodo/contracts';
import type { Caller } from '@shodo/testkit';
import { getMigrations } from 'better-auth/db/migration';
import { Connections } from '../process/connections.js';
import { password, RunningApi } from '../specification/running-api.js';
import { openIdentityPool } from './identity-pool.js';
import { joinLink } from './one-time-links.js';
import { OwnerLink } from './owner-link.js';
import { makeRecoveryLink } from './recovery-link.js';
import { signInOptions } from './sign-in-options.js';

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
});
afterAll(() => api.stop());

const recordOf = async (caller: Caller) => (await caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body.items;
const typesOf = async (caller: Caller) => (await recordOf(caller)).map(({ type }) => type);

describe('the schema of the sign-in library', () => {
  it('is the one we committed: the library has nothing to create and nothing to add', async () => {
    const pool = openIdentityPool({ url: api.database.url }, () => undefined);
    const { toBeCreated, toBeAdded } = await getMigrations(
      signInOptions({
        pool,
        secret: 'a secret for tests that is long enough',
        baseUrl: 'http://localhost',
        origins: () => [],
        mayEnter: async () => true,
        log: () => undefined,
      }),
    );
    await pool.end();
    expect({
      toBeCreated: toBeCreated.map(({ table }) => table),
      toBeAdded: toBeAdded.map(({ table, fields }) => ({ table, fields: Object.keys(fields) })),
    }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
    });
  });

  it('sees no record, and the record’s role sees no password', async () => {
    const { identity, store } = api.app.get(Connections);
    await expect(identity.query('select from ledger.entry')).rejects.toMatchObject({ code: '42501' });
    await expect(identity.query('select from views.organisation')).rejects.toMatchObject({ code: '42501' });
    await expect(store.pool.query('select password from identity.account')).rejects.toMatchObject({ code: '42501' });
    await expect(store.pool.query('select email from identity."user"')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('setting up', () => {
  const form = { organisationName: 'さくら医院', name: '山田花子', password };

  it('founds an organisation with an owner who is signed in', async () => {
    const caller = api.caller();
    const { status, headers } = await caller.setUp(await api.app.get(OwnerLink).another(), { ...form, email: 'Hanako@Example.jp' });
    expect(status).toBe(200);
    expect(headers.getSetCookie().join()).toMatch(/shodo\.session_token=.*HttpOnly; SameSite=Lax/);
    const me = await caller.call<{ email: string; roles: string[]; organisation: OrganisationView }>('/v1/me');
    expect(me.body).toMatchObject({
      name: '山田花子',
      email: 'hanako@example.jp',
      roles: ['responder', 'privacyOfficer', 'executiveApprover', 'operator'],
      via: 'session',
      organisation: { name: 'さくら医院', profile: { jurisdictions: ['jp'] }, mailIsConfigured: false },
    });
    expect(await typesOf(caller)).toEqual(['SignedIn', 'PersonJoined', 'PersonAdded', 'OrganisationFounded']);
  });

  it('works once with one link, also when two try at the same moment', async () => {
    const link = await api.app.get(OwnerLink).another();
    const answers = await Promise.all(['a', 'b', 'c'].map((who) => api.caller().setUp(link, { ...form, email: `${who}@race.example.jp` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect((await api.caller().setUp(link, { ...form, email: 'd@race.example.jp' })).body).toMatchObject({ code: 'link-is-not-valid' });
  });

  it('takes what is too short to be a link for one that does not work', async () => {
    const link = joinLink(api.url, 'nope');
    for (const { status, body } of [
      await api.caller().setUp(link, { ...form, email: 'nobody@example.jp' }),
      await api.caller().join(link, form.password),
    ])
      expect([status, body]).toMatchObject([410, { code: 'link-is-not-valid' }]);
  });

  it('leaves the link usable when it fails half way', async () => {
    const link = await api.app.get(OwnerLink).another();
    expect((await api.caller().setUp(link, { ...form, email: 'hanako@example.jp' })).body).toMatchObject({
      refusals: [{ code: 'person-is-a-member-already' }],
    });
    expect((await api.caller().setUp(link, { ...form, email: 'taro@example.jp' })).status).toBe(200);
  });

  it('takes no guess, no short password and no field of its own making', async () => {
    expect((await api.caller().setUp('http://x/setup#token=guessed-guessed-guessed', { ...form, email: 'x@example.jp' })).status).toBe(410);
    const link = await api.app.get(OwnerLink).another();
    const { status, body } = await api.caller().setUp(link, { ...form, email: 'x@example.jp', password: 'short', tenant: 'mine' });
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: '/password' }, { pointer: '/tenant' }] }]);
  });
});

describe('signing in', () => {
  it('tells a stranger and a wrong password in the same words, and both go on record', async () => {
    const owner = await api.found('Sign-in office');
    const wrong = await api.caller().signIn(owner.email, 'not the password');
    const unknown = await api.caller().signIn('nobody@example.jp', 'not the password');
    expect(wrong.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
    const failed = (await recordOf(owner.caller)).filter(({ type }) => type === 'SignInFailed');
    expect(failed.map(({ data, actor }) => ({ data, actor }))).toEqual([
      { data: { person: owner.person }, actor: { kind: 'system', part: 'sign-in' } },
    ]);
  });

  it('opens a session that signing out ends at once', async () => {
    const owner = await api.found('Session office');
    const again = api.caller();
    const signedIn = await again.signIn(owner.email.toUpperCase(), password);
    expect(signedIn.body).toEqual({ tenant: owner.tenant, person: owner.person });
    const copiedCookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await again.call('/v1/me')).status).toBe(200);
    expect((await again.call('/api/auth/sign-out', { body: {} })).status).toBe(200);
    expect((await again.call('/v1/me')).status).toBe(401);
    expect((await api.caller().call('/v1/me', { headers: { cookie: copiedCookie } })).status).toBe(401);
    expect((await typesOf(owner.caller)).slice(0, 2)).toEqual(['SignedOut', 'SignedIn']);
  });

  it('is refused from another site, and so is every write that rides on its cookie', async () => {
    const owner = await api.found('Origin office');
    const headers = { origin: 'https://evil.example' };
    expect((await api.caller().call('/api/auth/sign-in/email', { body: { email: owner.email, password }, headers })).body).toMatchObject({
      code: 'foreign-origin',
    });
    const person = { name: 'X', email: 'x@evil.example', roles: ['operator'] };
    const forged = await owner.caller.call('/v1/people', { body: person, key: crypto.randomUUID(), headers });
    expect([forged.status, forged.body]).toMatchObject([403, { code: 'foreign-origin' }]);
  });

  it('leaves the library’s other routes closed', async () => {
    for (const path of [
      'sign-up/email',
      'update-user',
      'delete-user',
      'change-email',
      'request-password-reset',
      'get-session',
      'list-sessions',
    ]) {
      expect((await api.caller().call(`/api/auth/${path}`, { body: {} })).status).toBe(404);
    }
  });

  it('ends everywhere at once when somebody asks for it', async () => {
    const owner = await api.found('Lost phone office');
    const phone = api.caller();
    await phone.signIn(owner.email, password);
    const answer = await owner.caller.call('/api/auth/sign-out-everywhere', { body: {} });
    expect([answer.status, answer.body]).toEqual([200, {}]);
    for (const session of [phone, owner.caller]) expect((await session.call('/v1/me')).status).toBe(401);
    await phone.signIn(owner.email, password);
    expect((await typesOf(phone)).slice(0, 2)).toEqual(['SignedIn', 'SignedOutEverywhere']);
  });

  it('speaks the language a person chose, and tells it again at each sign-in', async () => {
    const owner = await api.found('Language office');
    const language = async () => (await owner.caller.call<{ language: string }>('/v1/me')).body.language;
    expect(await language()).toBe('ja');
    const choose = (chosen: unknown, by: Caller = owner.caller) => by.call('/v1/me/choose-language', { body: { language: chosen } });
    expect((await choose('fr')).status).toBe(422);
    expect((await choose('en', api.caller())).status).toBe(401);
    expect((await choose('en')).status).toBe(200);
    expect(await language()).toBe('en');
    expect((await api.caller().signIn(owner.email, password)).body).toMatchObject({ language: 'en' });
  });

  it('changes a password only for who knows the present one, and ends the other sessions', async () => {
    const owner = await api.found('Password office');
    const other = api.caller();
    await other.signIn(owner.email, password);
    const renewed = async () => joinLink('http://localhost', await makeRecoveryLink(api.app.get(Connections), owner.email));
    const change = (currentPassword: string) =>
      owner.caller.call('/api/auth/change-password', { body: { currentPassword, newPassword: 'an even longer password' } });
    const wrong = await change('not the password');
    expect([wrong.status, wrong.body]).toMatchObject([
      422,
      { errors: [{ pointer: '/currentPassword', detail: 'This is not your present password.' }] },
    ]);
    expect((await owner.caller.call('/v1/me')).status).toBe(200);
    expect(await typesOf(owner.caller)).toContain('SignInFailed');
    const link = await renewed();
    expect((await change(password)).status).toBe(200);
    expect((await api.caller().join(link, password)).status).toBe(410);
    expect((await other.call('/v1/me')).status).toBe(401);
    expect((await owner.caller.call('/v1/me')).status).toBe(200);
    expect((await api.caller().signIn(owner.email, password)).status).toBe(401);
    expect((await api.caller().signIn(owner.email, 'an even longer password')).status).toBe(200);
    expect(await typesOf(owner.caller)).toContain('PasswordChanged');
  });
});

describe('a person who was added', () => {
  it('joins by a link that works once, and is listed as not joined before', async () => {
    const owner = await api.found('Joining office');
    const desk = { name: '受付', email: 'Desk@joining.example.jp', roles: ['clerk'] };
    const { body } = await owner.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, desk);
    expect(body.joinLink).toMatch(/^http:\/\/localhost:\d+\/join#token=/);
    const listed = async () =>
      (await owner.caller.call<{ items: { email: string; joined: boolean; linkExpiresAt?: string }[] }>('/v1/people')).body.items.find(
        ({ email }) => email === 'desk@joining.example.jp',
      );
    expect(await listed()).toMatchObject({ joined: false, roles: ['clerk'], active: true, linkExpiresAt: body.joinLinkExpiresAt });
    expect((await api.caller().signIn('desk@joining.example.jp', password)).status).toBe(401);
    const caller = api.caller();
    expect((await caller.join(body.joinLink ?? '', password)).status).toBe(200);
    expect((await caller.call('/v1/me')).body).toMatchObject({ roles: ['clerk'] });
    expect(await listed()).toMatchObject({ joined: true });
    expect(await listed()).not.toHaveProperty('linkExpiresAt');
    expect((await api.caller().join(body.joinLink ?? '', 'another password')).status).toBe(410);
    expect((await typesOf(owner.caller)).slice(0, 3)).toEqual(['SignedIn', 'PersonJoined', 'SignInFailed']);
  });

  it('gets a new link when the first is lost; then the first works no more, and the old password ends', async () => {
    const owner = await api.found('Renewal office');
    const first = await owner.caller.sendToOrganisation<OrganisationReceipt>(
      'AddPerson',
      {},
      { name: 'D', email: 'd@renewal.example.jp', roles: ['clerk'] },
    );
    const renew = () => owner.caller.sendToOrganisation<OrganisationReceipt>('RenewJoinLink', { personId: first.body.person ?? '' }, {});
    const second = await renew();
    expect((await api.caller().join(first.body.joinLink ?? '', password)).status).toBe(410);
    const desk = api.caller();
    expect((await desk.join(second.body.joinLink ?? '', password)).status).toBe(200);
    const third = await renew();
    expect((await api.caller().join(third.body.joinLink ?? '', 'a wholly new password')).status).toBe(200);
    expect((await desk.call('/v1/me')).status).toBe(401);
    expect((await api.caller().signIn('d@renewal.example.jp', password)).status).toBe(401);
  });

  it('is out at once when removed: session, password, link and tokens', async () => {
    const owner = await api.found('Removal office');
    const operator = await api.add(owner, ['operator']);
    const { body } = await operator.caller.sendToOrganisation<OrganisationReceipt>(
      'IssueToken',
      {},
      { name: 'monitor', roles: ['operator'] },
    );
    const byToken = { headers: { authorization: `Bearer ${body.token}` } };
    expect((await api.caller().call('/v1/me', byToken)).status).toBe(200);
    expect((await owner.caller.sendToOrganisation('RemovePerson', { personId: operator.person }, {})).status).toBe(200);
    expect((await operator.caller.call('/v1/me')).status).toBe(401);
    expect((await api.caller().call('/v1/me', byToken)).status).toBe(401);
    expect((await api.caller().signIn(operator.email, password)).body).toMatchObject({ code: 'sign-in-failed' });
  });

  it('is invited in a language, which the link carries, and may choose another while joining', async () => {
    const owner = await api.found('Foreign office');
    const invited = async (email: string) =>
      (await owner.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, { name: 'Jo', email, roles: ['clerk'], language: 'en' }))
        .body;
    const first = await invited('jo@foreign.example.jp');
    expect(first.joinLink).toMatch(/&language=en$/);
    const renewed = await owner.caller.sendToOrganisation<OrganisationReceipt>('RenewJoinLink', { personId: first.person ?? '' }, {});
    expect(renewed.body.joinLink).toMatch(/&language=en$/);
    expect((await api.caller().join(renewed.body.joinLink ?? '', password)).body).toMatchObject({ language: 'en' });
    const second = await invited('jun@foreign.example.jp');
    const token = new URLSearchParams(new URL(second.joinLink ?? '').hash.slice(1)).get('token');
    const joined = await api.caller().call('/v1/join', { body: { token, password, language: 'ja' } });
    expect(joined.body).toMatchObject({ language: 'ja' });
  });

  it('comes back as who they were, by a new link', async () => {
    const owner = await api.found('Return office');
    const desk = await api.add(owner, ['clerk']);
    await owner.caller.sendToOrganisation('RemovePerson', { personId: desk.person }, {});
    const back = await owner.caller.sendToOrganisation<OrganisationReceipt>(
      'AddPerson',
      {},
      { name: 'Again', email: desk.email, roles: ['responder'] },
    );
    expect(back.body.person).toBe(desk.person);
    expect((await api.caller().join(back.body.joinLink ?? '', password)).status).toBe(200);
  });
});

describe('an API token', () => {
  it('acts as its person with its own roles, is shown once, and is over at once when revoked', async () => {
    const owner = await api.found('Token office');
    const { body } = await owner.caller.sendToOrganisation<OrganisationReceipt>(
      'IssueToken',
      {},
      { name: 'siem', roles: ['responder'], expiresInDays: 30 },
    );
    const byToken = { headers: { authorization: `Bearer ${body.token}` } };
    expect((await api.caller().call('/v1/me', byToken)).body).toMatchObject({ person: owner.person, roles: ['responder'], via: 'token' });
    expect((await api.caller().call('/v1/tokens', byToken)).body).toMatchObject({ code: 'not-authorised', attemptRecorded: true });
    const listed = (await owner.caller.call('/v1/tokens')).body;
    expect(listed).toMatchObject({ items: [{ tokenId: body.tokenId, name: 'siem', roles: ['responder'], expiresAt: body.expiresAt }] });
    expect(JSON.stringify(listed)).not.toContain(body.token);
    expect((await owner.caller.sendToOrganisation('RevokeToken', { tokenId: body.tokenId ?? '' }, {})).status).toBe(200);
    expect((await api.caller().call('/v1/me', byToken)).status).toBe(401);
    expect((await owner.caller.call('/v1/tokens')).body).toEqual({ items: [] });
  });

  it('shrinks with the roles of its person, and never holds more than they do', async () => {
    const owner = await api.found('Shrinking office');
    const officer = await api.add(owner, ['privacyOfficer', 'responder']);
    const tooMuch = await officer.caller.sendToOrganisation('IssueToken', {}, { name: 'x', roles: ['operator'] });
    expect([tooMuch.status, tooMuch.body]).toMatchObject([409, { refusals: [{ code: 'roles-exceed-your-own' }] }]);
    const { body } = await officer.caller.sendToOrganisation<OrganisationReceipt>(
      'IssueToken',
      {},
      { name: 'x', roles: ['privacyOfficer', 'responder'] },
    );
    const byToken = { headers: { authorization: `Bearer ${body.token}` } };
    await owner.caller.sendToOrganisation('ChangeRoles', { personId: officer.person }, { roles: ['responder'] });
    expect((await api.caller().call('/v1/me', byToken)).body).toMatchObject({ roles: ['responder'] });
  });

  it.each([
    'Bearer',
    'Bearer shodo_',
    'Bearer shodo_guessed-guessed-guessed-guessed',
    'Basic c2hvZG86c2hvZG8=',
    'Bearer ../../../etc',
    `Bearer ${'a'.repeat(5_000)}`,
  ])('is nobody’s when it is %.40s, even beside a good cookie', async (authorization) => {
    const owner = await api.found('Guess office');
    expect((await owner.caller.call('/v1/me', { headers: { authorization } })).status).toBe(401);
  });
});

it('logs no name, address, password, link or token', async () => {
  const text = api.logged.join('\n');
  expect(text).toContain('/v1/setup');
  for (const secret of ['山田花子', 'example.jp', password, 'token=', 'shodo_']) expect(text).not.toContain(secret);
});
