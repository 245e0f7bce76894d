import { whyPacksDoNotLoad } from '@shodo/rule-packs';
import { WrongFilePlace, WrongMasterKey } from '@shodo/vault';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { OwnerLink } from './identity/owner-link.js';
import { DatabaseShape } from './process/database-shape.js';
import { openLog } from './process/log.js';
import { OwnAddress } from './process/own-address.js';
import { parseSettings, type Settings } from './settings/settings.js';

/** A line on stdout is for whoever started us: the port. Everything else goes to the log on stderr. */
const tell = (line: string) => process.stdout.write(`${line}\n`);

async function start(settings: Settings): Promise<void> {
  const log = openLog(settings.logLevel);
  const app = await createApp(settings, log);
  await app.listen(settings.port, settings.bind);
  const bound = app.getHttpServer().address();
  const port = typeof bound === 'object' && bound ? bound.port : settings.port;
  app.get(OwnAddress).listensOn(port);
  const shape = app.get(DatabaseShape);
  await shape.refuseOfAnother();
  tell(`SHODO_READY ${port}`);
  if (!(await shape.untilCurrent())) return;
  if (await app.get(OwnerLink).isWanted()) await welcome(app.get(OwnerLink), log);
  log.info({ port, startedInMs: Math.round(performance.now()) }, 'serving');
}

/** The link of the first owner opens everything, and stdout ends up in files: it goes by the channel of whoever started us, or is asked for. */
async function welcome(link: OwnerLink, log: Logger): Promise<void> {
  if (process.send) process.send({ ownerLink: await link.first() }, undefined, undefined, () => undefined);
  else log.info('no organisation yet: "node apps/api/dist/owner-link.js", with these settings, prints the link for its first owner');
}

function refuse(problems: readonly string[]): never {
  for (const problem of problems) process.stderr.write(`shodo api: ${problem}\n`);
  process.exit(2);
}

const parsed = parseSettings(process.env);
if ('problems' in parsed) refuse(parsed.problems);
const unfit = whyPacksDoNotLoad();
if (unfit.length > 0) refuse(unfit);
start(parsed.settings).catch((error: unknown) => {
  if (error instanceof WrongMasterKey || error instanceof WrongFilePlace) refuse([error.message]);
  process.stderr.write(`shodo api: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
