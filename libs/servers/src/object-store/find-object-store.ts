import { join } from 'node:path';
import { cacheFolder, fillFolder, platformName } from '../cache-folder.js';
import { isExecutable, lastLines, onPath, runProgram } from '../processes/run-program.js';
import { type Say, secondsSince } from '../say.js';

/** An object store in use elsewhere that speaks S3, checks signatures and keeps its objects in a folder (Versity S3 Gateway, Apache-2.0). */
const objectStoreVersion = '1.8.0';
const program = 'versitygw';

/**
 * The program of the object store: named by SHODO_TEST_OBJECT_STORE, on PATH, in the user's cache, or built with Go, which checks the modules
 * against its checksum database.
 * @throws when there is no way to get it, with all that will do
 */
export async function findObjectStore(
  say: Say,
  { env = process.env, signal }: { env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<string> {
  if (env.SHODO_TEST_OBJECT_STORE) return env.SHODO_TEST_OBJECT_STORE;
  const found = onPath(program, env);
  if (found) return found;
  const folder = cacheFolder(env, `${program}-${objectStoreVersion}-${platformName}`);
  const cached = join(folder, program);
  if (!isExecutable(cached)) await fillFolder(folder, (temporary) => installWithGo(temporary, say, env, signal));
  return cached;
}

async function installWithGo(folder: string, say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const go = onPath('go', env);
  if (!go) throw new Error(`there is no object store to test against: set SHODO_TEST_OBJECT_STORE, or put ${program} or Go 1.26 on PATH`);
  say('• building the object store for the tests with Go: a minute or two, once for this user ...');
  const began = Date.now();
  const { ok, output } = await runProgram(go, ['install', `github.com/versity/versitygw/cmd/versitygw@v${objectStoreVersion}`], {
    env: { ...env, GOBIN: folder },
    cwd: folder,
    signal,
  });
  if (!ok) throw new Error(`\`go install\` failed: ${lastLines(output)}`);
  say(`  the object store is built: ${secondsSince(began)}`);
}
