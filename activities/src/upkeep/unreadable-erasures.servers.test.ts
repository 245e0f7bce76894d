import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppendToIncident } from '@shodo/contracts';
import { connected } from '@shodo/servers';
import { appendToIncident, openStore, type Store } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import { erasureJournal, openEvidencePlace, openTexts, openVault, sealTexts, type Vault } from '@shodo/vault';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type LogEntry } from '@temporalio/worker';
import { createUpkeepActivities, type UpkeepDependencies } from './upkeep-activities.js';

/** Upkeep says in its log which erasure it did not carry out, and carries out the others, of the same and of other organisations. */
let database: FreshDatabase;
let [store, upkeep]: [Store, Store] = [undefined as never, undefined as never];
let [vault, upkeepVault]: [Vault, Vault] = [undefined as never, undefined as never];
const folder = mkdtempSync(join(tmpdir(), 'shodo-unreadable-erasures-'));
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
  const keys = { keys: { url: database.keysUrl }, masterKey: randomBytes(32) };
  vault = openVault({ store, ...keys });
  upkeepVault = openVault({ store: upkeep, ...keys });
});
afterAll(async () => {
  await Promise.all([store?.close(), upkeep?.close(), vault?.close(), upkeepVault?.close()]);
  await database?.drop();
  rmSync(folder, { recursive: true });
});

const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };
const text = '山田太郎の診断書を紛失';

/** An incident whose record orders that its one text is erased. */
async function ordered(tenant: string = randomUUID()) {
  const of = { tenant, incident: randomUUID() };
  const { summary } = await sealTexts(vault, { ...of, commandId: randomUUID(), texts: { summary: text } });
  const noticedAt = '2026-11-28T22:00:00+09:00';
  const reported = { kind: 'real', reference: 'AAAA-BBBB', noticedAt, summary, organisation: { jurisdictions: ['jp'] }, practice };
  const erased = { erasure: randomUUID(), ground: 'request-of-the-person', scope: 'texts', texts: [summary?.ref] };
  await appendToIncident(store, {
    ...of,
    head: { seq: 0, digest: '0'.repeat(64) },
    appendId: randomUUID(),
    events: [
      { type: 'IncidentReported', version: 1, data: reported },
      { type: 'TextsErased', version: 2, data: erased },
    ],
    occurredAt: '2026-11-28T13:00:00.000Z',
    actor: { kind: 'system', part: 'incident' },
    runId: randomUUID(),
  } as unknown as AppendToIncident);
  const refs = [summary?.ref ?? ''];
  return { of, opened: async () => Object.values(await openTexts(vault, { ...of, refs })) };
}

test('an erasure whose entry cannot be read is logged as an error in every round, and keeps back no other and nothing else', async () => {
  const damaged = await ordered();
  const others = [await ordered(damaged.of.tenant), await ordered(), await ordered()];
  await connected(database.superuserUrl, async (client) => {
    await client.query('alter table ledger.entry disable trigger user');
    await client.query(`update ledger.entry set content = $2 where stream_id = $1 and type = 'TextsErased'`, [damaged.of.incident, text]);
  });
  const files = openEvidencePlace({ folder: join(folder, 'files') });
  const dependencies = { store, upkeep, vault: () => upkeepVault, files, journal: erasureJournal(join(folder, 'erasures.jsonl')) };
  const { sweepVault } = createUpkeepActivities({ ...dependencies, isRunning: async () => false } as unknown as UpkeepDependencies);
  const round = async () => {
    const logged: LogEntry[] = [];
    const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('WARN', (entry) => void logged.push(entry)) });
    const answer = await environment.run<[], { swept: number; erased: number }, typeof sweepVault>(sweepVault);
    const { tenant, incident } = damaged.of;
    const errors = logged.filter(({ level }) => level === 'ERROR');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toBe('an erasure was not carried out, as the entry that orders it cannot be read');
    expect(errors[0]?.meta).toMatchObject({ tenant, incident, seq: 2 });
    for (const { message, meta } of logged) expect(message + JSON.stringify({ ...meta, taskInfo: undefined })).not.toContain('山田');
    return answer;
  };
  expect(await round()).toEqual({ swept: 0, erased: others.length });
  for (const { opened } of others) expect(await opened()).toEqual([null]);
  expect(await damaged.opened()).toEqual([text]);
  expect(await round()).toEqual({ swept: 0, erased: 0 });
});
