import { cacheFolder, fillFolder, platformName } from '../cache-folder.js';
import { onPath } from '../processes/run-program.js';
import type { Say } from '../say.js';
import { installWithGo } from './go-install.js';
import { flawOf, programsIn, type TemporalPrograms, temporalVersion } from './programs.js';
import { unpackRelease } from './release-archive.js';

export type TemporalFound = { readonly address: string } | (TemporalPrograms & { readonly origin: string });

export interface Search {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Ways to fill the cache folder, tried in this order. */
  readonly sources?: readonly Source[];
}

interface Source {
  readonly origin: string;
  readonly fill: (folder: string, say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal) => Promise<void>;
}

const usualSources: readonly Source[] = [
  { origin: 'the release archive', fill: (folder, say, _env, signal) => unpackRelease(folder, say, signal) },
  { origin: 'go install', fill: installWithGo },
];

const folderName = `temporal-${temporalVersion}-${platformName}`;

/**
 * A running server by its address, or the programs to start one: named by settings, on PATH, in the user's cache, from the release
 * archive, or built with Go, in this order. Programs of another version are passed over, those named by settings refused.
 */
export async function findTemporalServer(
  say: Say,
  { env = process.env, signal, sources = usualSources }: Search = {},
): Promise<TemporalFound> {
  if (env.TEMPORAL_ADDRESS) return { address: env.TEMPORAL_ADDRESS };
  const named = await namedBySettings(env);
  if (named) return named;

  const why: string[] = [];
  const server = onPath('temporal-server', env);
  const sqlTool = onPath('temporal-sql-tool', env);
  if (server && sqlTool) {
    const flaw = await flawOf({ server, sqlTool });
    if (!flaw) return { server, sqlTool, origin: 'PATH' };
    why.push(`PATH: ${flaw}`);
  } else why.push('PATH: no temporal-server with temporal-sql-tool');

  const cached = await cachedPrograms(env);
  if ('server' in cached) return { ...cached, origin: 'cache' };
  why.push(`cache: ${cached.flaw}`);

  for (const source of sources) {
    try {
      await fillFolder(cacheFolder(env, folderName), (temporary) => source.fill(temporary, say, env, signal));
      const filled = await cachedPrograms(env);
      if ('server' in filled) return { ...filled, origin: source.origin };
      throw new Error(filled.flaw);
    } catch (error) {
      signal?.throwIfAborted();
      why.push(`${source.origin}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(nothingFound(why));
}

async function namedBySettings(env: NodeJS.ProcessEnv): Promise<TemporalFound | undefined> {
  const { SHODO_TEMPORAL_SERVER: server, SHODO_TEMPORAL_SQL_TOOL: sqlTool } = env;
  if (!server && !sqlTool) return undefined;
  if (!server || !sqlTool) throw new Error('SHODO_TEMPORAL_SERVER and SHODO_TEMPORAL_SQL_TOOL go together: set both or neither.');
  const flaw = await flawOf({ server, sqlTool });
  if (flaw) throw new Error(`SHODO_TEMPORAL_SERVER and SHODO_TEMPORAL_SQL_TOOL: ${flaw}.`);
  return { server, sqlTool, origin: 'settings' };
}

async function cachedPrograms(env: NodeJS.ProcessEnv): Promise<TemporalPrograms | { flaw: string }> {
  const folder = cacheFolder(env, folderName);
  const programs = programsIn(folder);
  if (!programs) return { flaw: `nothing in ${folder}` };
  const flaw = await flawOf(programs);
  return flaw ? { flaw } : programs;
}

function nothingFound(why: readonly string[]): string {
  return [
    `There is no Temporal server ${temporalVersion} and no way to get one:`,
    ...why.map((reason) => `  - ${reason}`),
    'Any one of these will do:',
    '  - set TEMPORAL_ADDRESS to a running server (the tests start their own all the same)',
    `  - set SHODO_TEMPORAL_SERVER and SHODO_TEMPORAL_SQL_TOOL to the programs of version ${temporalVersion}, or put temporal-server and temporal-sql-tool on PATH`,
    '  - give this machine access to github.com, for the release archive',
    '  - install Go 1.26.4 or newer, with access to a Go module proxy',
  ].join('\n');
}
