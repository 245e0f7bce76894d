import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildrenRecord, connected, lockFolder, markOf } from '@shodo/servers';
import { Connection } from '@temporalio/client';
import { freshDatabase } from './fresh-database.js';
import { freshNamespace } from './fresh-namespace.js';
import { sweepDeadRuns } from './test-servers.js';

const ask = (url: string, question: string) =>
  connected(url, async (client) => (await client.query({ text: question, rowMode: 'array' })).rows[0]?.[0]);

test('each suite gets databases of its own, migrated, with an owner that is no superuser', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()];
  expect(new Set([one.url, one.keysUrl, other.url, other.keysUrl]).size).toBe(4);
  expect(await ask(one.url, 'select rolsuper or rolbypassrls from pg_roles where rolname = current_user')).toBe(false);
  expect(await ask(one.superuserUrl, 'select rolsuper from pg_roles where rolname = current_user')).toBe(true);
  expect(await ask(one.url, "select count(*)::int from pg_namespace where nspname = 'ledger'")).toBe(1);
  for (const database of [one, other]) await database.drop();
  await expect(ask(one.url, 'select 1')).rejects.toThrow('does not exist');
});

test('each suite gets a namespace of its own that can be used at once', async () => {
  const [one, other] = [await freshNamespace(), await freshNamespace()];
  expect(one.namespace).not.toBe(other.namespace);
  const connection = await Connection.connect({ address: one.address });
  const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: one.namespace });
  expect(namespaceInfo?.name).toBe(one.namespace);
  await connection.close();
});

test('what a killed run left is cleared away; a live run and one that is just being made are left alone', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'shodo-sweep-'));
  const [dead, live, justMade] = ['dead', 'live', 'just-made'].map((name) => join(runs, name));
  if (!dead || !live || !justMade) throw new Error('three folders are needed');
  for (const folder of [dead, live, justMade]) mkdirSync(folder);
  const orphan = spawn('sleep', ['60'], { detached: true });
  const gone = once(orphan, 'exit');
  await once(orphan, 'spawn');
  lockFolder(live);
  const mark = markOf(orphan.pid ?? 0);
  if (!mark) throw new Error('the orphan has ended too early');
  writeFileSync(join(dead, 'lock'), JSON.stringify({ pid: 2_000_000_000, born: 'before' }));
  new ChildrenRecord(dead).note('postgres', mark);

  await sweepDeadRuns(runs, () => undefined);
  await gone;
  expect([dead, live, justMade].map(existsSync)).toEqual([false, true, true]);
  rmSync(runs, { recursive: true });
});
