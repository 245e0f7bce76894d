import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalServer } from './find-temporal-server.js';
import { parseVersion, temporalVersion } from './programs.js';
import { archiveName, digestFor } from './release-archive.js';

let home: string;
let env: NodeJS.ProcessEnv;
const quiet = () => undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'shodo-find-'));
  env = { HOME: home, PATH: `${join(home, 'bin')}:/usr/bin:/bin` };
});
afterEach(() => rmSync(home, { recursive: true }));

/** Two programs that know nothing but their version. */
function programs(folder: string, version: string, [server, sqlTool] = ['temporal-server', 'temporal-sql-tool']) {
  mkdirSync(folder, { recursive: true });
  for (const name of [server, sqlTool]) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho ${name} version ${version}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return { server: join(folder, server), sqlTool: join(folder, sqlTool) };
}
const cache = () => join(home, '.cache', 'shodo', `temporal-${temporalVersion}-${process.platform}-${process.arch}`);

test('with an address there is nothing to find', async () => {
  env.TEMPORAL_ADDRESS = 'engine.example:7233';
  programs(join(home, 'bin'), temporalVersion);
  expect(await findTemporalServer(quiet, { env })).toEqual({ address: 'engine.example:7233' });
});

test('programs named by settings come before those on PATH', async () => {
  programs(join(home, 'bin'), temporalVersion);
  const named = programs(join(home, 'own'), temporalVersion);
  Object.assign(env, { SHODO_TEMPORAL_SERVER: named.server, SHODO_TEMPORAL_SQL_TOOL: named.sqlTool });
  expect(await findTemporalServer(quiet, { env })).toEqual({ ...named, origin: 'settings' });
});

test('programs named by settings are refused when they are another version, do not run, or are only half named', async () => {
  const { server, sqlTool } = programs(join(home, 'own'), '1.29.1');
  const find = (more: NodeJS.ProcessEnv) => findTemporalServer(quiet, { env: { ...env, ...more } });
  await expect(find({ SHODO_TEMPORAL_SERVER: server, SHODO_TEMPORAL_SQL_TOOL: sqlTool })).rejects.toThrow(`1.29.1, not ${temporalVersion}`);
  await expect(find({ SHODO_TEMPORAL_SERVER: '/nowhere', SHODO_TEMPORAL_SQL_TOOL: sqlTool })).rejects.toThrow('/nowhere does not run');
  await expect(find({ SHODO_TEMPORAL_SERVER: server })).rejects.toThrow('set both or neither');
});

test('PATH comes before the cache, but another version on PATH is passed over', async () => {
  const cached = programs(cache(), temporalVersion);
  const onPath = programs(join(home, 'bin'), temporalVersion);
  expect(await findTemporalServer(quiet, { env })).toEqual({ ...onPath, origin: 'PATH' });
  programs(join(home, 'bin'), '1.30.0');
  expect(await findTemporalServer(quiet, { env })).toEqual({ ...cached, origin: 'cache' });
});

test('the cache may hold the programs under the names that Go gives them', async () => {
  const cached = programs(cache(), temporalVersion, ['server', 'sql']);
  expect(await findTemporalServer(quiet, { env })).toEqual({ ...cached, origin: 'cache' });
});

test('sources are tried in order, and the first that works fills the cache for the next time', async () => {
  const tried: string[] = [];
  const source = (origin: string, works: boolean) => ({
    origin,
    fill: async (folder: string) => {
      tried.push(origin);
      programs(folder, temporalVersion);
      if (!works) throw new Error('no network');
    },
  });
  const sources = [source('archive', false), source('go', true), source('never asked', true)];
  expect((await findTemporalServer(quiet, { env, sources })) as object).toMatchObject({ origin: 'go' });
  expect(tried).toEqual(['archive', 'go']);
  expect((await findTemporalServer(quiet, { env, sources })) as object).toMatchObject({ origin: 'cache' });
});

test('a source that fails half way leaves nothing that could be taken for a server', async () => {
  const half = async (folder: string) => {
    programs(folder, temporalVersion);
    throw new Error('the disk is full');
  };
  await expect(findTemporalServer(quiet, { env, sources: [{ origin: 'archive', fill: half }] })).rejects.toThrow('the disk is full');
  expect(existsSync(cache())).toBe(false);
  expect(readdirSync(join(home, '.cache', 'shodo'))).toEqual([]);
});

test('when nothing helps, the error says why for each way and names every choice', async () => {
  const sources = [{ origin: 'the release archive', fill: () => Promise.reject(new Error('no route to github.com')) }];
  const error: unknown = await findTemporalServer(quiet, { env, sources }).catch((reason: unknown) => reason);
  for (const words of [
    'PATH: no temporal-server',
    'cache: nothing in',
    'no route to github.com',
    'TEMPORAL_ADDRESS',
    'SHODO_TEMPORAL_SERVER',
    'github.com',
    'Go 1.26',
  ]) {
    expect(String(error)).toContain(words);
  }
});

test('the version is read from what server and SQL tool print', () => {
  expect(parseVersion('temporal version 1.31.2')).toBe('1.31.2');
  expect(parseVersion('temporal-sql-tool version 1.31.2-rc.1\n')).toBe('1.31.2-rc.1');
  expect(parseVersion('unknown flag: --version')).toBeUndefined();
});

test('the release has archives for Linux and macOS on both kinds of processor, under its own names for them', () => {
  expect(archiveName('linux', 'x64')).toBe('temporal_1.31.2_linux_amd64.tar.gz');
  expect(archiveName('darwin', 'arm64')).toBe('temporal_1.31.2_darwin_arm64.tar.gz');
  expect(archiveName('linux', 'riscv64')).toBeUndefined();
  expect(archiveName('freebsd', 'x64')).toBeUndefined();
});

test('a digest belongs to the file named in full, not to one whose name begins alike', () => {
  const list = 'AA11  temporal_1.31.2_linux_amd64.tar.gz.sbom\nBB22  temporal_1.31.2_linux_amd64.tar.gz\n';
  expect(digestFor('temporal_1.31.2_linux_amd64.tar.gz', list)).toBe('bb22');
  expect(digestFor('temporal_1.31.2_linux_arm64.tar.gz', list)).toBeUndefined();
});
