import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isExecutable, runProgram } from '../processes/run-program.js';
import type { Say } from '../say.js';

/** Playwright's own Chromium, downloaded now if it is not there; undefined when there is no Playwright or no way to download. */
export async function downloadedBrowser(say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<string | undefined> {
  const present = browserIn(downloadFolder(env));
  if (present) return present;
  const installer = playwrightInstaller();
  if (!installer) return undefined;
  say('• no browser installed; trying the download of Playwright ...');
  const { ok } = await runProgram(process.execPath, [installer, 'install', 'chromium'], { env, signal, timeoutMs: 180_000 });
  return ok ? browserIn(downloadFolder(env)) : undefined;
}

function downloadFolder(env: NodeJS.ProcessEnv): string {
  const home = env.HOME ?? homedir();
  const usual = process.platform === 'darwin' ? join(home, 'Library', 'Caches') : (env.XDG_CACHE_HOME ?? join(home, '.cache'));
  return env.PLAYWRIGHT_BROWSERS_PATH ?? join(usual, 'ms-playwright');
}

/** The newest download: folders are named chromium-<revision>. */
export function browserIn(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const revisions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
  const newestFirst = revisions.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  const within = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium',
  ];
  return newestFirst.flatMap((revision) => within.map((path) => join(folder, revision, path))).find(isExecutable);
}

function playwrightInstaller(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  } catch {
    return undefined;
  }
}
