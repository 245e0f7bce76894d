import { queryInTenant } from '@shodo/store';
import type { IncidentOfTenant } from './incident-key.js';
import type { Keys } from './open-vault.js';

type WrappedKeys = Pick<Keys, 'keys'>;

/** Those of an incident's texts and files that have their key yet, and their incident its own: the others were erased, or lost it. Nothing is opened for it. */
export async function refsWithKey<Ref extends string>(
  { keys }: WrappedKeys,
  { tenant, incident }: IncidentOfTenant,
  refs: readonly Ref[],
): Promise<ReadonlySet<Ref>> {
  const { rows } = await queryInTenant<{ ref: Ref }>(keys, tenant, {
    text: `select t.ref from keys.text_key t join keys.incident_key i using (tenant_id, incident_id)
       where t.tenant_id = $1 and t.incident_id = $2 and t.ref = any($3::uuid[]) and i.wrapped is not null`,
    values: [tenant, incident, refs],
  });
  return new Set(rows.map(({ ref }) => ref));
}

/** Those that an erasure was carried out of, as is noted beside the keys in one transaction with destroying them. A key that is gone without it is damage. */
async function refsErased<Ref extends string>(
  { keys }: WrappedKeys,
  { tenant, incident }: IncidentOfTenant,
  refs: readonly Ref[],
): Promise<ReadonlySet<Ref>> {
  const { rows } = await queryInTenant<{ ref: Ref }>(keys, tenant, {
    text: `select ref from unnest($3::uuid[]) as n (ref) where exists (
         select from keys.erasure e where e.tenant_id = $1 and e.incident_id = $2 and (e.refs is null or n.ref = any(e.refs)))`,
    values: [tenant, incident, refs],
  });
  return new Set(rows.map(({ ref }) => ref));
}

type Lost = 'erased' | 'missing';

/** Those of an incident's texts and files that have no key, and why. Nothing is opened for it. */
export async function lostKeys<Ref extends string>(
  keys: WrappedKeys,
  of: IncidentOfTenant,
  refs: readonly Ref[],
): Promise<ReadonlyMap<Ref, Lost>> {
  if (refs.length === 0) return new Map();
  const [opens, erased] = [await refsWithKey(keys, of, refs), await refsErased(keys, of, refs)];
  return new Map(refs.filter((ref) => !opens.has(ref)).map((ref) => [ref, erased.has(ref) ? 'erased' : 'missing']));
}

/** Why a text or a file has no key that opens. */
export const withoutKey = async (keys: WrappedKeys, of: IncidentOfTenant, ref: string): Promise<Lost> =>
  (await refsErased(keys, of, [ref])).has(ref) ? 'erased' : 'missing';

/** Whether an erasure of everything was carried out. */
export async function isWhollyErased({ keys }: WrappedKeys, { tenant, incident }: IncidentOfTenant): Promise<boolean> {
  const { rowCount } = await queryInTenant(keys, tenant, {
    text: 'select from keys.erasure where tenant_id = $1 and incident_id = $2 and refs is null limit 1',
    values: [tenant, incident],
  });
  return rowCount === 1;
}

/**
 * Whether what the engine keeps of an incident opens no more as everything of it was erased: its record need not say so, as after a restore that brought
 * back keys of before and erased them again. With its key there, another reason is to be looked for.
 */
export async function isHistoryErased({ keys }: WrappedKeys, { tenant, incident }: IncidentOfTenant): Promise<boolean> {
  const { rowCount } = await queryInTenant(keys, tenant, {
    text: `select from keys.erasure e where e.tenant_id = $1 and e.incident_id = $2 and e.refs is null
       and not exists (select from keys.codec_key c where c.tenant_id = $1 and c.incident_id = $2 and c.wrapped is not null) limit 1`,
    values: [tenant, incident],
  });
  return rowCount === 1;
}

/** An erasure of everything that was carried out: the entry that ordered it, and when, by the clock of the keys. */
export interface WholeErasure {
  readonly seq: number;
  readonly digest: string;
  readonly carriedOutAt: string;
}

/** All that there are: one that an older record forgot, and one that it ordered afterwards. */
export async function wholeErasures({ keys }: WrappedKeys, { tenant, incident }: IncidentOfTenant): Promise<WholeErasure[]> {
  const { rows } = await queryInTenant<{ seq: number; digest: string; at: Date }>(keys, tenant, {
    text: `select seq::float8 as seq, digest, carried_out_at as at from keys.erasure
       where tenant_id = $1 and incident_id = $2 and refs is null order by carried_out_at`,
    values: [tenant, incident],
  });
  return rows.map(({ seq, digest, at }) => ({ seq, digest, carriedOutAt: at.toISOString() }));
}

/** The keys of one incident as they lie there at one moment, beside the erasures that are noted as carried out. */
export interface KeysStanding {
  /** Whether the incident's own key is there; undefined where there was never one, or its row was taken out. */
  readonly opens: boolean | undefined;
  /** Of what was asked for, and of what was erased. */
  readonly refs: ReadonlySet<string>;
  /** `refs` is null where it was everything; when, by the clock of the keys. */
  readonly erasures: readonly {
    readonly seq: number;
    readonly digest: string;
    readonly refs: readonly string[] | null;
    readonly carriedOutAt: string;
  }[];
}

/** For whoever checks what the record says of them. One statement, so that all of it is of one moment. */
export async function keysStanding(
  { keys }: WrappedKeys,
  { tenant, incident }: IncidentOfTenant,
  refs: readonly string[],
): Promise<KeysStanding> {
  const { rows } = await queryInTenant<{ opens: boolean | null; refs: string[]; erasures: KeysStanding['erasures'] }>(keys, tenant, {
    text: `with erasure as (select seq, digest, refs, carried_out_at from keys.erasure where tenant_id = $1 and incident_id = $2)
       select (select wrapped is not null from keys.incident_key where tenant_id = $1 and incident_id = $2) as opens,
         array(select ref from keys.text_key where tenant_id = $1 and incident_id = $2
           and ref = any($3::uuid[] || array(select unnest(e.refs) from erasure e)))::text[] as refs,
         (select coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'digest', digest, 'refs', refs, 'carriedOutAt', carried_out_at) order by seq), '[]') from erasure) as erasures`,
    values: [tenant, incident, refs],
  });
  const [row] = rows;
  return { opens: row?.opens ?? undefined, refs: new Set(row?.refs), erasures: row?.erasures ?? [] };
}
