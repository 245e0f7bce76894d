import { readFileSync } from 'node:fs';
import { isExecutable, onPath, runProgram } from '../processes/run-program.js';
import type { Say } from '../say.js';
import { downloadedBrowser } from './playwright-download.js';

export interface BrowserFound {
  readonly path: string;
  readonly origin: string;
}

interface Search {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

const programNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];
const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/**
 * A Chromium, Chrome or Edge: named by CHROMIUM_PATH, installed, downloaded by Playwright, or Debian's package when root may
 * install it. Sees to Japanese fonts as well where it may: without them screenshots show boxes.
 */
export async function findBrowser(say: Say, search: Search = {}): Promise<BrowserFound> {
  const { env = process.env, signal } = search;
  const found = (await namedOrInstalled(env)) ?? (await downloaded(say, env, signal)) ?? (await fromDebian(say, env, signal));
  if (!found) throw new Error(nothingFound);
  await seeToJapaneseFonts(say, env, signal);
  return found;
}

async function namedOrInstalled(env: NodeJS.ProcessEnv): Promise<BrowserFound | undefined> {
  const named = env.CHROMIUM_PATH;
  if (named) {
    if (!(await runs(named))) throw new Error(`CHROMIUM_PATH: ${named} does not run.`);
    return { path: named, origin: 'CHROMIUM_PATH' };
  }
  const onThisPath = programNames.flatMap((name) => onPath(name, env) ?? []);
  for (const path of [...onThisPath, ...macApplications.filter(isExecutable)]) if (await runs(path)) return { path, origin: 'installed' };
  return undefined;
}

/** Some distributions put a script there that only says what to install. */
const runs = async (path: string): Promise<boolean> =>
  isExecutable(path) && (await runProgram(path, ['--version'], { timeoutMs: 15_000 })).ok;

async function downloaded(say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<BrowserFound | undefined> {
  const path = await downloadedBrowser(say, env, signal);
  return path !== undefined && (await runs(path)) ? { path, origin: "Playwright's download" } : undefined;
}

async function fromDebian(say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<BrowserFound | undefined> {
  if (!mayInstall(['debian'])) return undefined;
  if (!(await install(['chromium', 'chromium-l10n', 'fonts-noto-cjk'], say, signal))) return undefined;
  const path = onPath('chromium', env);
  return path && (await runs(path)) ? { path, origin: 'Debian' } : undefined;
}

async function seeToJapaneseFonts(say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  if (await hasJapaneseFont(env)) return;
  if (mayInstall(['debian', 'ubuntu']) && (await install(['fonts-noto-cjk'], say, signal)) && (await hasJapaneseFont(env))) return;
  say('! No Japanese font on this machine: screenshots will show boxes. Install one, for example fonts-noto-cjk.');
}

/** Where fontconfig is not used (macOS, Windows) the system brings Japanese fonts itself. */
async function hasJapaneseFont(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const fontList = onPath('fc-list', env);
  return fontList !== undefined && (await runProgram(fontList, [':lang=ja'])).output !== '';
}

function mayInstall(distributions: readonly string[]): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    return distributions.includes(parseDistribution(readFileSync('/etc/os-release', 'utf8')));
  } catch {
    return false;
  }
}

/** The ID line of /etc/os-release. */
export const parseDistribution = (osRelease: string): string => /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? '';

async function install(packages: readonly string[], say: Say, signal?: AbortSignal): Promise<boolean> {
  say(`• installing Debian packages for the browser tests: ${packages.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-qq'], { env, signal });
  const { ok, output } = await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, signal });
  if (!ok) say(`  not installed: ${output.split('\n').at(-1)}`);
  return ok;
}

const nothingFound = [
  'There is no browser for the console tests. Any one of these will do:',
  '  - install Chromium, Google Chrome or Microsoft Edge (on Debian as root: apt-get install chromium fonts-noto-cjk)',
  '  - set CHROMIUM_PATH to the executable',
  '  - give this machine access to cdn.playwright.dev and the libraries Chromium needs (npx playwright-core install --with-deps chromium)',
].join('\n');
