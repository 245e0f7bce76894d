import { randomUUID } from 'node:crypto';
import type { Problem } from '@shodo/contracts';
import { eventually, FaultyWire } from '@shodo/testkit';
import { password, RunningApi } from '../specification/running-api.js';

const report = { summary: 'x', noticedAt: '2026-11-20T10:00:00+09:00' };

describe('while the engine is away', () => {
  it('reads are answered, and a command is a 503 that says when to come back', async () => {
    const api = await RunningApi.start();
    try {
      const owner = await api.found('Without an engine');
      expect((await owner.caller.call('/v1/incidents')).status).toBe(200);
      const { status, body, headers } = await owner.caller.send('ReportIncident', undefined, report);
      expect([status, body, headers.get('retry-after')]).toMatchObject([
        503,
        { code: 'not-available', reference: expect.any(String) },
        '5',
      ]);
      expect((await api.caller().call('/health/live')).status).toBe(200);
      expect((await api.caller().call('/health/ready')).body).toEqual({ database: 'ready', engine: 'away' });
    } finally {
      await api.stop();
    }
  });
});

describe('while the database is away', () => {
  let api: RunningApi;
  let wire: FaultyWire;
  beforeAll(async () => {
    const { hostname, port } = new URL(process.env.SHODO_TEST_PG_URL ?? '');
    wire = await FaultyWire.lay({ host: hostname, port: Number(port) });
    wire.cut();
    api = await RunningApi.start({}, { through: wire.port });
  });
  afterAll(async () => {
    wire.mend();
    await api.stop();
    await wire.end();
  });

  it('the process starts, says that it is not ready, and serves as soon as the database comes', async () => {
    expect((await api.caller().call('/health/live')).status).toBe(200);
    expect([(await api.caller().call('/health/ready')).status, (await api.caller().signIn('a@example.jp', password)).status]).toEqual([
      503, 503,
    ]);
    wire.mend();
    await eventually(
      async () => (await api.caller().call<{ database: string }>('/health/ready')).body.database === 'ready',
      'the database is ready',
    );
  });

  it('everything is a 503 with a time to come back and without detail, and goes on when it is back, signed in as before', async () => {
    const owner = await api.found('Without a database');
    const token = await owner.caller.sendToOrganisation('IssueToken', {}, { name: 'x', roles: ['responder'] });
    wire.cut();
    const person = { name: 'x', email: 'x@away.example.jp', roles: ['clerk'] };
    const answers = [
      await owner.caller.call<Problem>('/v1/me'),
      await owner.caller.call<Problem>('/v1/incidents'),
      await owner.caller.call<Problem>('/v1/me', { headers: { authorization: `Bearer ${token.body.token}` } }),
      await api.caller().call<Problem>('/api/auth/sign-in/email', { body: { email: owner.email, password } }),
      await owner.caller.sendToOrganisation<Problem>('AddPerson', {}, person, randomUUID()),
      await api
        .caller()
        .setUp('http://x/setup#token=guessed-guessed-guessed', { organisationName: 'x', name: 'x', email: 'x@example.jp', password }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503, 503]);
    for (const { headers, body } of answers) {
      expect(headers.get('retry-after')).toBe('5');
      expect(JSON.stringify(body)).not.toMatch(/ECONN|127\.0\.0\.1|select|identity/);
    }
    wire.mend();
    await eventually(async () => (await owner.caller.call('/v1/me')).status === 200, 'the owner is served again');
    expect((await owner.caller.sendToOrganisation('AddPerson', {}, person)).status).toBe(200);
  });
});
