import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, cloneRoot, type FreshDatabase, freshDatabase, Product } from '@shodo/testkit';
import pg from 'pg';
import { password } from '../specification/running-api.js';

let database: FreshDatabase;
let folder: string;
let product: Product;
const port = 20_000 + Math.floor(Math.random() * 20_000);

beforeAll(async () => {
  database = await freshDatabase({ migrated: false });
  folder = mkdtempSync(join(tmpdir(), 'shodo-api-'));
  product = new Product(cloneRoot, {
    databaseUrl: database.url,
    keysDatabaseUrl: database.keysUrl,
    temporalAddress: '127.0.0.1:1',
    temporalNamespace: 'nowhere',
    dataFolder: folder,
    port,
  });
});
afterAll(async () => {
  await product?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** An api that stands beside this one on the same databases, and does not start. */
async function refusedBeside(env: NodeJS.ProcessEnv): Promise<{ code: number; said: string; told: string }> {
  const child = spawn(process.execPath, [join(cloneRoot, 'apps/api/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      SHODO_KEYS_DATABASE_URL: database.keysUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SHODO_PORT: '0',
      ...env,
    },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  let told = '';
  child.stdout.on('data', (part: Buffer) => {
    told += part.toString();
  });
  const [code] = await once(child, 'exit');
  return { code: code as number, said, told };
}

describe('the process', () => {
  it('refuses malformed settings, all at once, and starts nothing', async () => {
    const child = spawn(process.execPath, [join(cloneRoot, 'apps/api/dist/main.js')], {
      env: { PATH: process.env.PATH, SHODO_PORT: 'many', SHODO_MASTER_KEY: 'hunter2' },
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(2);
    for (const name of ['DATABASE_URL', 'SHODO_PORT', 'SHODO_MASTER_KEY']) expect(said).toContain(name);
    expect(said).not.toContain('hunter2');
  });

  it('brings an empty database to its shape, hands the link of the owner to whoever started it, and keeps its secrets to itself', async () => {
    await product.start('api');
    const first = await product.ownerLink();
    expect(first).toMatch(new RegExp(`^http://localhost:${port}/setup#token=[A-Za-z0-9_-]{43}$`));
    expect(statSync(join(folder, 'secrets', 'master.key')).mode & 0o777).toBe(0o600);
    const said = product.linesOf('api').join();
    expect(said).not.toContain(first.slice(first.indexOf('token=')));
    expect(said).not.toContain(readFileSync(join(folder, 'secrets', 'master.key'), 'utf8').trim());
  });

  it('makes a new link at each start until it is used, and the one before works no more', async () => {
    const before = await product.ownerLink();
    await product.stop();
    await product.start('api');
    const now = await product.ownerLink();
    expect(now).not.toBe(before);
    const form = { organisationName: 'さくら医院', name: '山田花子', email: 'hanako@example.jp', password };
    expect((await new Caller(product.url).setUp(before, form)).status).toBe(410);
    expect((await new Caller(product.url).setUp(now, form)).status).toBe(200);
    await product.stop();
    await product.start('api');
    const signedIn = new Caller(product.url);
    expect((await signedIn.signIn('hanako@example.jp', password)).status).toBe(200);
    expect(await Promise.race([product.ownerLink(), sleep(1_000, 'none')])).toBe('none');
  });

  it('ends beside a store whose keys another master key wraps, says so, and leaves no key of its own behind', async () => {
    const owner = new pg.Client(database.keysUrl);
    await owner.connect();
    await owner.query(
      "insert into keys.master_key (id) values ('the-one-of-others') on conflict (is_the_one) do update set id = excluded.id",
    );
    const elsewhere = mkdtempSync(join(tmpdir(), 'shodo-api-'));
    const { code, said, told } = await refusedBeside({ SHODO_DATA: elsewhere });
    expect({ code, told, key: existsSync(join(elsewhere, 'secrets', 'master.key')) }).toEqual({ code: 2, told: '', key: false });
    expect(said).toContain('wrapped by the master key the-one-of-others');
    await owner.query('delete from keys.master_key');
    await owner.end();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('ends with a data folder of its own beside a store whose files lie elsewhere, and says what to set', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'shodo-api-'));
    const SHODO_MASTER_KEY = readFileSync(join(folder, 'secrets', 'master.key'), 'utf8').trim();
    const { code, said, told } = await refusedBeside({ SHODO_DATA: elsewhere, SHODO_MASTER_KEY });
    expect({ code, told, left: readdirSync(elsewhere) }).toEqual({ code: 2, told: '', left: [] });
    expect(said).toContain(`the files of evidence of this store do not lie in the folder ${elsewhere}/evidence. Set SHODO_EVIDENCE_FOLDER`);
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('signs nobody out beside another api: what signs sessions follows from the master key, and lies in no file', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'shodo-api-'));
    const beside = new Product(cloneRoot, {
      databaseUrl: database.url,
      keysDatabaseUrl: database.keysUrl,
      temporalAddress: '127.0.0.1:1',
      temporalNamespace: 'nowhere',
      dataFolder: elsewhere,
      port: port + 1,
      settings: {
        SHODO_MASTER_KEY_FILE: join(folder, 'secrets', 'master.key'),
        SHODO_EVIDENCE_FOLDER: join(folder, 'evidence'),
      },
    });
    try {
      await beside.start('api');
      const { headers } = await new Caller(product.url).signIn('hanako@example.jp', password);
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const me = (url: string) => fetch(`${url}/v1/me`, { headers: { cookie } });
      expect([(await me(product.url)).status, (await me(beside.url)).status]).toEqual([200, 200]);
      expect([existsSync(join(elsewhere, 'secrets')), existsSync(join(folder, 'secrets', 'auth.secret'))]).toEqual([false, false]);

      await beside.stop();
      await beside.startWith('api', { SHODO_AUTH_SECRET: 'another secret, which signs nothing of the others' });
      expect((await me(beside.url)).status).toBe(401);
    } finally {
      await beside.stop();
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  it('serves the page of the console for its own paths, and nothing of the machine', async () => {
    const asked = (path: string) => new Caller(product.url).call<string>(path, { headers: { accept: 'text/html' } });
    for (const path of ['/', '/join?token=abc', '/incidents/0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e8f']) {
      const { status, body, headers } = await asked(path);
      expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([200, 'no-cache', 'text/html; charset=utf-8']);
      expect(body).toContain('<!doctype html>');
    }
    for (const path of ['/v1/no-such-thing', '/assets/no-such-thing.js', '/api/auth/no-such-thing'])
      expect((await asked(path)).status).toBe(404);
    for (const path of [
      '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
      '/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/package.json',
    ]) {
      expect(String((await asked(path)).body)).not.toMatch(/root:|"name"/);
    }
    expect(product.linesOf('api').join()).not.toContain('token=abc');
  });

  it('stops promptly on SIGTERM with a stream of changes open', async () => {
    const caller = new Caller(product.url);
    const { headers } = await caller.signIn('hanako@example.jp', password);
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const stream = await fetch(`${product.url}/v1/changes`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const began = performance.now();
    await product.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
    await stream.text().catch(() => undefined);
  });
});
