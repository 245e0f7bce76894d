import { acrossTenants, type Store } from '@shodo/store';
import type pg from 'pg';
import { WrongFilePlace } from '../faults.js';
import { type FilePlace, markName, PlaceAway } from './places.js';

/** The place of files of one store: nothing is asked of it before it is known to be this store's. */
export interface OwnPlace extends FilePlace {
  /** @throws WrongFilePlace, PlaceAway, StoreUnavailable */
  readonly demand: () => Promise<void>;
}

type Upkeep = Pick<Store, 'pool'>;
interface Row {
  readonly id: string;
  readonly marked: boolean;
}

/** What is known once stays known: a place does not become another one while a process has it open. @param upkeep opened as `shodo_upkeep` */
export function ownPlace(upkeep: Upkeep, place: FilePlace): OwnPlace {
  let known: Promise<void> | undefined;
  const demand = () => {
    known ??= demandPlaceOf(upkeep, place).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    ...place,
    demand,
    write: (object, bytes) => demand().then(() => place.write(object, bytes)),
    read: (object) => demand().then(() => place.read(object)),
    sizeOf: (object) => demand().then(() => place.sizeOf(object)),
    remove: (object) => demand().then(() => place.remove(object)),
    olderThan: async function* (ms) {
      await demand();
      yield* place.olderThan(ms);
    },
  };
}

/** For a start: a bucket that is away holds nothing else up, as it is asked again before anything is put there. @throws WrongFilePlace, StoreUnavailable */
export async function demandUnlessAway(place: OwnPlace, tell: (away: PlaceAway) => void): Promise<void> {
  try {
    await place.demand();
  } catch (error) {
    if (!(error instanceof PlaceAway)) throw error;
    tell(error);
  }
}

/** The first process of all marks its place; every later one must have a place with that mark. */
async function demandPlaceOf(upkeep: Upkeep, place: FilePlace): Promise<void> {
  const { id, marked } = await acrossTenants(upkeep, (client) => idOf(client));
  if (marked) return demandMark(place, id);
  await acrossTenants(upkeep, async (client) => {
    // Of several that start together one marks, and the others find what it did.
    if ((await idOf(client, 'for update')).marked) return demandMark(place, id);
    const mark = await place.mark();
    if (mark !== undefined && mark !== id)
      throw new WrongFilePlace(`${place.name} holds the files of another store. ${settings} to a place of its own. Nothing was changed.`);
    if (!(await holdsWhatIsKept(client, place))) throw notHere(place, id);
    await markAs(client, place, id);
  });
}

/** A restore puts the store and its place together again, whatever either was before. */
export async function makeOwnPlace(upkeep: Upkeep, place: FilePlace): Promise<void> {
  const mark = await place.mark();
  await acrossTenants(upkeep, async (client) => markAs(client, place, (await idOf(client, '', mark)).id));
}

async function idOf(client: pg.PoolClient, lock: 'for update' | '' = '', given?: string): Promise<Row> {
  await client.query('insert into vault.evidence_place (id) values (coalesce($1::uuid, gen_random_uuid())) on conflict do nothing', [
    given ?? null,
  ]);
  const { rows } = await client.query<Row>(`select id, marked_at is not null as marked from vault.evidence_place ${lock}`);
  return rows[0] as Row;
}

async function markAs(client: pg.PoolClient, place: FilePlace, id: string): Promise<void> {
  await place.setMark(id);
  await client.query('update vault.evidence_place set marked_at = coalesce(marked_at, clock_timestamp())');
}

async function demandMark(place: FilePlace, id: string): Promise<void> {
  if ((await place.mark()) !== id) throw notHere(place, id);
}

/** A store from before it knew its place has files already: one of the newest must lie here. */
async function holdsWhatIsKept(client: pg.PoolClient, place: FilePlace): Promise<boolean> {
  const { rows } = await client.query<{ object: string }>(
    'select object from vault.evidence_file where stored_at is not null order by stored_at desc limit 20',
  );
  for (const { object } of rows) {
    const found = await place.read(object);
    found?.destroy();
    if (found) return true;
  }
  return rows.length === 0;
}

const settings = 'Set SHODO_EVIDENCE_FOLDER (or SHODO_DATA, or SHODO_EVIDENCE_S3_BUCKET where it is a bucket)';

const notHere = (place: FilePlace, id: string) =>
  new WrongFilePlace(
    `the files of evidence of this store do not lie in ${place.name}. ${settings} to the place that its other processes have; where that is lost for good, write ${id} into ${markName} there. Nothing was changed.`,
  );
