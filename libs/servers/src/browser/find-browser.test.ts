import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBrowser, parseDistribution } from './find-browser.js';
import { browserIn } from './playwright-download.js';

let home: string;
const quiet = () => undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'shodo-browser-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function program(path: string, script = 'echo Chromium 156') {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
/** fc-list stands in as well: these tests must not install fonts. */
const fonts = () => program(join(home, 'bin', 'fc-list'), 'echo NotoSansCJK');

test('CHROMIUM_PATH comes first, and one that does not run is refused', async () => {
  fonts();
  const env = { HOME: home, PATH: join(home, 'bin'), CHROMIUM_PATH: program(join(home, 'mine')) };
  program(join(home, 'bin', 'chromium'));
  expect(await findBrowser(quiet, { env })).toEqual({ path: env.CHROMIUM_PATH, origin: 'CHROMIUM_PATH' });
  await expect(findBrowser(quiet, { env: { ...env, CHROMIUM_PATH: '/nowhere' } })).rejects.toThrow('CHROMIUM_PATH: /nowhere does not run');
});

test('a script that only says what to install is passed over for a browser that runs', async () => {
  fonts();
  program(join(home, 'bin', 'chromium-browser'), 'echo install the snap; exit 1');
  const chrome = program(join(home, 'bin', 'google-chrome'));
  expect(await findBrowser(quiet, { env: { HOME: home, PATH: join(home, 'bin') } })).toEqual({ path: chrome, origin: 'installed' });
});

test("of Playwright's downloads the newest complete one is taken", () => {
  const paths = ['chromium-999', 'chromium-1200'].map((revision) => program(join(home, revision, 'chrome-linux', 'chrome')));
  mkdirSync(join(home, 'chromium-1300'));
  mkdirSync(join(home, 'chromium_headless_shell-1400'));
  expect(browserIn(home)).toBe(paths[1]);
  expect(browserIn(join(home, 'nowhere'))).toBeUndefined();
});

test('the distribution is the ID line of os-release, with or without quotes', () => {
  expect(parseDistribution('VERSION_ID="12"\nID=debian\n')).toBe('debian');
  expect(parseDistribution('ID="ubuntu"\nID_LIKE=debian\n')).toBe('ubuntu');
  expect(parseDistribution('')).toBe('');
});
