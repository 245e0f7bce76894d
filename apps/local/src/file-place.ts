import { join } from 'node:path';
import { type Database, openStore } from '@shodo/store';
import { demandUnlessAway, makeOwnPlace, openEvidencePlace, ownPlace, readEvidencePlace } from '@shodo/vault';

const placeIn = (path: string, env: NodeJS.ProcessEnv) => openEvidencePlace(readEvidencePlace(env, join(path, 'evidence')).place);

/** Before api and worker start: the files of evidence of this store lie where the settings say. @throws WrongFilePlace */
export const demandFilePlace = (path: string, env: NodeJS.ProcessEnv, record: Database, say: (line: string) => void): Promise<void> =>
  withUpkeep(record, (upkeep) =>
    demandUnlessAway(ownPlace(upkeep, placeIn(path, env)), ({ message }) => say(`• files of evidence: ${message}; they wait for it`)),
  );

/** Before a restore changes anything. @throws PlaceAway */
export const askFilePlace = (path: string, env: NodeJS.ProcessEnv): Promise<unknown> => placeIn(path, env).mark();

/** After a restore: the place that is set now is the place of what was restored. */
export const makeFilePlaceOwn = (path: string, env: NodeJS.ProcessEnv, record: Database): Promise<void> =>
  withUpkeep(record, (upkeep) => makeOwnPlace(upkeep, placeIn(path, env)));

async function withUpkeep(record: Database, work: (upkeep: ReturnType<typeof openStore>) => Promise<void>): Promise<void> {
  const upkeep = openStore({ ...record, role: 'shodo_upkeep', max: 1 });
  try {
    await work(upkeep);
  } finally {
    await upkeep.close();
  }
}
