import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { type Asking, authority, mayDo, roleColumns } from '@shodo/access';
import {
  commandNames,
  commands,
  type InquiryName,
  inquiries,
  organisationCommandNames,
  organisationCommands,
  type Problem,
  packRequests,
  type ReadName,
  type Role,
  reads,
  type StreamName,
  streams,
  uploads,
} from '@shodo/contracts';
import { type Member, RunningApi } from '../specification/running-api.js';

let api: RunningApi;
let owner: Member;
beforeAll(async () => {
  api = await RunningApi.start();
  owner = await api.found('Doors');
});
afterAll(() => api.stop());

const post = (path: string, raw: string, headers: Record<string, string> = {}) =>
  owner.caller.call<Problem>(path, { method: 'POST', raw, key: randomUUID(), headers });

describe('a bad request has an answer', () => {
  it.each([
    ['no JSON', '{"summary":', 400, 'malformed-json'],
    ['a list', '[]', 422, 'body-does-not-fit'],
    ['null', 'null', 422, 'body-does-not-fit'],
    ['nothing at all', '', 422, 'body-does-not-fit'],
    ['a prototype', '{"__proto__":{"a":1},"summary":"x","noticedAt":"2026-11-20T10:00:00Z"}', 422, 'body-does-not-fit'],
    ['a constructor', '{"constructor":{"prototype":{}},"summary":"x","noticedAt":"2026-11-20T10:00:00Z"}', 422, 'body-does-not-fit'],
    ['a lone surrogate', '{"summary":"\\ud800","noticedAt":"2026-11-20T10:00:00Z"}', 422, 'body-does-not-fit'],
    ['a key given twice', '{"summary":"x","noticedAt":"2026-11-20T10:00:00Z","summary":"y"}', 422, 'body-does-not-fit'],
    ['NUL', '{"summary":"a\\u0000b","noticedAt":"2026-11-20T10:00:00Z"}', 422, 'body-does-not-fit'],
    ['a time without offset', '{"summary":"x","noticedAt":"2026-11-20T10:00:00"}', 422, 'body-does-not-fit'],
    ['a text of 900 kB', JSON.stringify({ summary: 'a'.repeat(900_000), noticedAt: '2026-11-20T10:00:00Z' }), 422, 'body-does-not-fit'],
    ['a text of 1 MB', JSON.stringify({ summary: 'あ'.repeat(1_000_000), noticedAt: '2026-11-20T10:00:00Z' }), 413, 'too-large'],
    ['a hundred thousand brackets', '['.repeat(100_000), 400, 'malformed-json'],
    ['deep nesting', `{"summary":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 422, 'body-does-not-fit'],
  ])('for %s', async (_what, raw, status, code) => {
    const answer = await post('/v1/incidents', raw);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('and names the limit where the body is larger', async () => {
    const raw = JSON.stringify({ summary: 'a'.repeat(1_048_576), noticedAt: '2026-11-20T10:00:00Z' });
    expect((await post('/v1/incidents', raw)).body).toMatchObject({ status: 413, detail: expect.stringContaining('1 MB') });
  });

  it('for another kind of body', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) {
      expect((await post('/v1/incidents', 'summary=x', { 'content-type': type })).status).toBe(415);
    }
  });

  it('for a query it does not know', async () => {
    const { status, body } = await owner.caller.call<Problem>('/v1/incidents?limit=0&state=lost&tenant=other');
    expect([status, body.errors?.map(({ pointer }) => pointer).sort()]).toEqual([422, ['/limit', '/state', '/tenant']]);
    expect((await owner.caller.call<Problem>('/v1/incidents?cursor=nonsense')).body.errors).toMatchObject([{ pointer: '/cursor' }]);
  });

  it('for what is not there, in the language of the caller', async () => {
    for (const path of [
      '/v1/nothing',
      `/v1/incidents/${randomUUID()}`,
      '/v1/incidents/..%2f..',
      '/v1/incidents/1',
      `/v1/incidents/${randomUUID()}/timeline`,
      `/v1/incidents/${randomUUID()}/texts`,
      `/v1/incidents/${randomUUID()}/export`,
    ]) {
      const { status, body } = await owner.caller.call<Problem>(path);
      expect([path, status, body.title]).toEqual([path, 404, 'There is nothing here.']);
    }
    expect((await api.caller('ja').call<Problem>('/v1/me')).body.title).toBe('サインインしてください。');
  });

  it('for another method', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'HEAD']) {
      if (method === 'TRACE') continue;
      expect((await fetch(`${api.url}/v1/incidents`, { method })).status).toBe(404);
    }
  });

  it('for a look at what is saved, which is no reading: nothing of it is on record', async () => {
    const cookie = owner.caller.headersOf({}).match(/cookie: (.*)/)?.[1] ?? '';
    const exported = async () => {
      const { body } = await owner.caller.call<{ items: { type: string }[] }>('/v1/organisation/record?limit=100');
      return body.items.filter(({ type }) => type === 'RecordExported').length;
    };
    const before = await exported();
    const { status } = await fetch(`${api.url}${streams.exportOrganisation.path}`, { method: 'HEAD', headers: { cookie } });
    expect([status, await exported()]).toEqual([404, before]);
    expect((await owner.caller.call(streams.exportOrganisation.path)).status).toBe(200);
    expect(await exported()).toBe(before + 1);
  });

  it('for an address that cannot be read, in the language of the caller and without repeating it', async () => {
    for (const path of ['/v1/incidents/%E0%A4%A', '/v1/%ff', '/health/%zz', '/%']) {
      const { status, body, headers } = await owner.caller.call<Problem>(path);
      expect([path, status, body]).toEqual([
        path,
        400,
        { type: 'urn:shodo:problem:malformed-request', title: 'The request is malformed.', status: 400, code: 'malformed-request' },
      ]);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const inJapanese = await api.caller('ja').call<Problem>(path);
      expect([inJapanese.body.title, inJapanese.headers.get('content-language')]).toEqual(['リクエストの形が正しくありません。', 'ja']);
    }
    expect((await owner.caller.call<Problem>(`/v1/incidents/${'1'.repeat(200)}`)).body).toMatchObject({ status: 404, code: 'not-found' });
    expect(api.logged.join('\n')).not.toContain('%E0%A4');
  });

  it.each([
    ['is no HTTP at all', 'NONSENSE\r\n\r\n', 400, 'malformed-request'],
    ['has too many headers', `GET /v1/me HTTP/1.1\r\nhost: x\r\nx-many: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'too-large'],
  ])('for what %s', async (_what, sent, status, code) => {
    const { port } = new URL(api.url);
    const answer = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(sent));
      socket.on('data', (data) => {
        received += data.toString();
      });
      socket.on('close', () => resolve(received));
    });
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*content-type: application/problem\\+json; charset=utf-8\r\n`));
    expect(head).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`);
    expect(JSON.parse(body)).toMatchObject({ status, code, title: expect.stringMatching(/。$/) });
    expect((await api.caller().call('/health/live')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('forbids scripts, frames and guesses of a type, and hides nothing of ours abroad', async () => {
    const { headers } = await api.caller().call('/v1/me');
    expect(headers.get('content-security-policy')).toContain("default-src 'none';script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('who may ask, at the door', () => {
  const path = (name: Asking): { method: 'GET' | 'POST'; path: string } => {
    const filled = (template: string) => template.replace(/:\w+/g, () => randomUUID());
    if (name in commands) return { method: 'POST', path: filled(commands[name as keyof typeof commands].path) };
    if (name in organisationCommands)
      return { method: 'POST', path: filled(organisationCommands[name as keyof typeof organisationCommands].path) };
    if (name in uploads) return { method: 'POST', path: filled(uploads[name as keyof typeof uploads].path) };
    if (name in packRequests) return { method: 'POST', path: filled(packRequests[name as keyof typeof packRequests].path) };
    if (name in inquiries) return { method: 'POST', path: inquiries[name as InquiryName].path };
    return { method: 'GET', path: filled({ ...reads, ...streams }[name as ReadName | StreamName].path) };
  };

  it('is nobody without signing in, whatever is asked', async () => {
    for (const name of Object.keys(authority) as Asking[]) {
      const { method, path: to } = path(name);
      const { status } = await api.caller().call(to, { method, ...(method === 'POST' && { raw: '{}', key: randomUUID() }) });
      expect([name, status]).toEqual([name, 401]);
    }
  });

  it('is what the authority table says, for every role and every read', async () => {
    const office = await api.found('Matrix');
    const seen: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const role of roleColumns) {
      const { caller } = await api.add(office, [role]);
      for (const name of [...Object.keys(reads), 'exportIncident', 'exportOrganisation'] as Asking[]) {
        seen[`${role} ${name}`] = (await caller.call(path(name).path)).status !== 403;
        expected[`${role} ${name}`] = mayDo([role], name);
      }
    }
    expect(seen).toEqual(expected);
  });

  it('is what the authority table says, for every role and every command', async () => {
    const office = await api.found('Command matrix');
    const seen: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const role of roleColumns) {
      const { caller } = await api.add(office, [role]);
      for (const name of [...commandNames, ...organisationCommandNames, ...(Object.keys(inquiries) as InquiryName[])]) {
        if (name === 'ReportIncident' && mayDo([role], name)) continue; // would wait for the engine, which is away here
        const { status, body } = await caller.call<Problem>(path(name).path, {
          raw: JSON.stringify(specimens[name] ?? {}),
          method: 'POST',
          key: randomUUID(),
        });
        if (status === 422) throw new Error(`${name} needs a specimen: ${JSON.stringify(body)}`);
        seen[`${role} ${name}`] = status !== 403;
        expected[`${role} ${name}`] = mayDo([role as Role], name);
      }
    }
    expect(seen).toEqual({ ...expected });
  });
});

const at = '2026-11-20T10:00:00+09:00';
const duty = 'jp.appi.final-report';
/** A well-formed body for each command. */
const specimens: Record<string, unknown> = {
  ReportIncident: { summary: 'x', noticedAt: at },
  EstablishAwareness: { awareAt: at, basis: 'report' },
  CorrectAwareness: { awareAt: at, basis: 'report', reason: 'x' },
  RuleOutBreach: { ground: 'nothing-happened', reason: 'x' },
  RecordContainmentMeasure: { measure: 'search', takenAt: at },
  DeclareSpreadStopped: { stoppedAt: at },
  WithdrawSpreadStopped: { reason: 'x' },
  RecordFact: { fact: 'principals-affected', stated: { exact: 30 }, source: 'own-check' },
  ReviseFact: { fact: 'principals-affected', stated: { exact: 30 }, source: 'own-check', basedOn: 1 },
  HandOverEvidence: { evidence: randomUUID(), to: randomUUID(), handedAt: at, reason: 'x' },
  SealEvidence: { kind: 'log', description: 'x' },
  EstablishCause: { cause: 'lost-item', confidence: 'confirmed' },
  RecordAnchor: { anchor: 'notified-by-entrustee', at, source: 'entrustee', basedOn: 0 },
  WithdrawAnchor: { anchor: 'notified-by-entrustee', basedOn: 1, reason: 'x' },
  SetImpactScope: { principals: { exact: 30 }, categories: ['patient'], source: 'own-check', basedOn: 0 },
  DraftFiling: { duty, kind: 'final', content: 'x' },
  ApproveFiling: { filing: randomUUID() },
  RecordFilingMade: { duty, kind: 'final', madeAt: at, channel: 'ppc-web-form' },
  WithdrawFiling: { filing: randomUUID(), reason: 'x' },
  HoldPrincipalNotice: { duty, reason: 'too-little-known', reviewAt: at },
  RecordPrincipalNoticeDone: { duty, doneAt: at, means: 'post', principals: 30 },
  RecordSubstituteMeasure: { duty, measure: 'publication', reason: 'no-contact-data', startedAt: at },
  WithdrawPrincipalNotice: { entry: 1, reason: 'x' },
  RuleOutDuty: { duty, reason: 'x' },
  DeclineAdvice: { duty, reason: 'x' },
  DecideLaterDate: { duties: [duty], decision: 'agree', reason: 'x', basedOn: 1 },
  AcknowledgeReminder: { notice: randomUUID() },
  AdoptPreventionMeasure: { kind: 'rule', standing: 'done', description: 'x' },
  VerifyPreventionMeasure: { measure: randomUUID(), verifiedAt: at, result: 'effective', carriedOutOn: '2026-11-27', proof: 'x' },
  ProposeClosing: { review: 'x' },
  TurnDownClosing: { reason: 'x' },
  AssignTrack: { track: 'detection', to: randomUUID() },
  HandOverTrack: { track: 'detection', to: randomUUID() },
  AddNote: { text: 'x' },
  ReopenIncident: { reason: 'x' },
  AdvanceDrillClock: { to: at },
  AdoptOrganisationProfile: { reason: 'x' },
  AdoptNewerRules: { reason: 'x' },
  PlaceLegalHold: { ground: 'litigation' },
  LiftLegalHold: { reason: 'x' },
  ProposeErasure: { scope: 'whole-vault', ground: 'no-longer-needed' },
  ApproveErasure: { erasure: randomUUID() },
  WithdrawErasure: { erasure: randomUUID() },
  RecordDecision: { subject: 'report', question: 'x', options: 'x\ny', choice: 1, reason: 'because it is so' },
  ApproveDecision: { decision: randomUUID() },
  UpholdDecision: { decision: randomUUID(), reason: 'because it is so' },
  WidenAudience: { item: randomUUID(), scope: 'everybody', reason: 'x' },
  GiveEvidencePack: { pack: randomUUID(), profile: 'insurer', manifest: 'a'.repeat(64), recipient: 'x' },
  ConfirmEvidencePack: { given: randomUUID(), receivedAt: at },
  EndPackLink: { given: randomUUID() },
  AddPerson: { name: 'x', email: 'matrix@example.jp', roles: ['clerk'] },
  CorrectPerson: { name: 'y', email: 'corrected@example.jp' },
  ChangeRoles: { roles: ['clerk'] },
  ChangeSettings: {
    name: 'x',
    profile: { jurisdictions: ['jp'] },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 60 },
  },
  IssueToken: { name: 'x', roles: ['clerk'] },
  IssueCalendarLink: { language: 'ja' },
  decodePayloads: { payloads: [] },
  assess: { now: at, organisation: { jurisdictions: ['jp'] }, anchors: {}, facts: {} },
};
