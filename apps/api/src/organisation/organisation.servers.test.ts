import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { OrganisationReceipt, OrganisationView, OutboxRow, Problem, TimelineEntry } from '@shodo/contracts';
import { inTenant, putMails, verifyStream } from '@shodo/store';
import { eventually } from '@shodo/testkit';
import { holdPerson } from '../identity/people.js';
import { Connections } from '../process/connections.js';
import { type Member, password, RunningApi } from '../specification/running-api.js';

let api: RunningApi;
let owner: Member;
beforeAll(async () => {
  api = await RunningApi.start();
  owner = await api.found('さくら医院');
});
afterAll(() => api.stop());

const recordOf = async ({ caller }: Member) =>
  (await caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body.items;
const codesOf = ({ body }: { body: Problem }) => body.refusals?.map(({ code }) => code);
const desk = (email: string) => ({ name: '受付', email, roles: ['clerk'] });

describe('a command of the organisation', () => {
  it('needs a key that is a UUID or a ULID', async () => {
    const { status, body } = await owner.caller.call<Problem>('/v1/people', { body: desk('a@key.example.jp') });
    expect([status, body.code]).toEqual([400, 'idempotency-key-missing']);
    expect((await owner.caller.sendToOrganisation('AddPerson', {}, desk('a@key.example.jp'), 'my phone is 090')).status).toBe(400);
  });

  it('gives the first receipt and the same link when repeated, in whatever case the key is written', async () => {
    const key = randomUUID();
    const first = await owner.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, desk('repeat@example.jp'), key);
    const again = await owner.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, desk('repeat@example.jp'), key.toUpperCase());
    expect(again.body).toEqual(first.body);
    expect(
      (await recordOf(owner)).filter(
        ({ type, data }) => type === 'PersonAdded' && (data as { person: string }).person === first.body.person,
      ),
    ).toHaveLength(1);
  });

  it('is refused under a key that brought another body, or another command', async () => {
    const key = randomUUID();
    await owner.caller.sendToOrganisation('AddPerson', {}, desk('one@example.jp'), key);
    for (const other of [desk('two@example.jp'), { ...desk('one@example.jp'), roles: ['operator'] }]) {
      const { status, body } = await owner.caller.sendToOrganisation<Problem>('AddPerson', {}, other, key);
      expect([status, body.code]).toEqual([422, 'same-key-other-body']);
    }
    expect((await owner.caller.sendToOrganisation('IssueToken', {}, { name: 'x', roles: ['operator'] }, key)).status).toBe(422);
  });

  it('has one effect when two hundred twins arrive at once', async () => {
    const key = randomUUID();
    const twin = () => owner.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, desk('twins@example.jp'), key);
    // On a busy machine the last of them find no room for a while, and come again as they are told to.
    const answered = () => eventually(async () => [await twin()].find(({ status }) => status !== 503), 'a twin is answered');
    const answers = await Promise.all(Array.from({ length: 200 }, answered));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => `${body.seq} ${body.joinLink}`)).size).toBe(1);
    expect((await recordOf(owner)).filter(({ data }) => (data as { person?: string }).person === answers[0]?.body.person)).toHaveLength(1);
  });

  it('adds one person when two people add the same address at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => owner.caller.sendToOrganisation<Problem>('AddPerson', {}, desk('same@example.jp'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'refused',
      attemptRecorded: true,
      refusals: [{ code: 'person-is-a-member-already', sentence: 'A person with this e-mail address is registered already.' }],
    });
  });

  it('never leaves the organisation without a privacy officer who is able to sign in', async () => {
    const alone = await api.found('One person office');
    const demote = () => alone.caller.sendToOrganisation<Problem>('ChangeRoles', { personId: alone.person }, { roles: ['operator'] });
    expect(codesOf(await demote())).toEqual(['last-owner-must-remain']);
    expect((await alone.caller.sendToOrganisation('RemovePerson', { personId: alone.person }, {})).status).toBe(409);
    await alone.caller.sendToOrganisation('AddPerson', {}, { name: 'Not here yet', email: 'later@example.jp', roles: ['privacyOfficer'] });
    expect((await demote()).status).toBe(409);
    await api.add(alone, ['privacyOfficer']);
    expect((await demote()).status).toBe(200);
  });

  it('gives nobody power of their own making, and says so in the list of people before anybody asks', async () => {
    const officer = await api.found('Office of separate powers');
    const operator = await api.add(officer, ['operator']);
    const auditor = await api.add(officer, ['auditor']);
    const ask = (
      by: Member,
      name: 'CorrectPerson' | 'ChangeRoles' | 'RemovePerson' | 'RenewJoinLink',
      { person }: Member,
      body: object = {},
    ) => by.caller.sendToOrganisation<Problem>(name, { personId: person }, body);
    const own = await ask(officer, 'ChangeRoles', officer, {
      roles: ['responder', 'privacyOfficer', 'executiveApprover', 'auditor', 'operator'],
    });
    expect(codesOf(own)).toEqual(['a-second-person-must-add-roles']);
    const friend = { name: 'A friend', email: 'friend@separate.example.jp', roles: ['executiveApprover'] };
    for (const answer of [
      await operator.caller.sendToOrganisation<Problem>('AddPerson', {}, friend),
      await ask(operator, 'ChangeRoles', auditor, { roles: ['clerk'] }),
      await ask(operator, 'RemovePerson', auditor),
      await ask(operator, 'CorrectPerson', auditor, { name: 'A friend', email: 'another@separate.example.jp' }),
    ])
      expect(codesOf(answer)).toEqual(['deciding-roles-need-a-privacy-officer']);
    // What was refused took no address from anybody.
    const elsewhere = await api.found('Office elsewhere');
    expect((await elsewhere.caller.sendToOrganisation<Problem>('AddPerson', {}, friend)).status).toBe(200);
    expect(codesOf(await ask(officer, 'RenewJoinLink', auditor))).toEqual(['link-opens-a-role-you-do-not-hold']);
    const { items } = (await officer.caller.call<{ items: { person: string; allowed: unknown[] }[] }>('/v1/people')).body;
    expect(items.find(({ person }) => person === auditor.person)?.allowed).toEqual([
      { command: 'CorrectPerson', allowed: true, blockedBy: [] },
      { command: 'ChangeRoles', allowed: true, blockedBy: [] },
      { command: 'RemovePerson', allowed: true, blockedBy: [] },
      { command: 'RenewJoinLink', allowed: false, blockedBy: [{ code: 'link-opens-a-role-you-do-not-hold' }] },
    ]);
    const offered = (await operator.caller.call<{ rolesOnOffer: string[] }>('/v1/people')).body.rolesOnOffer;
    expect(offered).toEqual(['clerk', 'responder', 'operator']);
  });

  it('corrects a name and an address: the new one signs in, the old one does not, and nobody takes the address of another', async () => {
    const officer = await api.found('Office with a typing error');
    const desk = await api.add(officer, ['clerk']);
    const correct = (body: object) => officer.caller.sendToOrganisation<Problem>('CorrectPerson', { personId: desk.person }, body);
    const listed = async () => {
      const { items } = (await officer.caller.call<{ items: { person: string; name: string; email: string }[] }>('/v1/people')).body;
      return items.find(({ person }) => person === desk.person);
    };
    const before = await listed();
    const elsewhere = await api.found('Another office');
    const taken = (await elsewhere.caller.call<{ items: { email: string }[] }>('/v1/people')).body.items[0]?.email ?? '';
    expect(codesOf(await correct({ name: '髙﨑 光', email: taken.toUpperCase() }))).toEqual(['person-is-a-member-already']);
    expect(await listed()).toEqual(before);

    expect((await correct({ name: '髙﨑 光', email: 'Desk.Corrected@example.jp' })).status).toBe(200);
    expect(await listed()).toMatchObject({ name: '髙﨑 光', email: 'desk.corrected@example.jp' });
    expect((await api.caller().signIn('desk.corrected@example.jp', password)).status).toBe(200);
    expect((await api.caller().signIn(desk.email, password)).status).toBe(401);
    const recorded = await recordOf(officer);
    expect(recorded.map(({ type }) => type)).toContain('PersonCorrected');
    expect(JSON.stringify(recorded)).not.toContain('corrected@');
  });

  it('changes settings whole, the name outside the record', async () => {
    const office = await api.found('Settings office');
    const settings = {
      name: '株式会社ひかり',
      profile: { jurisdictions: ['jp'], sector: 'healthcare', marks: ['privacy-mark'] },
      practice: { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 15 },
    };
    expect((await office.caller.sendToOrganisation('ChangeSettings', {}, settings)).status).toBe(200);
    expect((await office.caller.call<OrganisationView>('/v1/organisation')).body).toMatchObject(settings);
    expect(JSON.stringify(await recordOf(office))).not.toContain('ひかり');
  });

  it('of two people at once refuses the later one, and nothing of the first is overwritten unseen', async () => {
    const first = await api.found('Office of two');
    const [second, desk] = [await api.add(first, ['privacyOfficer']), await api.add(first, ['clerk'])];
    const seen = (await first.caller.call<OrganisationView>('/v1/organisation')).body;
    const { name, profile, practice, settingsVersion: basedOn } = seen;
    const change = (by: Member, more: object) =>
      by.caller.sendToOrganisation<OrganisationReceipt & Problem>('ChangeSettings', {}, { name, profile, practice, basedOn, ...more });
    const key = randomUUID();
    const listed = { name, profile: { ...profile, jurisdictions: ['jp', 'eu'], listed: true }, practice, basedOn };
    const saved = await second.caller.sendToOrganisation<OrganisationReceipt>('ChangeSettings', {}, listed, key);
    expect(saved.status).toBe(200);
    const late = await change(first, { name: '改名した事務所' });
    expect([late.status, codesOf(late)]).toEqual([409, ['settings-were-changed-meanwhile']]);
    const now = (await first.caller.call<OrganisationView>('/v1/organisation')).body;
    expect(now).toMatchObject({ name, profile: listed.profile, settingsVersion: saved.body.seq });
    // The one who saved knows by the receipt what stands there, and an honest repeat is no second writer.
    expect((await second.caller.sendToOrganisation('ChangeSettings', {}, listed, key)).status).toBe(200);
    expect((await change(first, { name: '改名した事務所', profile: now.profile, basedOn: now.settingsVersion })).status).toBe(200);

    const versionOf = async ({ caller }: Member) => {
      const { items } = (await caller.call<{ items: { person: string; rolesVersion: number }[] }>('/v1/people')).body;
      return items.find(({ person }) => person === desk.person)?.rolesVersion;
    };
    const roles = (by: Member, body: object) => by.caller.sendToOrganisation<Problem>('ChangeRoles', { personId: desk.person }, body);
    const before = await versionOf(first);
    expect((await roles(second, { roles: ['clerk', 'responder'], basedOn: before })).status).toBe(200);
    const overtaken = await roles(first, { roles: ['clerk', 'auditor'], basedOn: before });
    expect([overtaken.status, codesOf(overtaken)]).toEqual([409, ['roles-were-changed-meanwhile']]);
    expect((await roles(first, { roles: ['clerk', 'auditor'], basedOn: await versionOf(first) })).status).toBe(200);
  });

  it('of two who correct one person at once refuses the later one, who else would put back what the first corrected', async () => {
    const first = await api.found('Office of two who correct');
    const [second, desk] = [await api.add(first, ['privacyOfficer']), await api.add(first, ['clerk'])];
    const listed = async () => {
      type Listed = { person: string; name: string; email: string; contactVersion: number };
      const { items } = (await first.caller.call<{ items: Listed[] }>('/v1/people')).body;
      return items.find(({ person }) => person === desk.person) as Listed;
    };
    const correct = (by: Member, body: object, key?: string) =>
      by.caller.sendToOrganisation<OrganisationReceipt & Problem>('CorrectPerson', { personId: desk.person }, body, key);
    const { name, email, contactVersion: basedOn } = await listed();
    const [renamed, key] = [{ name: '髙﨑 光', email, basedOn }, randomUUID()];
    const saved = await correct(second, renamed, key);
    expect(saved.status).toBe(200);
    const moved = { name, email: 'desk.moved@example.jp' };
    const late = await correct(first, { ...moved, basedOn });
    expect([late.status, codesOf(late)]).toEqual([409, ['person-was-corrected-meanwhile']]);
    expect(await listed()).toMatchObject({ name: renamed.name, email, contactVersion: saved.body.seq });
    // An honest repeat is no second writer, and whoever names no version looked at none.
    expect((await correct(second, renamed, key)).status).toBe(200);
    expect((await correct(first, { ...moved, name: renamed.name, basedOn: saved.body.seq })).status).toBe(200);
    expect((await correct(first, { name, email: moved.email })).status).toBe(200);
    expect(await listed()).toMatchObject(moved);
  });

  it('lists a name with the entry it comes from, also between the entry and the sign-in library that follows it', async () => {
    const office = await api.found('Office between the two');
    const desk = await api.add(office, ['clerk']);
    const { body: people } = await office.caller.call<{ items: { person: string; name: string; email: string }[] }>('/v1/people');
    const { email = '' } = people.items.find(({ person }) => person === desk.person) ?? {};
    const isRecorded = async () => (await recordOf(office)).some(({ type }) => type === 'PersonCorrected');
    const { sent, asked } = await api.app.get(Connections).ofOrganisation(office.tenant, async (database) => {
      await holdPerson(database, desk.person);
      const sent = office.caller.sendToOrganisation<OrganisationReceipt>(
        'CorrectPerson',
        { personId: desk.person },
        { name: '髙﨑 光', email },
      );
      while (!(await isRecorded())) await setTimeout(20);
      const asked = office.caller.call<{ items: object[] }>('/v1/people');
      await setTimeout(300);
      return { sent, asked };
    });
    const { seq } = (await sent).body;
    expect((await asked).body.items).toContainEqual(expect.objectContaining({ name: '髙﨑 光', contactVersion: seq }));
  });

  it('answers about somebody who does not exist without saying more', async () => {
    const change = await owner.caller.sendToOrganisation<Problem>('ChangeRoles', { personId: randomUUID() }, { roles: ['clerk'] });
    expect([change.status, change.body.refusals?.[0]?.code]).toEqual([409, 'person-is-unknown']);
    expect((await owner.caller.sendToOrganisation('ChangeRoles', { personId: 'not-an-id' }, { roles: ['clerk'] })).status).toBe(404);
    expect((await owner.caller.sendToOrganisation<Problem>('RevokeToken', { tokenId: randomUUID() }, {})).body.refusals?.[0]?.code).toBe(
      'token-is-unknown',
    );
  });
});

describe('an attempt that was refused', () => {
  it('goes to the record with who, what and why, and the answer says so', async () => {
    const office = await api.found('Refusing office');
    const clerk = await api.add(office, ['clerk']);
    const refused = await clerk.caller.sendToOrganisation<Problem>('AddPerson', {}, desk('x@example.jp'));
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'not-authorised', attemptRecorded: true }]);
    const malformed = await clerk.caller.sendToOrganisation<Problem>('ChangeRoles', { personId: clerk.person }, { role: 'all' });
    expect([malformed.status, malformed.body]).toMatchObject([403, { code: 'not-authorised', attemptRecorded: true }]);
    expect((await clerk.caller.call<Problem>('/v1/organisation/record')).status).toBe(403);
    const attempts = (await recordOf(office)).filter(({ type }) => type === 'AttemptRefused');
    expect(attempts.map(({ data, actor }) => [data, actor])).toMatchObject([
      [
        { command: 'readOrganisationRecord', codes: ['not-authorised'] },
        { kind: 'person', person: clerk.person, roles: ['clerk'] },
      ],
      [
        { command: 'ChangeRoles', codes: ['not-authorised'] },
        { person: clerk.person, via: 'session' },
      ],
      [
        { command: 'AddPerson', codes: ['not-authorised'] },
        { person: clerk.person, via: 'session' },
      ],
    ]);
    expect(JSON.stringify(attempts)).not.toContain('x@example.jp');
  });
});

describe('a mail that failed for good', () => {
  const failedMail = async ({ tenant, person }: Member, state = 'failed') => {
    const [notice, incident] = [randomUUID(), randomUUID()];
    const row = {
      notice,
      incident,
      to: person,
      kind: 'reminder',
      reference: 'R-0001',
      drill: false,
      duty: 'jp.appi.final-report',
    } as const;
    const due = { reminder: 'lapse', dueAt: '2026-12-28T23:59:59+09:00', forDueAt: '2026-12-28T23:59:59+09:00' };
    const { store } = api.app.get(Connections);
    await inTenant(store, tenant, async (client) => {
      await putMails(client, tenant, [{ ...row, dutyNames: { ja: '確報', en: 'Final report' }, ...due }]);
      const reason = 'address-was-refused';
      await client.query('update mail.outbox set state = $2, reason = $3, attempts = 1 where notice = $1', [notice, state, reason]);
    });
    const { items } = (await owner.caller.call<{ items: OutboxRow[] }>(`/v1/outbox?incident=${incident}`)).body;
    return items[0];
  };
  const outbox = async (query: string) => (await owner.caller.call<{ items: OutboxRow[] }>(`/v1/outbox?${query}`)).body.items;

  it('is sent again once under one key, and the record says who had it sent and which', async () => {
    const mail = await failedMail(owner);
    expect(mail?.allowed).toEqual([{ command: 'SendMailAgain', allowed: true, blockedBy: [] }]);
    const [mailId, key] = [mail?.id ?? '', randomUUID()];
    const first = await owner.caller.sendToOrganisation<OrganisationReceipt>('SendMailAgain', { mailId }, {}, key);
    expect(first.status).toBe(200);
    expect((await owner.caller.sendToOrganisation<OrganisationReceipt>('SendMailAgain', { mailId }, {}, key)).body).toEqual(first.body);
    expect(await outbox(`incident=${mail?.incident}`)).toMatchObject([{ id: mailId, state: 'waiting', attempts: 0 }]);
    expect(await outbox(`incident=${mail?.incident}&state=failed`)).toEqual([]);
    const [entry, ...more] = (await recordOf(owner)).filter(({ type }) => type === 'MailPutInOutboxAgain');
    expect(more).toEqual([]);
    const { notice, incident } = mail ?? {};
    expect(entry?.data).toEqual({ mail: mailId, notice, incident, to: owner.person, refused: 'address-was-refused', attempts: 1 });
    expect(entry?.actor).toMatchObject({ person: owner.person });
    expect(codesOf(await owner.caller.sendToOrganisation<Problem>('SendMailAgain', { mailId }, {}))).toEqual(['mail-is-sent-by-itself']);
  });

  it('is sent again by nobody else, and nothing else is', async () => {
    const sent = await failedMail(owner, 'sent');
    const answer = await owner.caller.sendToOrganisation<Problem>('SendMailAgain', { mailId: sent?.id ?? '' }, {});
    expect([answer.status, codesOf(answer)]).toEqual([409, ['mail-is-sent-already']]);
    const [failed, there, auditor] = [await failedMail(owner), await api.found('Mail there'), await api.add(owner, ['auditor'])];
    const mailId = failed?.id ?? '';
    expect((await auditor.caller.sendToOrganisation('SendMailAgain', { mailId }, {})).status).toBe(403);
    expect((await there.caller.sendToOrganisation('SendMailAgain', { mailId }, {})).status).toBe(404);
    expect((await owner.caller.sendToOrganisation('SendMailAgain', { mailId: randomUUID() }, {})).status).toBe(404);
    expect((await owner.caller.sendToOrganisation('SendMailAgain', { mailId: 'one' }, {})).status).toBe(404);
    expect(await outbox(`incident=${failed?.incident}`)).toMatchObject([{ state: 'failed' }]);
  });
});

describe('two organisations of one installation', () => {
  it('never see each other’s people, tokens or record, and cannot touch them', async () => {
    const [here, there] = [await api.found('Here'), await api.found('There')];
    const clerk = await api.add(there, ['clerk']);
    const token = await there.caller.sendToOrganisation<OrganisationReceipt>('IssueToken', {}, { name: 'theirs', roles: ['operator'] });
    for (const path of [
      '/v1/people',
      '/v1/tokens',
      '/v1/organisation/record',
      '/v1/organisation',
      '/v1/me',
      '/v1/incidents',
      '/v1/outbox',
    ]) {
      const { status, body } = await here.caller.call(path);
      expect(status).toBe(200);
      for (const marker of [there.tenant, there.person, clerk.person, clerk.email, 'There', token.body.tokenId])
        expect(JSON.stringify(body)).not.toContain(marker);
    }
    const theirs = [
      await here.caller.sendToOrganisation<Problem>('RemovePerson', { personId: clerk.person }, {}),
      await here.caller.sendToOrganisation<Problem>('RenewJoinLink', { personId: clerk.person }, {}),
      await here.caller.sendToOrganisation<Problem>('RevokeToken', { tokenId: token.body.tokenId ?? '' }, {}),
    ];
    expect(theirs.map(({ body }) => body.refusals?.[0]?.code)).toEqual(['person-is-unknown', 'person-is-unknown', 'token-is-unknown']);
    expect((await clerk.caller.call('/v1/me')).status).toBe(200);
  });

  it('may use the same key without meeting', async () => {
    const key = randomUUID();
    const [here, there] = [await api.found('Key here'), await api.found('Key there')];
    const first = await here.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, desk('key-here@example.jp'), key);
    const second = await there.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, desk('key-there@example.jp'), key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.commandId).not.toBe(first.body.commandId);
  });
});

it('leaves a chain that verifies', async () => {
  expect(await verifyStream(api.app.get(Connections).store, { tenant: owner.tenant })).toMatchObject({ ok: true });
});
