import pg from 'pg';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { eachRow } from './each-row.js';

let database: OwnDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await ownDatabase();
  // With a timeout the driver would tell of a failure in another way than without.
  client = new pg.Client({ connectionString: database.ownerUrl, query_timeout: 10_000, pipeline: true });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const numbers = (text: string, take: (n: number) => void) => eachRow<{ n: number }>(client, { text, values: [] }, ({ n }) => take(n));

test('Each row is handed over once, in order', async () => {
  const seen: number[] = [];
  await numbers('select n from generate_series(1, 5000) n', (n) => seen.push(n));
  expect(seen).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
});

test('A failure of the statement is told, and one of whoever takes the rows; the connection goes on', async () => {
  const seen: number[] = [];
  await expect(numbers('select 1 / (3 - n) as n from generate_series(1, 5) n', (n) => seen.push(n))).rejects.toMatchObject({
    code: '22012',
  });
  const refuse = (n: number) => {
    seen.push(n);
    throw new Error('no more');
  };
  await expect(numbers('select n from generate_series(7, 9) n', refuse)).rejects.toThrow('no more');
  await numbers('select 10 as n', (n) => seen.push(n));
  expect(seen).toEqual([0, 1, 7, 10]);
});
