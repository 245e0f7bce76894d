import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type IncidentView, type Problem, type Receipt, refusals, type TimelineEntry } from '@shodo/contracts';
import { ChainCheck, RecordReader, readHeader } from '@shodo/ledger';
import { type Answer, Caller, eventually, type Installation, startInstallation } from '@shodo/testkit';
import pg from 'pg';
import { openIdentityPool } from '../identity/identity-pool.js';
import { makeOwnerLink, ownerLink } from '../identity/one-time-links.js';

let shodo: Installation;
let owner: Caller;
const password = 'correct horse battery';

beforeAll(async () => {
  shodo = await startInstallation({ SHODO_LOG_LEVEL: 'warn' });
  owner = await found('さくら医院', await shodo.product.ownerLink());
});
afterAll(() => shodo?.stop());

async function found(name: string, link?: string): Promise<Caller> {
  const caller = new Caller(shodo.product.url, 'ja');
  const email = `owner-${randomUUID()}@example.jp`;
  const { status, body } = await caller.setUp(link ?? (await anotherOwnerLink()), {
    organisationName: name,
    name: '山田花子',
    email,
    password,
  });
  if (status !== 200) throw new Error(`setting up answered ${status}: ${JSON.stringify(body)}`);
  return caller;
}

async function anotherOwnerLink(): Promise<string> {
  const pool = openIdentityPool({ url: shodo.ground.databaseUrl }, () => undefined);
  const token = randomBytes(32).toString('base64url');
  await makeOwnerLink(pool, token);
  await pool.end();
  return ownerLink(shodo.product.url, token);
}

const secretText = '鈴木一郎さんの診療録が入ったUSBメモリを紛失';
const report = { summary: secretText, noticedAt: '2026-11-20T10:00:00+09:00', leakType: 'loss' };
const reported = async (): Promise<string> => {
  const { status, body } = await owner.send('ReportIncident', undefined, report);
  if (status !== 200) throw new Error(`reporting answered ${status}: ${JSON.stringify(body)}`);
  return body.incidentId;
};
const problemIn = ({ status, body }: Answer) => [status, (body as Problem).code];

describe('a command', () => {
  it('brings an incident into being; its receipt names the entry, and the next read shows it', async () => {
    const { status, body } = await owner.send('ReportIncident', undefined, report);
    expect([status, body]).toMatchObject([200, { incidentId: body.commandId, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const view = await owner.view(body.incidentId);
    expect(view).toMatchObject({ id: body.incidentId, kind: 'real', leakType: 'loss', closed: false });
    const timeline = await owner.timeline(body.incidentId);
    expect(timeline[0]).toMatchObject({ seq: 1, type: 'IncidentReported', command: 'ReportIncident' });
    expect(timeline.find(({ seq }) => seq === body.seq)).toMatchObject({
      command: 'ReportIncident',
      digest: body.digest,
      recordedAt: body.recordedAt,
    });
    expect((await owner.call<{ items: IncidentView[] }>('/v1/incidents')).body.items.map(({ id }) => id)).toContain(body.incidentId);
  });

  it('gives the first receipt when repeated, also after later commands', async () => {
    const incident = await reported();
    const key = randomUUID();
    const measure = { measure: 'search', takenAt: '2026-11-20T11:00:00+09:00', note: '待合室を探した' };
    const first = await owner.send('RecordContainmentMeasure', incident, measure, key);
    expect(first.status).toBe(200);
    await owner.send('AddNote', incident, { text: 'あとからのメモ' });
    expect((await owner.send('RecordContainmentMeasure', incident, measure, key)).body).toEqual(first.body);
    expect((await owner.timeline(incident)).filter(({ type }) => type === 'ContainmentMeasureRecorded')).toHaveLength(1);
  });

  it('is refused under a key that brought another body, another command or another incident', async () => {
    const [incident, other] = [await reported(), await reported()];
    const key = randomUUID();
    expect((await owner.send('AddNote', incident, { text: 'メモ' }, key)).status).toBe(200);
    for (const again of [
      await owner.send('AddNote', incident, { text: '別のメモ' }, key),
      await owner.send('AddNote', incident, { text: 'メモ', track: 'detection' }, key),
      await owner.send('AddNote', other, { text: 'メモ' }, key),
      await owner.send('ReportIncident', undefined, report, key),
      await owner.send('RecordContainmentMeasure', incident, { measure: 'search', takenAt: '2026-11-20T11:00:00+09:00' }, key),
    ]) {
      expect(problemIn(again)).toEqual([422, 'same-key-other-body']);
    }
  });

  it('has one effect when two hundred twins arrive at once', async () => {
    const key = randomUUID();
    const untilAnswered = async (): Promise<Answer<Receipt>> => {
      const answer = await owner.send('ReportIncident', undefined, report, key);
      return answer.status === 429 || answer.status === 503 ? untilAnswered() : answer;
    };
    const answers = await Promise.all(Array.from({ length: 200 }, untilAnswered));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await owner.timeline(answers[0]?.body.incidentId ?? '')).filter(({ type }) => type === 'IncidentReported')).toHaveLength(1);
  });

  it('is refused by the rules with code, sentence in the caller’s language, and an entry that says so', async () => {
    const incident = await reported();
    const refused = await owner.send('EstablishAwareness', incident, { awareAt: '2099-01-01T00:00:00+09:00', basis: 'report' });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'refused', attemptRecorded: true, refusals: [{ code: 'time-lies-ahead', sentence: refusals['time-lies-ahead'].ja }] },
    ]);
    const { items } = (await owner.call<{ items: TimelineEntry[] }>('/v1/organisation/record')).body;
    expect(items[0]).toMatchObject({
      type: 'AttemptRefused',
      data: { command: 'EstablishAwareness', incident, codes: ['time-lies-ahead'] },
    });
  });

  it('that names somebody who is no active member is refused, whichever command it is; a repeat of an earlier one is not', async () => {
    const incident = await reported();
    const nobody = randomUUID();
    const stranger = await found('隣の会社');
    const elsewhere = (await stranger.call<{ person: string }>('/v1/me')).body.person;
    const { body: added } = await owner.sendToOrganisation(
      'AddPerson',
      {},
      { name: '担当', email: `member-${randomUUID()}@example.jp`, roles: ['responder'] },
    );
    const member = added.person ?? '';
    const key = randomUUID();
    const assigned = { track: 'containment', to: member };
    expect((await owner.send('AssignTrack', incident, assigned, key)).status).toBe(200);
    expect((await owner.sendToOrganisation('RemovePerson', { personId: member }, {})).status).toBe(200);
    for (const person of [nobody, elsewhere, member]) {
      for (const [name, body] of [
        ['AssignTrack', { track: 'detection', to: person }],
        ['HandOverTrack', { track: 'containment', to: person }],
        ['AdoptPreventionMeasure', { kind: 'rule', standing: 'planned', description: '施錠', owner: person, dueOn: '2027-03-31' }],
      ] as const) {
        const refused = await owner.send(name, incident, body);
        expect([name, refused.status, refused.body]).toMatchObject([name, 409, { refusals: [{ code: 'person-is-unknown' }] }]);
      }
    }
    const { body: auditor } = await owner.sendToOrganisation(
      'AddPerson',
      {},
      { name: '監査', email: `auditor-${randomUUID()}@example.jp`, roles: ['auditor', 'operator'] },
    );
    const onlooker = await owner.send('AssignTrack', incident, { track: 'detection', to: auditor.person });
    expect([onlooker.status, onlooker.body]).toMatchObject([409, { refusals: [{ code: 'person-has-no-part' }] }]);
    expect((await owner.send('AssignTrack', incident, assigned, key)).status).toBe(200);
    const types = (await owner.timeline(incident)).map(({ type }) => type);
    expect(types.filter((type) => /Track|Prevention/.test(type))).toEqual(['TrackAssigned']);
  });

  it('on one fact by two people at once takes one and tells the other', async () => {
    const incident = await reported();
    const fact = { fact: 'principals-affected', source: 'own-check' };
    expect((await owner.send('RecordFact', incident, { ...fact, stated: { max: 100 } })).status).toBe(200);
    const revisions = await Promise.all(
      [30, 31].map((exact) => owner.send('ReviseFact', incident, { ...fact, stated: { exact }, basedOn: 1 })),
    );
    expect(revisions.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(revisions.find(({ status }) => status === 409)?.body).toMatchObject({ refusals: [{ code: 'fact-was-revised-meanwhile' }] });
  });

  it('on the time of knowing, one cause, or one track, by two people at once takes one and tells the other', async () => {
    const incident = await reported();
    const times = await Promise.all(
      ['2026-11-20T08:00:00+09:00', '2026-11-20T09:00:00+09:00'].map((awareAt) =>
        owner.send('CorrectAwareness', incident, { awareAt, basis: 'department-told', reason: 'ログの日時を確かめた。', basedOn: 1 }),
      ),
    );
    expect(times.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(times.find(({ status }) => status === 409)?.body).toMatchObject({
      refusals: [{ code: 'awareness-was-changed-meanwhile', detail: { version: 2 } }],
    });
    const causes = await Promise.all(
      ['theft', 'lost-item'].map((cause) => owner.send('EstablishCause', incident, { cause, confidence: 'confirmed', basedOn: 0 })),
    );
    expect(causes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { cause } = await owner.view(incident);
    expect(causes.find(({ status }) => status === 409)?.body).toMatchObject({
      refusals: [{ code: 'cause-was-established-meanwhile', detail: { cause: cause?.cause, version: cause?.entry } }],
    });
    const people = await Promise.all(
      [1, 2].map(async (n) => {
        const mail = `two-at-once-${randomUUID()}@example.jp`;
        return (await owner.sendToOrganisation('AddPerson', {}, { name: `担当 ${n}`, email: mail, roles: ['responder'] })).body.person;
      }),
    );
    const me = (await owner.call<{ person: string }>('/v1/me')).body.person;
    expect((await owner.send('AssignTrack', incident, { track: 'containment', to: me })).status).toBe(200);
    const holderOf = async () => (await owner.view(incident)).trackViews.find(({ track }) => track === 'containment');
    const basedOn = (await holderOf())?.holderEntry;
    const handed = await Promise.all(people.map((to) => owner.send('HandOverTrack', incident, { track: 'containment', to, basedOn })));
    expect(handed.map(({ status }) => status).sort()).toEqual([200, 409]);
    const now = await holderOf();
    expect(now).toMatchObject({ holder: people[handed.findIndex(({ status }) => status === 200)], holderNamedBy: me });
    expect(handed.find(({ status }) => status === 409)?.body).toMatchObject({
      refusals: [{ code: 'track-was-handed-over-meanwhile', detail: { track: 'containment', version: now?.holderEntry } }],
    });
  });

  it('says what the caller may do next, authority included', async () => {
    const incident = await reported();
    const allowed = new Map((await owner.view(incident)).allowed.map(({ command, ...next }) => [command, next]));
    expect(allowed.get('EstablishAwareness')).toEqual({ allowed: true, blockedBy: [] });
    expect(allowed.get('ApproveClosing')).toMatchObject({ allowed: false });
    const { body } = await owner.sendToOrganisation(
      'AddPerson',
      {},
      { name: '監査', email: `auditor-${randomUUID()}@example.jp`, roles: ['auditor'] },
    );
    const auditor = new Caller(shodo.product.url);
    await auditor.join(body.joinLink ?? '', password);
    for (const next of (await auditor.view(incident)).allowed)
      expect([next.allowed, next.blockedBy[0]]).toEqual([false, { code: 'not-authorised' }]);
  });
});

describe('what people wrote', () => {
  it('is opened for who may read it, once on record in a quarter of an hour, and is nowhere in the record', async () => {
    const incident = await reported();
    await owner.send('AddNote', incident, { text: '電話番号は 090-1234-5678' });
    const { summary } = await owner.view(incident);
    for (let time = 0; time < 3; time++) {
      const { body } = await owner.call<Record<string, string>>(`/v1/incidents/${incident}/texts`);
      expect(body[summary.ref]).toBe(secretText);
      expect(Object.values(body)).toContain('電話番号は 090-1234-5678');
    }
    const { items } = (await owner.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body;
    expect(
      items.filter(({ type, data }) => type === 'SealedTextsRead' && (data as { incident: string }).incident === incident),
    ).toHaveLength(1);
    const client = new pg.Client({ connectionString: shodo.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ text: string }>(`select string_agg(e::text, ' ') as text from ledger.entry e`);
    await client.end();
    expect(rows[0]?.text).toContain(incident);
    expect(rows[0]?.text).not.toMatch(/鈴木|090-1234/);
    expect(shodo.product.linesOf('api').join()).not.toMatch(/鈴木|090-1234|owner@example/);
  });
});

describe('an export', () => {
  it('is a record that anybody can check, and is itself on record', async () => {
    const incident = await reported();
    await owner.send('AddNote', incident, { text: 'メモ' });
    for (const path of [`/v1/incidents/${incident}/export`, '/v1/organisation/export']) {
      const { status, body, headers } = await owner.call<string>(path);
      expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
        200,
        'application/x-ndjson; charset=utf-8',
        expect.stringContaining('attachment'),
      ]);
      const [first = '', ...lines] = body.trimEnd().split('\n');
      const header = readHeader(first);
      const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
      const check = new ChainCheck({ stream: header?.stream ?? '', ...(header && { head: header.head }) });
      const reader = new RecordReader(sha256);
      const read = lines.map((line) => reader.line(line));
      for (const each of read) if (each.is === 'entry') check.take(each.link);
      expect(check.verdict()).toMatchObject({ ok: true });
      expect(read.filter(({ is }) => is === 'entry')).toHaveLength(header?.head.seq ?? 0);
      // The worker heard of the export and made a checkpoint that covers it.
      expect(header?.log).toMatchObject({ origin: `shodo/organisation/${header?.stream.split(':')[1]}` });
      expect(read.filter((each) => each.is === 'entry' && each.leaf === undefined)).toEqual([]);
    }
    const { items } = (await owner.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=10')).body;
    expect(items.slice(0, 2)).toMatchObject([
      { type: 'RecordExported', data: {} },
      { type: 'RecordExported', data: { incident } },
    ]);
  });
});

describe('changes', () => {
  it('are told while they happen', async () => {
    const incident = await reported();
    const heard: string[] = [];
    const stop = new AbortController();
    const token = await owner.sendToOrganisation('IssueToken', {}, { name: 'watcher', roles: ['responder'] });
    const headers = { authorization: `Bearer ${token.body.token}` };
    const response = await fetch(`${shodo.product.url}/v1/changes`, { headers, signal: stop.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) heard.push(decoder.decode(chunk));
    })().catch(() => undefined);
    const { body } = await owner.send('AddNote', incident, { text: 'メモ' });
    await eventually(
      async () => heard.join('').includes(`"incident":"${incident}"`) && heard.join('').includes(`"seq":${body.seq}`),
      'the change is told',
    );
    stop.abort();
    await reading;
  });
});

describe('another organisation', () => {
  it('finds nothing of an incident, whatever it asks, and hears nothing of it', async () => {
    const incident = await reported();
    const stranger = await found('よその会社');
    for (const path of ['', '/texts', '/timeline', '/export']) {
      const answer = await stranger.call(`/v1/incidents/${incident}${path}`);
      expect([path, ...problemIn(answer)]).toEqual([path, 404, 'not-found']);
    }
    expect(problemIn(await stranger.send('AddNote', incident, { text: 'のぞき見' }))).toEqual([404, 'not-found']);
    expect(problemIn(await stranger.send('ReopenIncident', incident, { reason: 'のぞき見' }))).toEqual([404, 'not-found']);
    expect((await stranger.call<{ items: unknown[] }>('/v1/incidents?state=all')).body.items).toEqual([]);
    expect((await owner.timeline(incident)).filter(({ type }) => type === 'NoteAdded')).toEqual([]);
  });
});
