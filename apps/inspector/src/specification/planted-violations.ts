import pg from 'pg';

const ofLedger = ['ledger.entry', 'ledger.leaf', 'ledger.subtree', 'ledger.checkpoint', 'ledger.anchor'];
const ofVault = ['vault.sealed_text', 'vault.evidence_file', 'vault.evidence_place'];
const tables = [...ofLedger, 'views.incident', 'views.deadline', 'views.audience', 'views.organisation', ...ofVault];

/** Changes the record as the owner of its tables could, with the triggers switched off, and puts everything back. */
export class PlantedViolations {
  private constructor(private readonly client: pg.Client) {}

  /** Keeps a copy of the record as it stands. */
  static async on(superuserUrl: string): Promise<PlantedViolations> {
    const client = new pg.Client({ connectionString: superuserUrl });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`${ofLedger.map((table) => `alter table ${table} disable trigger user;`).join(' ')} create schema kept`);
    for (const table of tables) await client.query(`create table kept.${table.replace('.', '_')} as table ${table}`);
    return new PlantedViolations(client);
  }

  async plant(sql: string, values: readonly unknown[] = []): Promise<void> {
    const { rowCount } = await this.client.query(sql, [...values]);
    if (rowCount === 0) throw new Error('nothing was planted');
  }

  async undo(): Promise<void> {
    await this.client.query(`truncate ${tables.join(', ')}`);
    for (const table of tables) await this.client.query(`insert into ${table} select * from kept.${table.replace('.', '_')}`);
  }

  end = () => this.client.end();
}
