import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.js';
import { connected, ensureDatabase, makeLogins, withDatabase } from './logins.js';
import { type RunningPostgres, startPostgres } from './start-postgres.js';

const started: RunningPostgres[] = [];
const folders: string[] = [];
afterAll(async () => {
  for (const each of started) await each.process.stop();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-postgres-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

async function start(folder: string, password = 'pass', said: string[] = []): Promise<RunningPostgres> {
  const plan = { folder, port: await freePort(), password, logFile: join(folder, 'log'), say: (line: string) => void said.push(line) };
  const running = await startPostgres(plan);
  started.push(running);
  return running;
}

const ask = (url: string, question: string) =>
  connected(url, async (client) => (await client.query({ text: question, rowMode: 'array' })).rows[0]?.[0]);

describe('one server', () => {
  const folder = newFolder();
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await start(folder);
  });

  test('it keeps text as UTF-8 whatever the machine is set to, and writes through to the disk', async () => {
    expect(await ask(server.superuserUrl, 'show server_encoding')).toBe('UTF8');
    expect(await ask(server.superuserUrl, 'show fsync')).toBe('on');
    expect(await ask(server.superuserUrl, "select lower('ÀÉ') || '髙﨑𠮷'")).toBe('àé髙﨑𠮷');
  });

  test('killed, it comes back on the same address with what was committed', async () => {
    await connected(server.superuserUrl, (client) => client.query('create table kept as select 7 as n'));
    const before = server.process.pid ?? 0;
    process.kill(before, 'SIGKILL');
    while (server.process.pid === before || server.process.pid === undefined) await sleep(20);
    for (let left = 100; left > 0; left--) {
      const answer = await ask(server.superuserUrl, 'select n from kept').catch(() => sleep(50));
      if (answer === 7) return;
    }
    throw new Error('it did not come back');
  });
});

test('a server that outlived its killed supervisor is stopped and its cluster taken over', async () => {
  const folder = newFolder();
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', supervisorOf(folder, await freePort())], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(supervisor.stdout, 'data');
  const orphan = JSON.parse(String(line)) as { pid: number; url: string };
  supervisor.kill('SIGKILL');
  await once(supervisor, 'exit');
  expect(await ask(orphan.url, 'select 1')).toBe(1);

  const said: string[] = [];
  const { superuserUrl } = await start(folder, 'pass', said);
  expect(said.join()).toContain(`outlived its supervisor (process ${orphan.pid})`);
  expect(await ask(superuserUrl, 'select 1')).toBe(1);
  await expect(ask(orphan.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

/** A supervisor in a process of its own, from the built library. */
const supervisorOf = (folder: string, port: number) => `
  import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, '..', '..', 'dist', 'index.js'))};
  const [folder, port] = ${JSON.stringify([folder, port])};
  const { process: server, superuserUrl } = await startPostgres({ folder, port, password: 'pass', logFile: folder + '/log', say: () => {} });
  console.log(JSON.stringify({ pid: server.pid, url: superuserUrl }));
`;

test("a stranger's server that claims the folder is left alone, and the start refused", async () => {
  const [theirs, ours] = [newFolder(), newFolder()];
  const stranger = await start(theirs, 'their password');
  mkdirSync(join(ours, 'postgres'));
  for (const file of ['PG_VERSION', 'postmaster.pid']) copyFileSync(join(theirs, 'postgres', file), join(ours, 'postgres', file));
  await expect(start(ours, 'our password')).rejects.toThrow(/is not ours\. It is left alone/);
  expect(await ask(stranger.superuserUrl, 'select 1')).toBe(1);
});

test('the logins may make roles and databases but are no superusers, and only the owner may connect', async () => {
  const { superuserUrl } = await start(newFolder());
  const passwords = { shodo: 'a/b@c', temporal: 't' };
  const ownerUrl = await makeLogins(superuserUrl, passwords);
  await makeLogins(superuserUrl, passwords);
  for (let twice = 0; twice < 2; twice++) await ensureDatabase(superuserUrl, 'record', 'shodo');
  const rights = 'select array[rolsuper, rolbypassrls, rolcreaterole, rolcreatedb] from pg_roles where rolname = current_user';
  expect(await ask(withDatabase(ownerUrl, 'record'), rights)).toEqual([false, false, true, false]);
  const temporalUrl = withDatabase(superuserUrl, 'record').replace(/\/\/[^@]+@/, '//temporal:t@');
  await expect(ask(temporalUrl, 'select 1')).rejects.toThrow(/database record: permission denied/);
  expect(await ask(withDatabase(temporalUrl, 'postgres'), rights)).toEqual([false, false, false, true]);
});
