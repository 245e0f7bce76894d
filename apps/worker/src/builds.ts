import { type Build, buildIdOf, buildsOf, connectClient, makeCurrent, readEngineSettings, wakeIncidents } from '@shodo/durable/node';
import { openIncidents, openStore, readDatabases } from '@shodo/store';
import type { Client } from '@temporalio/client';
import { bundlePath } from './bundle-path.js';

/** For operators who keep old workers beside new ones while they upgrade: which builds there are, which one is current, and waking sleepers. */
const help = `Usage: npm run builds -- COMMAND
  show                 every build, which one is current, and whose workers can go
  make-current [ID]    new incidents begin on this build, open ones follow when they move on (default: the build of this folder)
  wake                 wakes every open incident, so that sleepers move on to the current build too
Takes TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, and for wake the settings of the databases, as a worker does.
Workers must run with SHODO_BUILDS=pinned.`;

const line = ({ buildId, isCurrent, isDrained }: Build) =>
  `${buildId}  ${isCurrent ? 'current' : isDrained ? 'drained: its workers can go' : 'may still conduct incidents'}`;

async function show(client: Client): Promise<void> {
  const builds = await buildsOf(client);
  console.log(builds.length > 0 ? builds.map(line).join('\n') : 'No pinned worker has ever polled.');
}

async function wake(client: Client): Promise<void> {
  const { settings, problems } = readDatabases(process.env);
  if (!settings) throw new Error(problems.map(({ name, message }) => `${name} ${message}`).join('\n'));
  const upkeep = openStore({ ...settings.record, role: 'shodo_upkeep', max: 1 });
  try {
    console.log(`${await wakeIncidents(client, await openIncidents(upkeep))} incidents woken.`);
  } finally {
    await upkeep.close();
  }
}

async function run(command: string | undefined, buildId = buildIdOf(bundlePath)): Promise<number> {
  const { settings, problems } = readEngineSettings(process.env);
  if (problems.length > 0 || !command || !['show', 'make-current', 'wake'].includes(command)) {
    console.error([...problems.map(({ name, message }) => `${name} ${message}`), help].join('\n'));
    return 2;
  }
  const client = connectClient(settings);
  try {
    if (command === 'wake') await wake(client);
    if (command === 'make-current') await makeCurrent(client, buildId);
    if (command !== 'wake') await show(client);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await client.connection.close();
  }
}

const [command, buildId] = process.argv.slice(2);
process.exitCode = await run(command, buildId);
