import type pg from 'pg';

export interface StreamChange {
  readonly tenant: string;
  /** Absent when the organisation's own stream grew. */
  readonly incident?: string;
  readonly seq: number;
}

/**
 * Tells every listening process that streams have grown, after the commit and without making anybody wait: a notification inside a transaction
 * makes all commits of the database wait for one another. What comes while one telling is under way goes with the next. A process that dies
 * between commit and telling leaves a change untold; the repeat of its append tells it.
 */
export class ChangeTeller {
  private waiting: StreamChange[] = [];
  private telling: Promise<void> | undefined;

  constructor(private readonly pool: pg.Pool) {}

  tell(change: StreamChange): void {
    this.waiting.push(change);
    this.telling ??= this.tellAll();
  }

  /** Resolves when everything said so far is told, or could not be. */
  async idle(): Promise<void> {
    await this.telling;
  }

  private async tellAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const payloads = this.waiting.map((change) => JSON.stringify(change));
      this.waiting = [];
      await this.pool
        .query("select pg_notify('shodo_changes', payload) from unnest($1::text[]) as payload", [payloads])
        .catch(() => undefined);
    }
    this.telling = undefined;
  }
}
