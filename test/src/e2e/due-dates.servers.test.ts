import { readFileSync } from 'node:fs';
import { type Installation, startInstallation } from '@shodo/testkit';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser, Visitor } from './browser.js';
import { signUp } from './sign-up.js';

/** 期限計算 as a person meets it: which reports, by when, counted day by day; nothing is recorded. */
let installation: Installation;
let browser: Browser;
let officer: Visitor;

beforeAll(async () => {
  installation = await startInstallation();
  browser = await openBrowser();
  officer = await Visitor.at(browser, installation.product.url);
  await signUp(officer, await installation.product.ownerLink());
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

const field = (name: string) => officer.page.getByRole('group', { name });
const result = () => officer.page.getByRole('region', { name: '計算の結果' });
const moment = async (name: string, day: string, time: string) => {
  await field(name).getByLabel('日付').fill(day);
  await field(name).getByLabel('時刻').fill(time);
};
const answer = (question: RegExp, given: string) =>
  officer.page.getByRole('group', { name: question }).getByLabel(given, { exact: true }).check();
const duty = (name: string): Locator => officer.page.getByRole('listitem').filter({ has: officer.page.getByRole('heading', { name }) });

test('it is one click away, and says what to do before anything is asked', async () => {
  await officer.page.getByRole('link', { name: '期限計算' }).click();
  await officer.sees('ここで入力した内容は記録されません');
  await officer.sees('日時と質問に答えて「計算する」を押すと');
  await officer.picture('20-due-dates-empty');
});

test('what cannot be read is said at its field, and nothing typed is lost', async () => {
  const { page } = officer;
  await moment('知った日時', '2026-11-28', '25:00');
  await field('本人の数').getByLabel('確定した数', { exact: true }).check();
  await field('本人の数').getByRole('textbox').fill('たくさん');
  await officer.press('計算する');
  await officer.sees('確かめるところがあります');
  expect(await field('知った日時').getByText('時刻を確かめてください').count()).toBe(1);
  expect(await field('本人の数').getByText('数を確かめてください').count()).toBe(1);
  expect(await field('本人の数').getByRole('textbox').inputValue()).toBe('たくさん');
  await officer.picture('21-due-dates-bad-input');
  expect(await page.getByText('必要な報告・通知', { exact: true }).count()).toBe(0);
});

test('the clinic’s lost USB memory: what is due, with weekday, day by day, and why', async () => {
  const { page } = officer;
  await moment('知った日時', '2026-11-28', '22:00');
  await field('本人の数').getByRole('textbox').fill('30');
  await page.getByText('ほかの日時と、計算の基準').click();
  await moment('計算の基準とする日時', '2026-11-30', '9:00');
  await answer(/漏えい等）が起きましたか/, 'はい');
  await answer(/要配慮個人情報/, 'はい');
  await answer(/不正の目的/, 'いいえ');
  await answer(/^マイナンバー（個人番号）が含まれますか/, 'いいえ');
  await officer.press('計算する');
  const final = duty('確報（個人情報保護法）');
  await final.getByText('2026年12月28日（月）', { exact: true }).waitFor(); // day 30 is Sunday the 27th
  await final.getByText('この義務と日付の理由').click();
  const calendar = final.getByRole('table');
  expect(await calendar.getByTitle('2026年11月28日（土）', { exact: false }).innerText()).toMatch(/11\/28\s+1日目\s+休/);
  expect(await calendar.getByTitle('2026年12月27日（日）', { exact: false }).innerText()).toMatch(/12\/27\s+30日目\s+休/);
  expect(await calendar.getByTitle('2026年12月28日（月）', { exact: false }).innerText()).toMatch(/12\/28\s+繰越\s+期限/);
  await duty('速報（個人情報保護法）').getByText('目標 2026年11月30日（月）').waitFor(); // day 3
  expect(await duty('速報（番号法）').count()).toBe(0);
  await officer.picture('22-due-dates');
  await officer.pictureOf(result(), '22-due-dates-result');
});

test('a result says so once what it rests on was changed; wrongful purpose makes it sixty days', async () => {
  await answer(/不正の目的/, 'はい');
  await officer.sees('入力が変わっています');
  await officer.press('計算する');
  // Day 60 from 28 November is Tuesday 26 January.
  await duty('確報（個人情報保護法）').getByText('2027年1月26日（火）', { exact: true }).waitFor();
});

test('nobody affected and a list of 1,200 card holders: both are shown, and nothing is ruled out', async () => {
  await field('本人の数').getByRole('textbox').fill('0');
  for (const question of [/要配慮個人情報/, /不正の目的/, /お金の被害/]) await answer(question, 'いいえ');
  await answer(/クレジットカード番号/, 'はい');
  await field('カード情報').getByLabel('確定した数', { exact: true }).check();
  await field('カード情報').getByRole('textbox').fill('1,200');
  await officer.press('計算する');
  await officer.sees('食い違っています');
  await officer.pictureOf(result(), '23-due-dates-contradiction');
  await duty('確報（個人情報保護法）').getByText('対象', { exact: true }).first().waitFor(); // 1,200 may be right: more than 1,000
  expect(
    await officer.page
      .getByText(/0人.*1,200人/)
      .first()
      .innerText(),
  ).toContain('確かめるまで、どちらの記録も対象外とする理由にはしません');
});

test('in English, with hours that end on the clock of the authority', async () => {
  const { page } = officer;
  await page.getByRole('button', { name: 'English' }).click();
  await officer.sees('Reports and notices needed');
  await page.getByText('Change what is said of the organisation').click();
  await page.getByLabel('EU', { exact: true }).check();
  await page.getByRole('button', { name: 'Calculate' }).click();
  const notification = duty('Notification of the supervisory authority (GDPR)');
  await notification
    .first()
    .getByText(/in Japan/)
    .waitFor();
  await notification.first().getByText('Why this duty and this date').click();
  await officer.pictureOf(page.getByRole('region', { name: 'Result' }), '24-due-dates-english');
  await page.getByRole('button', { name: '日本語' }).click();
});

test('on a phone no page is wider than the window, and the entries are still there after a reload', async () => {
  const { page } = officer;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  expect(await field('カード情報').getByRole('textbox').inputValue()).toBe('1,200');
  await officer.press('計算する');
  await officer.sees('必要な報告・通知');
  await duty('確報（個人情報保護法）').getByText('この義務と日付の理由').click();
  await officer.pictureOf(result(), '25-due-dates-phone');
  expect(await officer.staysInTheWindow()).toBe(true);
  expect(await field('知った日時').getByLabel('日付').inputValue()).toBe('2026-11-28');
});

test('a server that does not answer is said so, and the entries stay', async () => {
  const { page } = officer;
  await page.route('**/v1/assessments', (route) => route.abort());
  await answer(/お金の被害/, '不明');
  await officer.press('計算する');
  await officer.sees('サーバーから返事がありません');
  await page.unroute('**/v1/assessments');
  await officer.press('もう一度読み込む');
  await officer.sees('必要な報告・通知');
});

test('nothing left for another host, nothing broke, and nothing of it stands in the record', async () => {
  expect([officer.strayRequests, officer.faults]).toEqual([[], []]);
  const { items } = (await officer.page.evaluate(async () => (await fetch('/v1/incidents?state=all')).json())) as { items: unknown[] };
  expect(items).toEqual([]);
});

test('the record says since when nothing is anchored outside, and hands over what an outsider needs to check it', async () => {
  const { page } = officer;
  await officer.goTo('/record');
  const panel = page.getByRole('region', { name: '証跡の固定' });
  await panel.getByText('外のどこにも固定されていません').waitFor();
  await panel.getByText('最後の検証点').waitFor();
  await officer.picture('62-record-anchoring');
  const [saved] = await Promise.all([page.waitForEvent('download'), panel.getByRole('link', { name: '検証ページを保存する' }).click()]);
  expect(saved.suggestedFilename()).toBe('shodo-verifier.html');
  expect(readFileSync(await saved.path(), 'utf8')).toContain('書き出した記録を検証する');
  const [keys] = await Promise.all([page.waitForEvent('download'), panel.getByRole('link', { name: '公開鍵を保存する' }).click()]);
  expect(readFileSync(await keys.path(), 'utf8')).toMatch(/^shodo\/organisation\/[0-9a-f-]{36}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\n$/);
});
