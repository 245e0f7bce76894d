import { join } from 'node:path';
import { cacheFolder, fillFolder, platformName } from '../cache-folder.js';
import { isExecutable } from '../processes/run-program.js';
import type { Say } from '../say.js';
import { downloadTestServer, testServerVersion, wrapJars } from './sources.js';

export interface TimeSkippingFound {
  /** The executable: takes a port as its argument. */
  readonly path: string;
  readonly origin: string;
}

interface Search {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

const sources = [
  { origin: 'the download of the Temporal SDK', fill: downloadTestServer },
  { origin: 'Maven', fill: wrapJars },
];

/** Temporal's test server that skips months: named by a setting, in the user's cache, downloaded, or Java with jars from Maven. */
export async function findTimeSkippingServer(say: Say, { env = process.env, signal }: Search = {}): Promise<TimeSkippingFound> {
  const named = env.SHODO_TIME_SKIPPING_SERVER;
  if (named) {
    if (!isExecutable(named)) throw new Error(`SHODO_TIME_SKIPPING_SERVER: ${named} is not an executable file.`);
    return { path: named, origin: 'settings' };
  }
  const folder = cacheFolder(env, `temporal-test-server-${testServerVersion}-${platformName}`);
  const path = join(folder, 'temporal-test-server');
  if (isExecutable(path)) return { path, origin: 'cache' };

  const why: string[] = [];
  for (const { origin, fill } of sources) {
    try {
      await fillFolder(folder, (temporary) => fill(temporary, say, env, signal));
      return { path, origin };
    } catch (error) {
      signal?.throwIfAborted();
      why.push(`  - ${origin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    [
      'There is no time-skipping test server and no way to get one:',
      ...why,
      'Any one of these will do:',
      '  - set SHODO_TIME_SKIPPING_SERVER to the executable',
      '  - give this machine access to temporal.download',
      '  - install Java 17 or newer and Maven, with access to a Maven repository',
    ].join('\n'),
  );
}
