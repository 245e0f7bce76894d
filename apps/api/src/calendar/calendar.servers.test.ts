import { randomBytes } from 'node:crypto';
import type { OrganisationReceipt, Problem } from '@shodo/contracts';
import { Caller, eventually, type Installation, startInstallation } from '@shodo/testkit';
import ICAL from 'ical.js';
import pg from 'pg';
import { openIdentityPool } from '../identity/identity-pool.js';
import { makeOwnerLink, ownerLink } from '../identity/one-time-links.js';

let shodo: Installation;
let owner: Caller;
const password = 'correct horse battery';
const secretText = '鈴木一郎さんの診療録が入ったUSBメモリを紛失';

beforeAll(async () => {
  shodo = await startInstallation({ SHODO_LOG_LEVEL: 'info' });
  owner = new Caller(shodo.product.url, 'ja');
  const { status } = await owner.setUp(await shodo.product.ownerLink(), {
    organisationName: 'さくら医院',
    name: '山田花子',
    email: 'hanako@example.jp',
    password,
  });
  expect(status).toBe(200);
});
afterAll(() => shodo?.stop());

async function joined(name: string, role: string): Promise<{ caller: Caller; person: string }> {
  const added = await owner.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, { name, email: `${role}@example.jp`, roles: [role] });
  const caller = new Caller(shodo.product.url, 'ja');
  const { body } = await caller.join(added.body.joinLink ?? '', password);
  return { caller, person: body.person };
}
const linkOf = async (caller: Caller, language = 'ja') =>
  (await caller.sendToOrganisation<OrganisationReceipt>('IssueCalendarLink', {}, { language })).body;
/** Asked as a calendar program asks: nobody is signed in, no header but its own. */
const feed = async (url: string) => {
  const answer = await fetch(url, { headers: { accept: 'text/calendar' } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
const nothingHere = async (url: string) => {
  const { status, text } = await feed(url);
  return [status, (JSON.parse(text) as Problem).code];
};

describe('a calendar of open duties', () => {
  it('shows the duties of real incidents by their link alone, with nothing that anybody typed', async () => {
    const { calendarUrl = '', linkId } = await linkOf(owner);
    expect(calendarUrl).toMatch(new RegExp(`^${shodo.product.url}/v1/calendar/[A-Za-z0-9_-]{43}\\.ics$`));
    expect(events((await feed(calendarUrl)).text)).toEqual([]);

    const noticedAt = new Date(Date.now() - 3_600_000).toISOString();
    const { body } = await owner.send('ReportIncident', undefined, {
      summary: secretText,
      reportedBy: '佐藤次郎',
      noticedAt,
      leakType: 'loss',
    });
    await owner.send('ReportIncident', undefined, { summary: '訓練です。', noticedAt, kind: 'drill', drillStartsAt: noticedAt });
    const view = await eventually(async () => {
      const seen = await owner.view(body.incidentId);
      return seen.duties.some(({ duty }) => duty === 'jp.appi.final-report') && seen;
    }, 'the duties are assessed');

    const { headers, text } = await feed(calendarUrl);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, no-store');
    const read = events(text);
    const final = read.find(({ uid }) => uid === `${body.incidentId}.jp.appi.final-report.due@shodo`);
    expect(final?.startDate.toString()).toBe(view.duties.find(({ duty }) => duty === 'jp.appi.final-report')?.judgement.clock?.dueOn);
    expect(final?.summary).toBe(`期限：確報（個人情報保護法） ${view.reference}`);
    expect(final?.component.getFirstPropertyValue('status')).toBe('TENTATIVE'); // nobody has confirmed the breach yet
    expect(new Set(read.map(({ uid }) => uid.split('.')[0]))).toEqual(new Set([body.incidentId])); // none of the drill
    for (const hidden of [secretText, '鈴木', '佐藤', '山田', '花子', 'hanako', linkId ?? '?']) expect(text).not.toContain(hidden);

    await owner.send('RecordFilingMade', body.incidentId, {
      duty: 'jp.appi.preliminary-report',
      kind: 'preliminary',
      madeAt: new Date().toISOString(),
      channel: 'ppc-web-form',
    });
    const left = events((await feed(calendarUrl)).text).map(({ uid }) => uid);
    expect(left.filter((uid) => uid.includes('jp.appi.preliminary-report'))).toEqual([]);
    expect(left).toContain(`${body.incidentId}.jp.appi.final-report.due@shodo`);
  });

  it('speaks the language its link was made in', async () => {
    const { calendarUrl = '' } = await linkOf(owner, 'en');
    expect((await feed(calendarUrl)).text).toContain('SUMMARY:Due: Final report (APPI)');
  });

  it('is answered like nothing at all for a wrong link, whatever is wrong with it', async () => {
    const at = (secret: string) => `${shodo.product.url}/v1/calendar/${secret}`;
    for (const secret of [randomBytes(32).toString('base64url'), 'x', '..%2f..', `${'a'.repeat(5_000)}`, '%00', "' or true --"])
      expect([secret.slice(0, 20), await nothingHere(at(secret))]).toEqual([secret.slice(0, 20), [404, 'not-found']]);
  });

  it('is gone once its link is revoked, and the link is kept only as a hash and logged nowhere', async () => {
    const { calendarUrl = '', linkId = '' } = await linkOf(owner);
    expect((await feed(calendarUrl)).status).toBe(200);
    const secret = /calendar\/(.+)\.ics$/.exec(calendarUrl)?.[1] ?? '';
    const client = new pg.Client({ connectionString: shodo.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ row: string }>('select row_to_json(l)::text as row from identity.calendar_link l');
    const { rows: entries } = await client.query<{ data: string }>(
      "select row_to_json(e)::text as data from ledger.entry e where stream_kind = 'organisation'",
    );
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify([rows, entries])).not.toContain(secret);
    expect(shodo.product.linesOf('api').join('\n')).toContain('/v1/calendar/…');
    expect(shodo.product.linesOf('api').join('\n')).not.toContain(secret.slice(0, 12));

    expect((await owner.sendToOrganisation('RevokeCalendarLink', { linkId }, {})).status).toBe(200);
    expect(await nothingHere(calendarUrl)).toEqual([404, 'not-found']);
    const again = await owner.sendToOrganisation<Problem>('RevokeCalendarLink', { linkId }, {});
    expect([again.status, again.body.refusals?.map(({ code }) => code)]).toEqual([409, ['calendar-link-is-unknown']]);
  });

  it('is everybody’s own: others do not see that it is there; who administers people may end it', async () => {
    const [clerk, responder] = [await joined('鈴木', 'clerk'), await joined('高橋', 'responder')];
    const { calendarUrl = '', linkId = '' } = await linkOf(clerk.caller);
    const seenBy = async (caller: Caller) =>
      (await caller.call<{ items: { linkId: string }[] }>('/v1/calendar-links')).body.items.map((each) => each.linkId);
    expect(await seenBy(clerk.caller)).toEqual([linkId]);
    expect(await seenBy(responder.caller)).toEqual([]);
    expect(await seenBy(owner)).toContain(linkId);
    expect((await responder.caller.sendToOrganisation('RevokeCalendarLink', { linkId }, {})).status).toBe(409);
    expect((await feed(calendarUrl)).status).toBe(200);

    expect((await owner.sendToOrganisation('RemovePerson', { personId: clerk.person }, {})).status).toBe(200);
    expect(await nothingHere(calendarUrl)).toEqual([404, 'not-found']);
  });

  it('is not made by way of a token, which it would outlive', async () => {
    const { body } = await owner.sendToOrganisation('IssueToken', {}, { name: 'program', roles: ['privacyOfficer'] });
    const program = new Caller(shodo.product.url, 'ja');
    const answer = await program.call<Problem>('/v1/calendar-links', {
      body: { language: 'ja' },
      key: '0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e8f',
      headers: { authorization: `Bearer ${body.token}` },
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-authorised']);
  });

  it('of one organisation shows nothing of another’s', async () => {
    const pool = openIdentityPool({ url: shodo.ground.databaseUrl }, () => undefined);
    const token = randomBytes(32).toString('base64url');
    await makeOwnerLink(pool, token);
    await pool.end();
    const other = new Caller(shodo.product.url, 'ja');
    await other.setUp(ownerLink(shodo.product.url, token), {
      organisationName: '別の医院',
      name: '別人',
      email: 'other@example.jp',
      password,
    });
    const { calendarUrl = '' } = await linkOf(other);
    const { status, text } = await feed(calendarUrl);
    expect([status, events(text)]).toEqual([200, []]);
  });

  it('has one link for an honest repeat', async () => {
    const key = '0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e90';
    const ask = () => owner.sendToOrganisation<OrganisationReceipt>('IssueCalendarLink', {}, { language: 'ja' }, key);
    const [first, second] = [await ask(), await ask()];
    expect(second.body.calendarUrl).toBe(first.body.calendarUrl);
    expect((await feed(first.body.calendarUrl ?? '')).status).toBe(200);
  });
});
