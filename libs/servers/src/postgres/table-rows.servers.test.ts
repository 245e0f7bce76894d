import { randomBytes } from 'node:crypto';
import { connected, ensureDatabase, withDatabase } from './logins.js';
import { StillDatabase, TakingDatabase } from './table-rows.js';

const superuser = process.env.SHODO_TEST_PG_URL ?? '';
const names = ['from', 'to'].map((end) => `rows_${end}_${randomBytes(4).toString('hex')}`);
const [from = '', to = ''] = names.map((name) => withDatabase(superuser, name));
const shape = `
  create schema "odd schema";
  create table plain (id bigint generated always as identity primary key, text text, bytes bytea, at timestamptz, number float8, document jsonb, list uuid[]);
  create table "odd schema"."Odd Table" ("A ""column""" text, doubled text generated always as ("A ""column""" || "A ""column""") stored, last int not null);
  create table child (plain bigint not null references plain, note text);
  create function never() returns trigger language plpgsql as $$ begin raise exception 'a trigger fired'; end $$;
  create trigger never before insert on child for each row execute function never();`;

beforeAll(async () => {
  for (const name of names) await ensureDatabase(superuser, name);
  for (const url of [from, to]) await connected(url, (client) => client.query(shape));
});
afterAll(() =>
  connected(superuser, async (client) => {
    for (const name of names) await client.query(`drop database ${name} with (force)`);
  }),
);

const content = (url: string) =>
  connected(url, async (client) => {
    const all = async (sql: string) => (await client.query(sql)).rows;
    return {
      plain: await all('select * from plain order by id'),
      odd: await all('select * from "odd schema"."Odd Table" order by last'),
      child: await all('select * from child order by note'),
    };
  });

test('a database is taken over value for value, while the first one goes on', async () => {
  await connected(from, async (client) => {
    await client.query(`alter table "odd schema"."Odd Table" drop column last, add column last int`);
    await client.query(
      `insert into plain (text, bytes, at, number, document, list)
       select case when n % 3 = 0 then null else E'髙﨑𠮷, "(quoted)"\\n\\\\ ' || n end, decode(md5(n::text), 'hex'),
         timestamptz '2026-11-28 22:00:00.123456+09' + n * interval '1 day', n / 3.0::float8, jsonb_build_object('n', n), array[gen_random_uuid()]
       from generate_series(1, 1234) n`,
    );
    await client.query(`insert into "odd schema"."Odd Table" ("A ""column""", last) values ('', 1), (null, 2), ('(,)', 3)`);
    await client.query('alter table child disable trigger never');
    await client.query("insert into child select 7, 'child of seven'");
  });
  await connected(to, (client) => client.query(`alter table "odd schema"."Odd Table" drop column last, add column last int`));
  const expected = await content(from);
  const still = await StillDatabase.of(from);
  await connected(from, (client) => client.query("insert into plain (text) values ('after the state was taken')"));
  await connected(to, (client) => client.query("insert into plain (text) values ('made with the shape')"));
  const taking = await TakingDatabase.of(to);
  for await (const portion of still.portions()) await taking.take(portion);
  await taking.finish();
  await Promise.all([still.end(), taking.end()]);
  expect(await content(to)).toEqual(expected);
  const next = await connected(to, (client) => client.query("insert into plain (text) values ('next') returning id"));
  expect(Number(next.rows[0].id)).toBeGreaterThan(1234);
});
