import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cloneRoot } from '@shodo/testkit';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './browser.js';

/** The one page that checks an export without us, opened from a file in a real browser. */
const specimens = resolve(__dirname, '../../ledger/specimens');
const of = (name: string) => join(specimens, `${name}.ndjson`);
let folder: string;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shodo-verifier-page-'));
  copyFileSync(join(cloneRoot, 'apps/verifier/dist/verifier.html'), join(folder, 'verifier.html'));
  browser = await openBrowser();
  visitor = await Visitor.at(browser, pathToFileURL(folder).href);
  await visitor.goTo('/verifier.html');
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const choose = (field: string, ...files: string[]) => visitor.page.getByLabel(field).setInputFiles(files);
const result = () => visitor.page.getByRole('status');
async function checked(name: string): Promise<string> {
  await choose('記録のファイル', of(name));
  await visitor.press('検証する');
  await visitor.page.locator('#result[data-state]:not([data-state="working"])').waitFor();
  return (await result().textContent()) ?? '';
}

test('it says what is sound, what is broken and where, and what cannot be checked, in Japanese', async () => {
  expect(await visitor.page.title()).toBe('記録の検証 — Shodo');
  expect(await checked('sound')).toMatch(/^正常です: 記載 \d+ 件がすべて連鎖しています\n/);
  expect(await result().textContent()).toMatch(/上の欄『お手元の検証点のファイル』(?!.*--)/);
  await visitor.picture('60-verifier-sound');
  expect(await checked('deleted')).toMatch(/^食い違いがあります: 連番 4\(ファイルの \d+ 行目\): 記載が抜けています\(deleted\)/);
  await visitor.picture('61-verifier-broken');
  expect(await checked('unknown-algorithm')).toMatch(/^検証できません: /);
  expect(await checked('sound-texts-erased')).toContain('本文消去済・連鎖正常');
});

test('a checkpoint from elsewhere exposes a fork, and a key that nobody made known', async () => {
  const { checkpoints } = JSON.parse(readFileSync(join(specimens, 'forked.json'), 'utf8')) as { checkpoints: [string] };
  writeFileSync(join(folder, 'held.checkpoint'), checkpoints[0]);
  await choose('お手元の検証点のファイル', join(folder, 'held.checkpoint'));
  expect(await checked('forked')).toContain('(forked)');
  // What was found of it is no answer about another file, nor beside something else.
  await choose('記録のファイル', of('sound'));
  expect(await result().count()).toBe(0);
  await visitor.press('English');
  await visitor.press('日本語');
  expect(await result().count()).toBe(0);
  await choose('お手元の検証点のファイル');
  await visitor.page.getByLabel('貼り付け').fill(checkpoints[0]);
  expect(await checked('forked')).toContain('(forked)');
  await visitor.page.getByLabel('貼り付け').fill('');
  await visitor.page.getByLabel('受付控え').fill(`3:${'0'.repeat(64)}`);
  expect(await checked('sound')).toContain('(rewritten)');
  await visitor.page.getByLabel('受付控え').fill(`連番 ３：${'0'.repeat(64)}`);
  expect(await result().count()).toBe(0);
  expect(await checked('sound')).toContain('(rewritten)');
  await visitor.page.getByLabel('受付控え').fill('3');
  expect(await checked('sound')).toContain('受付控えの行を読めません');
  await visitor.press('English');
  expect(await result().textContent()).toMatch(/^A receipt cannot be read/);
  await visitor.press('日本語');
  const { keys } = JSON.parse(readFileSync(join(specimens, 'sound-with-all-that-is-held.json'), 'utf8')) as { keys: [string] };
  await visitor.page.getByLabel('受付控え').fill(` ${keys[0]}\t\nshodo organisation\n`);
  expect(await checked('sound')).toMatch(
    /^検証できません\nお手元の鍵 2: 公開鍵としては読めません。[\s\S]*お手元の検証点か鍵が裏づけています/,
  );
  await visitor.page.getByLabel('受付控え').fill('');
});

test('in English too, and nothing leaves the machine', async () => {
  await checked('truncated');
  await visitor.press('English');
  expect(await result().textContent()).toMatch(/^Broken at sequence 6/);
  expect(visitor.strayRequests).toEqual([]);
  expect(visitor.faults).toEqual([]);
});
