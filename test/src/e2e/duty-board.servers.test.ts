import { type Installation, startInstallation } from '@shodo/testkit';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser, Visitor } from './browser.js';
import { signUp } from './sign-up.js';

/** What the board of duties tells of one incident: why, on which records, what changed, what stands behind it; from plain questions. */
let installation: Installation;
let browser: Browser;
let officer: Visitor;
let incident: string;

beforeAll(async () => {
  installation = await startInstallation();
  browser = await openBrowser();
  officer = await Visitor.at(browser, installation.product.url);
  await signUp(officer, await installation.product.ownerLink());
  incident = await officer.page.evaluate(async () => {
    const body = {
      kind: 'drill',
      drillStartsAt: '2026-11-28T22:00:00+09:00',
      noticedAt: '2026-11-28T22:00:00+09:00',
      leakType: 'loss',
      summary: '患者30名の氏名と診断名が入ったUSBメモリを紛失した。',
    };
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch('/v1/incidents', { method: 'POST', headers, body: JSON.stringify(body) });
    return ((await answer.json()) as { incidentId: string }).incidentId;
  });
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

const to = (tab: string) => officer.goTo(`/incidents/${incident}${tab && `?tab=${tab}`}`);
const region = (name: string | RegExp) => officer.page.getByRole('region', { name });
const answer = (question: RegExp, given: string) =>
  region('質問に答える').getByRole('group', { name: question }).getByLabel(given, { exact: true }).check();
const duty = (name: string): Locator =>
  region('義務と期限')
    .getByRole('listitem')
    .filter({ has: officer.page.getByRole('heading', { name }) });

test('plain questions and the signs of a leak become facts on record, with their source', async () => {
  await to('facts');
  await officer.sees('14 問中 0 問に答えています'); // thirteen questions and the signs
  await officer.press('質問を開く');
  await answer(/漏えい等）が起きましたか/, 'はい');
  await answer(/要配慮個人情報/, 'はい');
  await answer(/不正の目的/, '不明');
  await answer(/^マイナンバー（個人番号）が含まれますか/, 'いいえ');
  const sign = region('質問に答える').getByLabel('漏えいを疑う徴候');
  expect((await sign.locator('option').allInnerTexts()).slice(1)).toHaveLength(6);
  await sign.selectOption('grounded-notice');
  await officer.press('答えを記録する（5 件）');
  await region('質問に答える').getByText('入力してください').waitFor(); // where the answers come from
  await officer.pictureOf(region('質問に答える'), '30-questions');
  await region('質問に答える').getByLabel('答えの出所').selectOption('document');
  await officer.press('答えを記録する（5 件）');
  await officer.sees('13 問中 5 問に答えています'); // without a My Number two are not asked; of a purpose that nobody knows, one more
  await region('事実シート').getByText('要配慮個人情報が含まれる').waitFor();
});

test('an answer that differs later revises the fact', async () => {
  await officer.press('質問を開く');
  await answer(/不正の目的/, 'いいえ');
  await region('質問に答える').getByLabel('答えの出所').selectOption('own-check');
  await officer.press('答えを記録する（1 件）');
  await region('事実シート').getByText('以前の記録（1 件）').waitFor();
});

test('the reasons of a duty stand as a tree down to the record, and its changes with old and new', async () => {
  await officer.act('知った日時を確定する', async (form) => {
    await form.getByLabel('どのように知りましたか', { exact: true }).selectOption('department-told');
  });
  await to('');
  const final = duty('確報（個人情報保護法）');
  await final.getByText('2026年12月28日（月）', { exact: true }).waitFor();
  await final.getByText('この義務と日付の理由').click();
  await final.getByText('要配慮個人情報が含まれる：はい').first().waitFor();
  await final
    .getByText(/出所 書類・.*記録・佐藤 花子・証拠 0 件/)
    .first()
    .waitFor();
  await final.getByText('判定の変更').waitFor();
  await officer.pictureOf(final, '31-reasoning-tree');
  const others = region('義務と期限')
    .locator('details', { hasText: /現時点で対象外の義務：\d+ 件/ })
    .last();
  await others.locator('summary').click();
  const names = await others.getByRole('listitem').allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => name.startsWith('jp.'))).toEqual([]);
});

test('a settled duty shows its receipt, or says that proof is missing', async () => {
  for (const [name, receipt] of [
    ['jp.appi.preliminary-report', 'R8-000123'],
    ['jp.appi.final-report', ''],
  ] as const)
    await officer.act('提出を記録する', async (form) => {
      await form.getByLabel('義務', { exact: true }).selectOption(name);
      await form.getByLabel('報告書の種類', { exact: true }).selectOption(name.includes('final') ? 'final' : 'preliminary');
      await form.getByLabel('受付番号').fill(receipt);
    });
  await duty('速報（個人情報保護法）').getByText('受付番号 R8-000123').waitFor();
  await duty('確報（個人情報保護法）').getByText('証憑なし').waitFor();
  await officer.pictureOf(region('義務と期限'), '32-proof');
});

test('of the nine items it is counted how many are known, and what is open leads to its form', async () => {
  await officer.act('影響範囲を記録する', async (form) => {
    await form.getByLabel('確定した数', { exact: true }).check();
    await form.getByRole('textbox', { name: /数/ }).first().fill('30');
    await form.getByLabel('患者・利用者').check();
    await form.getByLabel('氏名', { exact: true }).check();
    await form.getByLabel('出所', { exact: true }).selectOption('document');
  });
  await to('filings');
  // The data and the number are known, of the overview not yet when it occurred; cause, damage, response, publication, prevention and the rest are not.
  const items = region('報告書の9項目中 2 判明');
  await items.waitFor();
  await items.getByText('患者・利用者（氏名）').waitFor();
  await officer.picture('33-nine-items');
  await items.getByRole('listitem').filter({ hasText: '二次被害' }).getByRole('button', { name: '事実を記録する' }).click();
  const form = officer.page.getByRole('dialog');
  await form.getByLabel('いいえ', { exact: true }).check();
  await form.getByLabel('判明', { exact: true }).check();
  await form.getByLabel('出所', { exact: true }).selectOption('own-check');
  await form.getByRole('button', { name: '事実を記録する' }).click();
  await form.waitFor({ state: 'hidden' });
  await region('報告書の9項目中 3 判明').waitFor();
  await to('');
  await officer.sees('報告書の9項目中 3 判明');
});

test('a cause that could not be established is recorded with what was examined, and stands so in the report', async () => {
  const form = await officer.open('原因を特定する');
  await form.getByLabel('原因', { exact: true }).selectOption('not-established');
  expect(await form.getByLabel('確からしさ').count()).toBe(0);
  await form.getByRole('button', { name: '原因を特定する' }).click();
  await form.getByText('入力してください').first().waitFor(); // what was examined
  await form.getByRole('textbox').first().fill('持ち出しの記録と防犯カメラの映像 30 日分を確かめた。');
  await officer.pictures('33a-cause-not-established');
  await officer.send('原因を特定する');
  await to('filings');
  await officer.sees('特定できなかった（調べたこと：持ち出しの記録と防犯カメラの映像 30 日分を確かめた。）');
  await to('facts');
  await officer.sees('特定できなかった');
  await to('');
});

test('notices in parts are told together; how many is never proposed, and nobody is no number', async () => {
  const principals = duty('本人への通知（個人情報保護法）');
  const record = '本人への通知を記録する';
  const told = async (means: string, count: string) => {
    await principals.getByRole('button', { name: record }).first().click();
    const form = officer.page.getByRole('dialog');
    expect(await form.getByLabel('今回通知した人数').inputValue()).toBe('');
    await form.getByLabel('方法', { exact: true }).selectOption(means);
    await form.getByLabel('今回通知した人数').fill(count);
    return form;
  };
  const form = await told('e-mail', '0');
  await form.getByRole('button', { name: record }).click();
  await form.getByText('通知した人がいないときは、記録しません。').first().waitFor();
  await officer.pictures('33b-nobody-notified');
  await form.getByLabel('今回通知した人数').fill('27');
  await officer.send(record);
  await told('post', '3');
  await officer.send(record);
  await principals.getByText('合わせて 30 人').waitFor();
  await officer.pictureOf(principals, '33c-notified-together');
});

test('that an entrustor was told is recorded from the line of that duty', async () => {
  await officer.act('事実を記録する', async (form) => {
    await form.getByLabel('事実', { exact: true }).selectOption('data-entrusted-to-us');
    await form.getByLabel('はい', { exact: true }).check();
    await form.getByLabel('判明', { exact: true }).check();
    await form.getByLabel('出所', { exact: true }).selectOption('document');
  });
  const notice = duty('委託先から委託元への通知');
  await notice.getByRole('button', { name: '連絡したことを記録する' }).first().click();
  const form = officer.page.getByRole('dialog');
  expect(await form.getByLabel('報告書の種類').count()).toBe(0); // nothing is filed with an entrustor
  await form.getByLabel('提出・連絡の方法', { exact: true }).selectOption('phone');
  await officer.pictures('34-entrustor-told');
  await officer.send('連絡したことを記録する');
  await notice.getByText('連絡済').waitFor();
});

test('that the police were asked, or will not be, is recorded from the line of that advice; it never looks like a duty that was missed', async () => {
  const police = duty('警察への相談・届出');
  const stolen = await officer.page.evaluate(async () => {
    const send = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<{ incidentId: string }>;
    };
    const noticedAt = '2026-11-28T22:00:00+09:00';
    const summary = '業務用のノートパソコンが車上荒らしで盗まれた。';
    const { incidentId } = await send('/v1/incidents', { kind: 'drill', drillStartsAt: noticedAt, noticedAt, leakType: 'theft', summary });
    const about = (command: string, body: object) => send(`/v1/incidents/${incidentId}/${command}`, body);
    await about('establish-awareness', { awareAt: noticedAt, basis: 'department-told' });
    const stated = { value: true, confidence: 'confirmed' };
    await about('record-fact', { fact: 'wrongful-purpose-possible', stated, source: 'document' });
    await about('advance-drill-clock', { to: '2026-12-03T10:00:00+09:00' });
    return incidentId;
  });
  await officer.goTo(`/incidents/${stolen}`);
  await police.getByText('義務ではなく、勧められている連絡です。').waitFor();
  await police.getByText('目安の日 11/30 を過ぎて').waitFor();
  expect(await police.getByText('期限超過').count()).toBe(0);
  await officer.pictureOf(region('義務と期限'), '34-advice-past-its-day');
  await police.getByRole('button', { name: '連絡・相談をしないと決める' }).click();
  const form = officer.page.getByRole('dialog');
  await form.getByLabel('行わない理由').fill('鉄道会社の遺失物窓口に届け出て、見つかる見込みがある。');
  await officer.pictures('34-advice-declined');
  await officer.send('連絡・相談をしないと決める');
  await police.getByText('行わない', { exact: true }).waitFor();
  await police.getByText('鉄道会社の遺失物窓口に届け出て、見つかる見込みがある。').waitFor();
});

test('a calendar link is made, shown once, shows open duties to whoever has it, and ends when revoked', async () => {
  const { page } = officer;
  await officer.goTo('/settings');
  await page.getByRole('link', { name: 'カレンダー連携' }).click();
  await officer.sees('カレンダー用リンクはまだありません。');
  await officer.press('カレンダー用リンクを作る');
  const form = page.getByRole('dialog');
  await form.getByText('サインインせずに期限を見られます').waitFor();
  await form.getByRole('button', { name: 'カレンダー用リンクを作る' }).click();
  const shownOnce = page.locator('input[readonly]');
  await shownOnce.waitFor();
  const link = await shownOnce.inputValue();
  await officer.picture('35-calendar-link');
  expect(await (await fetch(link)).text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  await form.getByRole('button', { name: '閉じる' }).last().click();
  await officer.sees('あなたのリンク');
  await officer.picture('36-calendar');
  await officer.press('失効させる');
  await page.getByRole('dialog').getByRole('button', { name: '失効させる' }).click();
  await officer.sees('カレンダー用リンクはまだありません。');
  expect((await fetch(link)).status).toBe(404);
});

test('on a phone all of it fits, and nothing broke or left for another host', async () => {
  const { page } = officer;
  await page.setViewportSize({ width: 390, height: 844 });
  for (const tab of ['', 'facts', 'filings']) {
    await to(tab);
    await page.getByRole('heading').first().waitFor();
    if (tab === '') await duty('確報（個人情報保護法）').getByText('この義務と日付の理由').click();
    if (tab === 'facts') await officer.press('質問を開く');
    expect([tab, await officer.staysInTheWindow()]).toEqual([tab, true]);
    await officer.picture(`34-duty-board-phone${tab && `-${tab}`}`);
  }
  expect([officer.strayRequests, officer.faults]).toEqual([[], []]);
});

test('whoever signs out while the server is away is told that they are still signed in', async () => {
  const { page } = officer;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.route('**/api/auth/sign-out', (route) => route.abort());
  await officer.press('サインアウトする');
  await officer.sees('サインアウトできませんでした');
  await page.unroute('**/api/auth/sign-out');
  await officer.press('サインアウトする');
  await page.waitForURL('**/sign-in**');
});
