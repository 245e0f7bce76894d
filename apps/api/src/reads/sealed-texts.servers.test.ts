import { randomUUID } from 'node:crypto';
import type { AppendToIncident, OpenedTexts } from '@shodo/contracts';
import { appendToIncident } from '@shodo/store';
import { destroyKeysOf, sealTexts } from '@shodo/vault';
import pg from 'pg';
import { Connections } from '../process/connections.js';
import { type Member, RunningApi } from '../specification/running-api.js';

/** One text that cannot be opened is told by itself: to whoever reads in its place, and to whoever runs the installation in the log. */
let api: RunningApi;
let owner: Member;
beforeAll(async () => {
  api = await RunningApi.start();
  owner = await api.found('Office of damaged texts');
});
afterAll(() => api?.stop());

const words = { summary: '鞄を紛失', changed: '変えられる', keyChanged: '鍵を変えられる', taken: '抜かれる', erased: '消される' };
type Named = keyof typeof words;

/** An incident whose report and notes have these texts, past the engine: it is read from the record. */
async function incidentWithTexts() {
  const of = { tenant: owner.tenant, incident: randomUUID() };
  const { store, vault } = api.app.get(Connections);
  const sealed = (await sealTexts(vault, { ...of, commandId: randomUUID(), texts: words })) as Record<Named, { readonly ref: string }>;
  const { summary, ...notes } = sealed;
  const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };
  const noticedAt = '2026-11-28T22:00:00+09:00';
  const reported = { kind: 'real', reference: 'AAAA-BBBB', noticedAt, summary, organisation: { jurisdictions: ['jp'] }, practice };
  await appendToIncident(store, {
    ...of,
    head: { seq: 0, digest: '0'.repeat(64) },
    appendId: randomUUID(),
    events: [
      { type: 'IncidentReported', version: 1, data: reported },
      ...Object.values(notes).map((text) => ({ type: 'NoteAdded', version: 1, data: { text } })),
    ],
    occurredAt: '2026-11-28T13:00:00.000Z',
    actor: { kind: 'person', person: owner.person, roles: ['privacyOfficer'], via: 'session' },
    runId: randomUUID(),
  } as unknown as AppendToIncident);
  return { of, refOf: (name: Named) => sealed[name].ref };
}

/** Past the product, in the database of the record or in that of the keys. */
async function harm(url: string, sql: string, ref: string): Promise<void> {
  const connectionString = Object.assign(new URL(api.database.superuserUrl), { pathname: new URL(url).pathname }).href;
  const client = new pg.Client({ connectionString });
  await client.connect();
  expect((await client.query(sql, [ref])).rowCount).toBe(1);
  await client.end();
}
const flipped = (column: string) => `${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1)`;

test('what was changed, or its key, or is gone is not called erased, and the log names it once, without a word of what people wrote', async () => {
  const { of, refOf } = await incidentWithTexts();
  const { url, keysUrl } = api.database;
  await harm(url, `update vault.sealed_text set ${flipped('ciphertext')} where ref = $1`, refOf('changed'));
  await harm(keysUrl, `update keys.text_key set ${flipped('wrapped')} where ref = $1`, refOf('keyChanged'));
  await harm(url, 'delete from vault.sealed_text where ref = $1', refOf('taken'));
  await destroyKeysOf(api.app.get(Connections).vault, { ...of, seq: 9, digest: 'd'.repeat(64), refs: [refOf('erased')] });

  for (let time = 0; time < 2; time++) {
    const { status, body } = await owner.caller.call<OpenedTexts>(`/v1/incidents/${of.incident}/texts`);
    expect(status).toBe(200);
    expect(body).toEqual({
      [refOf('summary')]: words.summary,
      [refOf('changed')]: { lost: 'changed' },
      [refOf('keyChanged')]: { lost: 'changed' },
      [refOf('taken')]: { lost: 'missing' },
      [refOf('erased')]: null,
    });
  }
  const lines = api.logged.filter((line) => line.includes('do not open'));
  expect(lines).toHaveLength(1);
  const { level, incident, texts } = JSON.parse(lines[0] ?? '{}');
  expect([level, incident]).toEqual([50, of.incident]);
  expect(texts).toHaveLength(3);
  expect(texts).toEqual(
    expect.arrayContaining([
      { ref: refOf('changed'), lost: 'changed' },
      { ref: refOf('keyChanged'), lost: 'changed' },
      { ref: refOf('taken'), lost: 'missing' },
    ]),
  );
  for (const each of Object.values(words)) expect(lines[0]).not.toContain(each);
});
