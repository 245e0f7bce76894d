import pg from 'pg';

/** One table with some of its rows, each as PostgreSQL writes a whole row as text; or a sequence where it stood. */
export type Portion =
  | { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly string[] }
  | { readonly sequence: string; readonly value: string };

const rowsAtOnce = 200;
const ownSchemas = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`;

/** How a session reads and writes values, whatever the server is set to: what was written by one is read by the other. */
const plainly = "set datestyle = 'ISO'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'; set extra_float_digits = 1";

/** A state of one database, held still while others go on writing. The session is a superuser's: row-level security would leave rows out. */
export class StillDatabase {
  private constructor(private readonly client: pg.Client) {}

  /** Takes the state as it is now. */
  static async of(url: string): Promise<StillDatabase> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`${plainly}; begin isolation level repeatable read read only; select 1`);
    return new StillDatabase(client);
  }

  /** Every table with its rows, and every sequence. Memory holds a few hundred rows at a time. */
  async *portions(): AsyncGenerator<Portion> {
    for (const { table, columns } of await tablesIn(this.client)) {
      yield { table, columns, rows: [] };
      await this.client.query(`declare reading no scroll cursor for select t::text as row from ${table} t`);
      for (;;) {
        const { rows } = await this.client.query<{ row: string }>(`fetch ${rowsAtOnce} from reading`);
        if (rows.length === 0) break;
        yield { table, columns, rows: rows.map(({ row }) => row) };
      }
      await this.client.query('close reading');
    }
    const sequences = await this.client.query<{ sequence: string; value: string }>(
      `select format('%I.%I', n.nspname, c.relname) as sequence, pg_sequence_last_value(c.oid)::text as value
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ownSchemas} order by 1`,
    );
    for (const { sequence, value } of sequences.rows) if (value !== null) yield { sequence, value };
  }

  query = async <Row extends object>(sql: string): Promise<readonly Row[]> => (await this.client.query<Row>(sql)).rows;
  end = (): Promise<void> => this.client.end();
}

async function tablesIn(client: pg.Client) {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
       array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and ${ownSchemas} group by 1 order by 1`,
  );
  return rows;
}

/** Takes portions in, table by table, into a database that has the shape of the one they came from and nothing else in it. */
export class TakingDatabase {
  #table = '';

  private constructor(private readonly client: pg.Client) {}

  /** No trigger fires and no reference is checked while rows come in: they were checked where they come from. The session is a superuser's. */
  static async of(url: string): Promise<TakingDatabase> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`${plainly}; set session_replication_role = replica; begin`);
    return new TakingDatabase(client);
  }

  async take(portion: Portion): Promise<void> {
    if ('sequence' in portion) {
      await this.client.query('select setval($1::regclass, $2)', [portion.sequence, portion.value]);
      return;
    }
    const { table, columns, rows } = portion;
    if (table !== this.#table) await this.#begin(table);
    if (rows.length === 0) return;
    await this.client.query(
      `insert into ${table} (${columns.join(', ')}) overriding system value
       select ${columns.map((column) => `(taken).${column}`).join(', ')}
       from (select each::${table} as taken from unnest($1::text[]) with ordinality as given (each, at) order by at offset 0) rows`,
      [rows],
    );
  }

  /**
   * Makes everything that was taken stand, or nothing of it.
   * @param analyse whether the planner may look at it: its statistics keep values
   */
  async finish(analyse = true): Promise<void> {
    await this.client.query(analyse ? 'commit; analyze' : 'commit');
  }

  end = (): Promise<void> => this.client.end();

  /** What making the shape has written goes: the rows that come are all there is. */
  async #begin(table: string): Promise<void> {
    this.#table = table;
    const { rows } = await this.client.query(`select from ${table} limit 1`);
    if (rows.length > 0) await this.client.query(`delete from ${table}`);
  }
}
