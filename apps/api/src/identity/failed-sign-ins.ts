import type { Query } from './identity-pool.js';

/** One count of failures: after `allowed` at once, one more every `stepSeconds`. */
export interface Count<Scope extends string = string> {
  readonly scope: Scope;
  readonly key: Buffer;
  readonly allowed: number;
  readonly stepSeconds: number;
}

/** A count that is full, and how long until it takes one more. */
export interface Full<Scope extends string = string> {
  readonly scope: Scope;
  readonly seconds: number;
}

interface Row {
  at: number;
  counted: boolean;
  seconds: string;
}

/** Seconds from now until a count with this drained_at takes one more. */
const seconds = (drainedAt: string) => `extract(epoch from ${drainedAt} - clock_timestamp()) - (allowed - 1) * step`;

/**
 * Counts an attempt as a failure before its password is looked at, so that guesses sent at the same moment do not slip through together. Where a
 * count is full, none is raised: who is turned away by one limit does not fill the others.
 * @returns the full counts among them: with `mayTry`, those that this attempt fills if it fails; without, those that turn it away
 */
export async function countAttempt<Scope extends string>(
  database: Query,
  counts: readonly Count<Scope>[],
): Promise<{ readonly mayTry: boolean; readonly full: readonly Full<Scope>[] }> {
  const { rows } = await database.query<Row>(
    `with wanted as (
       select * from unnest($1::bytea[], $2::int[], $3::int[]) with ordinality as w (key, allowed, step, at)
     ), present as (
       select at::int, false as counted, ${seconds('drained_at')} as seconds from wanted join failed_sign_in using (key)
     ), raised as (
       insert into failed_sign_in as f (key, drained_at)
       select key, clock_timestamp() + make_interval(secs => step) from wanted where not exists (select from present where seconds > 0) order by key
       on conflict (key) do update set
         drained_at = greatest(f.drained_at, clock_timestamp()) + make_interval(secs => (select step from wanted w where w.key = f.key))
       returning key, drained_at
     )
     select * from present where seconds > 0
     union all select at::int, true, ${seconds('drained_at')} from raised join wanted using (key)`,
    [counts.map(({ key }) => key), counts.map(({ allowed }) => allowed), counts.map(({ stepSeconds }) => stepSeconds)],
  );
  const full = rows.flatMap(({ at, seconds: left }) => {
    const count = counts[at - 1];
    return count && Number(left) > 0 ? [{ scope: count.scope, seconds: Number(left), step: count.stepSeconds }] : [];
  });
  const wasCounted = rows.every(({ counted }) => counted);
  // Beside others sent at the same moment an attempt may be counted and still come too late: then more than one step is to be waited for.
  const mayTry = wasCounted && full.every(({ seconds: left, step }) => left <= step);
  if (wasCounted && !mayTry) await uncount(database, counts);
  return { mayTry, full: full.map(({ scope, seconds: left }) => ({ scope, seconds: left })) };
}

/** Takes back what one attempt was counted as. */
export const uncount = (database: Query, counts: readonly Count[]): Promise<unknown> =>
  database.query(
    `with wanted as (select * from unnest($1::bytea[], $2::int[]) as w (key, step)), locked as (
       select f.key, step from failed_sign_in f join wanted using (key) order by f.key for update of f
     )
     update failed_sign_in f set drained_at = f.drained_at - make_interval(secs => step) from locked where f.key = locked.key`,
    [counts.map(({ key }) => key), counts.map(({ stepSeconds }) => stepSeconds)],
  );

export const forgetCount = (database: Query, { key }: Count): Promise<unknown> =>
  database.query('delete from failed_sign_in where key = $1', [key]);

/** Removes counts that have drained, some at a time and never waiting for a row in use. */
export const sweepDrained = (database: Query): Promise<unknown> =>
  database.query(
    `delete from failed_sign_in where key in (select key from failed_sign_in where drained_at < now() limit 100 for update skip locked)`,
  );
