import type { Visitor } from './browser.js';

/** The first owner of a clinic follows the link of the terminal, and is the whole organisation. */
export async function signUp(owner: Visitor, link: string): Promise<void> {
  const { page } = owner;
  const password = '正しい馬と電池とホチキスの針';
  await owner.goTo(link);
  await page.getByLabel('組織の名前').fill('さくら内科クリニック');
  await page.getByLabel('あなたの名前').fill('佐藤 花子');
  await page.getByLabel('メールアドレス').fill('hanako@example.jp');
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByLabel('パスワード（もう一度）').fill(password);
  await page.getByLabel('業種').selectOption('general');
  await page.getByLabel('小規模（一人のときは時間を置いて確かめる）').check();
  await owner.press('組織を作る');
  await owner.sees('まず「報告する」を押してください');
}
