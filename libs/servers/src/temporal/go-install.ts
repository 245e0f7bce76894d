import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, onPath, runProgram } from '../processes/run-program.js';
import { type Say, secondsSince } from '../say.js';
import { temporalVersion } from './programs.js';

/** Builds server and SQL tool from source: the Go tool checks the modules against its checksum database. */
export async function installWithGo(folder: string, say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const go = onPath('go', env);
  if (!go) throw new Error('no `go` on PATH (1.26.4 or newer)');
  say(`• building the Temporal server ${temporalVersion} with Go: about three minutes on two cores, once for this user ...`);
  const began = Date.now();
  const progress = setInterval(() => say(`  ... still building the Temporal server (${secondsSince(began)})`), 10_000);
  try {
    const packages = ['cmd/server', 'cmd/tools/sql'].map((path) => `go.temporal.io/server/${path}@v${temporalVersion}`);
    const { ok, output } = await runProgram(go, ['install', ...packages], {
      env: { ...env, GOBIN: folder },
      cwd: folder,
      signal,
    });
    if (!ok) throw new Error(`\`go install\` failed: ${lastLines(output)}`);
  } finally {
    clearInterval(progress);
  }
  renameSync(join(folder, 'server'), join(folder, 'temporal-server'));
  renameSync(join(folder, 'sql'), join(folder, 'temporal-sql-tool'));
  say(`  the Temporal server is built: ${secondsSince(began)}`);
}
