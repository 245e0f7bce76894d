import { randomUUID } from 'node:crypto';
import { ChainCheck, exportHeader, exportLine, RecordReader, readHeader } from '@shodo/ledger';
import { entriesOf, headOf, migrate, openStore, type Store, verifyStream } from '../index.js';
import { noted, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { sha256 } from './stored-entries.js';

let database: OwnDatabase;
let store: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function eightEntries() {
  const incident = new Writer(store, randomUUID());
  await incident.append(reported());
  for (let count = 0; count < 3; count += 1) await incident.append([noted(), noted()]);
  return incident;
}

/** An owner who takes the guards off, as only the owner of the tables can. */
const offGuard = (sql: string) =>
  database.asSuperuser(
    `alter table ledger.entry disable trigger all; ${sql}; alter table ledger.entry enable always trigger no_change; alter table ledger.entry enable trigger join_chain`,
  );

describe('an owner who takes the guards off and edits the stored record is found', () => {
  test.each([
    [
      'a letter of the content',
      "update ledger.entry set content = replace(content, '2026-11-28T13', '2026-11-28T12') where seq = 4",
      4,
      'changed',
    ],
    ['white space in the content', "update ledger.entry set content = replace(content, ',', ', ') where seq = 4", 4, 'changed'],
    [
      'a member doubled in the content',
      `update ledger.entry set content = replace(content, '"seq":4', '"seq":5,"seq":4') where seq = 4`,
      4,
      'changed',
    ],
    ['a digest', "update ledger.entry set digest = repeat('0', 64) where seq = 4", 4, 'changed'],
    ['content that is no JSON', "update ledger.entry set content = 'x' where seq = 4", 4, 'changed'],
    ['a row deleted', 'delete from ledger.entry where seq = 4', 4, 'deleted'],
    [
      'two exchanged',
      'update ledger.entry a set content = b.content, digest = b.digest from ledger.entry b where a.stream_id = b.stream_id and (a.seq, b.seq) in ((4, 5), (5, 4))',
      4,
      'reordered',
    ],
    ['the tail cut', 'delete from ledger.entry where seq > 6', 7, 'truncated'],
    ['an earlier commit', "update ledger.entry set recorded_at = recorded_at - interval '1 day' where seq = 4", 4, 'backdated'],
    ['the column by which repeats are found', "update ledger.entry set append_id = 'other' where seq = 4", 4, 'changed'],
    ['the column of the request’s mac', 'update ledger.entry set request_mac = null where seq = 4', 4, 'changed'],
    ['the column of the type', "update ledger.entry set type = 'IncidentClosed' where seq = 4", 4, 'changed'],
    ['a column that runs on into the next', "update ledger.entry set append_id = append_id || e'\\t' || type where seq = 4", 4, 'changed'],
    ['something before the content', "update ledger.entry set content = e'x\\t' || content where seq = 4", 4, 'changed'],
    ['a commit that never was', "update ledger.entry set recorded_at = 'infinity' where seq = 4", 4, 'changed'],
    ['a commit before all years', "update ledger.entry set recorded_at = '0044-03-15 BC' where seq = 4", 4, 'changed'],
    [
      'a column that no row may lack',
      'alter table ledger.entry alter column type drop not null; update ledger.entry set type = null where seq = 4',
      4,
      'changed',
    ],
  ])('%s', async (_, harm, seq, problem) => {
    const incident = await eightEntries();
    const head = await headOf(store, incident);
    expect(await verifyStream(store, incident, { head })).toEqual({ ok: true, head });
    await offGuard(
      harm.includes(' where ') ? `${harm} and ${harm.includes('ledger.entry a set') ? 'a.' : ''}stream_id = '${incident.incident}'` : harm,
    );
    expect(await verifyStream(store, incident, { head })).toMatchObject({ ok: false, seq, problem });
  });
});

test('what is exported while the stream grows ends at the head its header names, and is checked by nothing but the text', async () => {
  const incident = await eightEntries();
  const head = await headOf(store, incident);
  const lines = [exportHeader({ stream: `incident:${incident.tenant}:${incident.incident}`, head, exportedAt: new Date().toISOString() })];
  for await (const entry of entriesOf(store, { ...incident, upTo: head })) {
    lines.push(exportLine(entry));
    if (lines.length === 3) await incident.append([noted()]);
  }
  expect(lines).toHaveLength(9);
  const header = readHeader(lines[0] ?? '');
  const check = new ChainCheck({ stream: header?.stream ?? '', head: header?.head ?? head });
  const reader = new RecordReader(sha256);
  for (const line of lines.slice(1)) {
    const read = reader.line(line);
    if (read.is === 'entry') check.take(read.link);
  }
  expect(check.verdict()).toEqual({ ok: true, head });
});
