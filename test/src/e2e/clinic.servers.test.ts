import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogView } from '@shodo/contracts';
import { Caller, type Installation, startInstallation } from '@shodo/testkit';
import { checkRecord, nodeTools, readingOf } from '@shodo/verifier';
import type { Browser } from 'playwright-core';
import { openBrowser, pictures, Visitor } from './browser.js';
import { choose, fact, group } from './filling.js';

/** The clinic's lost USB memory, told through the console in Japanese by two people; a drill, so that the dates stand still. */
let installation: Installation;
let browser: Browser;
let officer: Visitor;
let executive: Visitor;

const password = '正しい馬と電池とホチキスの針';

beforeAll(async () => {
  installation = await startInstallation();
  browser = await openBrowser();
  officer = await Visitor.at(browser, installation.product.url);
  executive = await Visitor.at(browser, installation.product.url, { width: 390, height: 844 });
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

test('the first owner signs up by the link of the terminal', async () => {
  const { page } = officer;
  await officer.goTo(await installation.product.ownerLink());
  await page.getByLabel('組織の名前').fill('さくら内科クリニック');
  await page.getByLabel('あなたの名前').fill('佐藤 花子');
  await page.getByLabel('メールアドレス').fill('hanako@example.jp');
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByLabel('パスワード（もう一度）').fill(password);
  await page.getByLabel('業種').selectOption('general');
  await page.getByLabel('通常（二人で確かめる）').check();
  await officer.picture('01-set-up');
  await officer.press('組織を作る');
  await officer.sees('まず「報告する」を押してください');
  await officer.picture('02-first-screen');
});

test('a second person joins by a link handed over', async () => {
  const { page } = officer;
  await officer.goTo('/people');
  await officer.press('人を加える');
  const form = page.getByRole('dialog');
  await form.getByLabel('名前').fill('﨑山 三恵');
  await form.getByLabel('メールアドレス').fill('mie@example.jp');
  await form.getByLabel('経営者').check();
  await form.getByRole('button', { name: '人を加える' }).click();
  const shownOnce = page.locator('input[readonly]');
  await shownOnce.waitFor();
  const link = await shownOnce.inputValue();
  await executive.goTo(link);
  await executive.page.getByLabel('パスワード', { exact: true }).fill(password);
  await executive.page.getByLabel('パスワード（もう一度）').fill(password);
  await executive.page.getByRole('button', { name: /参加する/ }).click();
  await executive.sees('報告できる方（総務・対応担当・個人情報保護管理者）にすぐ知らせてください');
});

test('anybody reports with three fields, by keyboard alone', async () => {
  const { page } = officer;
  await officer.goTo('/report');
  await page.getByRole('main').getByRole('button', { name: '報告する' }).click();
  const missing = page.getByRole('main').locator('p', { hasText: /^入力してください。$/ });
  await missing.waitFor();
  await page.getByLabel('何が起きましたか').focus();
  await page.keyboard.type('患者30名の名簿が入った封筒を電車に置き忘れた。');
  expect(await missing.count()).toBe(0); // what was corrected is no longer said to be wrong
  for (
    let tabs = 0;
    tabs < 10 &&
    !(await page
      .getByRole('main')
      .getByRole('button', { name: '報告する' })
      .evaluate((button) => button === button.ownerDocument.activeElement));
    tabs++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await officer.sees('受け付けました');
  await officer.picture('03-reported');
  await page
    .getByRole('link', { name: '事案を開く' })
    .or(page.getByRole('button', { name: '事案を開く' }))
    .click();
  await officer.sees('患者30名の名簿が入った封筒を電車に置き忘れた。');
  await officer.sees('暫定'); // the clocks of what was reported run from the moment it was noticed
});

/** The drill begins on Saturday 28 November 2026 at 22:00; that its report can be typed is shown elsewhere. */
let closed = '';
async function theDrillBegins(): Promise<string> {
  const { incidentId } = await officer.page.evaluate(async () => {
    const body = {
      kind: 'drill',
      drillStartsAt: '2026-11-28T22:00:00+09:00',
      noticedAt: '2026-11-28T22:00:00+09:00',
      leakType: 'loss',
      summary: '患者30名の氏名と診断名が入ったUSBメモリを、帰宅途中に紛失した。',
    };
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch('/v1/incidents', { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json() as Promise<{ incidentId: string }>;
  });
  return incidentId;
}

test('from the night of the loss to the approved closing', async () => {
  const incident = await theDrillBegins();
  closed = incident;
  await officer.goTo(`/incidents/${incident}`);
  await officer.sees('目標 11/30（月）'); // day 3 of the guideline
  await officer.picture('04-night-of-the-loss');

  await officer.act('知った日時を確定する', async (form) => {
    await choose(form, 'どのように知りましたか', 'department-told');
  });
  await officer.act('事実を記録する', fact('breach-occurred', 'はい'));
  await officer.act('事実を記録する', fact('special-care-information-involved', 'はい'));
  await officer.act('事実を記録する', fact('specific-personal-information-involved', 'いいえ'));
  await officer.sees('2026年12月28日（月）'); // day 30 is Sunday the 27th: the final report is due on Monday
  await officer.act('影響範囲を記録する', async (form) => {
    await form.getByLabel('確定した数', { exact: true }).check();
    await form
      .getByRole('textbox', { name: /人数|数/ })
      .first()
      .fill('３０');
    await form.getByLabel('患者・利用者').check();
    await choose(form, '出所', 'document');
  });
  await officer.picture('05-duties-known');
  await officer.page.getByText('この義務と日付の理由').last().click();
  await officer.picture('06-why-this-date');

  await officer.sees('（あなたが記録した事実：特定個人情報が含まれる）'); // whoever stated it does not rule it out alone, and sees so before typing
  await executive.goTo(`/incidents/${incident}`);
  for (const duty of ['jp.my-number.preliminary-report', 'jp.my-number.final-report', 'jp.my-number.principal-notice']) {
    await executive.act('義務の対象外と確定する', async (form) => {
      await choose(form, '義務', duty);
      await form.getByLabel('理由').fill('マイナンバーは含まれていないことを確認した。');
    });
  }
  await officer.act('拡大防止の措置を記録する', async (form) => void (await choose(form, '措置', 'search')));
  await officer.act('拡大が止まったと記録する');
  await officer.act('原因を特定する', async (form) => {
    await choose(form, '原因', 'lost-item');
    await choose(form, '確からしさ', 'confirmed');
  });
  await officer.act('報告書の案を作る', async (form) => {
    await choose(form, '義務', 'jp.appi.preliminary-report');
    await choose(form, '報告書の種類', 'preliminary');
    await form.getByLabel('報告書の本文').fill('概要: USBメモリの紛失。詳細は調査中。');
  });

  await executive.act('報告書の案を承認する', async (form) => {
    await form.getByText('概要: USBメモリの紛失。詳細は調査中。').waitFor(); // the only draft, to be read where it is approved
    await form.getByText('報告書の9項目中').waitFor();
    await executive.picture('06-draft-read-where-it-is-approved');
  });
  await executive.picture('07-phone-of-the-executive');
  expect(await executive.staysInTheWindow()).toBe(true);

  await officer.act('提出を記録する', async (form) => {
    await choose(form, '義務', 'jp.appi.preliminary-report');
    await form.getByRole('checkbox', { name: '再発防止のための措置', checked: true }).waitFor(); // the draft of that duty left it open
    await choose(form, '報告書の種類', 'final');
    await choose(form, '提出・連絡の方法', 'ppc-web-form');
    await form.getByLabel('受付番号').fill('R8-000123');
    const open = form.getByRole('checkbox', { checked: true });
    while ((await open.count()) > 0) await open.first().uncheck(); // everything is known by now, so that nothing has to be supplemented
    await form.getByLabel('確報（個人情報保護法）・個人情報保護委員会').check();
  });
  await officer.act('本人への通知を記録する', async (form) => {
    await choose(form, '義務', 'jp.appi.principal-notice');
    await choose(form, '方法', 'post');
    await form.getByLabel('通知した人数').fill('30');
  });
  await officer.act('再発防止策を決める', async (form) => {
    await choose(form, '種類', 'technical-control');
    await choose(form, '実施の状況', 'done');
    await form.getByLabel('内容').fill('USBメモリの使用を技術的に禁止した。');
  });
  await executive.act('再発防止策を確認する', async (form) => {
    await form.getByRole('combobox').first().selectOption({ index: 1 }); // the only measure
    await choose(form, '結果', 'effective');
    await form.getByRole('textbox').last().fill('端末30台で書き込みができないことを確認した。');
  });
  await officer.act(
    '完了を提案する',
    async (form) => void (await form.getByRole('textbox').first().fill('対応の経過と再発防止策を確認した。')),
  );
  // While the executive reads the review, the officer takes it back and proposes another: that one is shown before anything is approved.
  const approving = await executive.open('完了を承認する');
  await approving.getByText('対応の経過と再発防止策を確認した。').waitFor();
  await officer.act('完了の提案を差し戻す・取り下げる', async (form) => form.getByRole('textbox').first().fill('説明の控えを書き忘れた。'));
  await officer.act('完了を提案する', async (form) => form.getByRole('textbox').first().fill('説明の控えも保管した。'));
  await approving.getByText('この入力を始めたときとは別の完了の提案が、佐藤 花子さんから今出ています').waitFor();
  expect(await approving.getByText('佐藤 花子さんが完了を提案しました').count()).toBe(0);
  await executive.picture('54-proposed-meanwhile');
  await approving.getByRole('button', { name: 'この入力を続ける' }).click();
  await approving.getByText('佐藤 花子さんが完了を提案しました').waitFor();
  await approving.getByText('説明の控えも保管した。').waitFor();
  await executive.send('完了を承認する');
  await officer.page.getByText('時系列', { exact: true }).click();
  await officer.sees('完了を提案しました。');
  await officer.picture('08-closed');
}, 180_000);

test('evidence is digested in the browser and sealed from within the form of a fact, which loses nothing', async () => {
  const { page } = officer;
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await officer.goTo(`/incidents/${await theDrillBegins()}?tab=facts`);
  await page.getByRole('button', { name: '事実を記録する' }).click();
  const factForm = page.getByRole('dialog', { name: '事実を記録する' });
  await fact('concealment-key-safe', 'はい')(factForm);
  await factForm.getByLabel('補足').fill('鍵は別の金庫で保管している。');
  await factForm.getByRole('button', { name: '新しい証拠を保全する' }).click();

  const sealing = page.getByRole('dialog', { name: '証拠を保全する' });
  await choose(sealing, '証拠の種類', 'device-record');
  await sealing.getByLabel('どのような証拠ですか').fill('鍵の保管の記録。田中が出力した。');
  const [name, content] = ['鍵の記録.csv', '金庫,2026-11-20,異常なし\n'];
  const choosing = page.waitForEvent('filechooser');
  await sealing.getByRole('button', { name: 'ファイルを選んで計算する' }).click(); // the file stays, unlike with the button above it
  await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const digest = createHash('sha256').update(content).digest('hex');
  await sealing.getByText(`「${name}」`).waitFor();
  expect(await sealing.getByLabel('照合値（計算済みのときは貼り付け）').inputValue()).toBe(digest);
  await officer.picture('10-sealing-evidence');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await officer.staysInTheWindow()).toBe(true);
  await officer.picture('10-sealing-evidence-on-a-phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await sealing.getByRole('button', { name: '証拠を保全する' }).click();
  await sealing.waitFor({ state: 'hidden' });

  await factForm.getByRole('checkbox', { name: /鍵の保管の記録/, checked: true }).waitFor();
  expect(await factForm.getByLabel('補足').inputValue()).toBe('鍵は別の金庫で保管している。');
  await officer.picture('11-fact-with-evidence');
  await factForm.getByRole('button', { name: '事実を記録する' }).click();
  await factForm.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: /機器の記録.*鍵の保管の記録/ }).waitFor(); // the fact shows what stands behind it
  await officer.sees(digest);
  await officer.picture('12-evidence');
  await executive.goTo(page.url());
  await executive.sees(digest);
  expect(await executive.staysInTheWindow()).toBe(true);
  await executive.picture('13-evidence-on-a-phone');

  await officer.act('証拠を保全する', async (form) => {
    await choose(form, '証拠の種類', 'document');
    await form.getByLabel('どのような証拠ですか').fill('総務が受け取った同じ記録。');
    await form.getByLabel('照合値（計算済みのときは貼り付け）').fill(`${digest.toUpperCase()}  ${name}`);
    await form.getByText('同じ照合値の証拠をすでに保全しています').waitFor();
    await officer.picture('14-sealed-before');
  });
  await officer.sees('同じファイルを先に保全しています');
  expect(sent.filter((body) => body.includes(name) || body.includes('異常なし'))).toEqual([]); // neither the file nor its name leaves the browser
});

test('a file that was handed over by mistake is erased by itself: one proposes it, another approves it on a phone, and the list says so', async () => {
  const { page } = officer;
  const incident = `/incidents/${await theDrillBegins()}`;
  await officer.goTo(`${incident}?tab=facts`);
  const [name, content] = ['診断書（別の患者）.txt', '別の患者の診断書\n'];
  await officer.act('証拠を保全する', async (form) => {
    await choose(form, '証拠の種類', 'document');
    await form.getByLabel('どのような証拠ですか').fill('届いた書類の写し。');
    const choosing = page.waitForEvent('filechooser');
    await form.getByRole('button', { name: 'ファイルを選んで預ける' }).click();
    await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    await form.getByText(`${name} を預かりました`).waitFor();
  });
  await officer.sees(`ファイルを保存する ${name}`);
  await officer.act(
    '本文の消去を提案する',
    async (form) => {
      await choose(form, '消去の範囲', 'texts');
      await group(form, '消去する証拠のファイル').getByLabel(name).check();
      await choose(form, '消去する理由', 'recorded-by-mistake');
    },
    '14a-erasing-a-file',
  );
  await officer.goTo(incident);
  await officer.sees('証拠のファイル 1 件');
  await officer.pictures('14b-erasure-of-a-file-proposed');
  await executive.goTo(incident);
  await executive.sees(name);
  await executive.picture('14c-erasure-of-a-file-for-whoever-approves');
  await executive.press('本文の消去を承認する'); // on its line
  await executive.send('本文の消去を承認する');
  await officer.goTo(`${incident}?tab=facts`);
  await officer.sees('本文消去済（');
  await officer.sees(createHash('sha256').update(content).digest('hex'));
  expect(await page.getByText(name).count()).toBe(0);
  await officer.pictures('14d-file-erased');
  await executive.goTo(`${incident}?tab=facts`);
  await executive.sees('本文消去済（');
  expect(await executive.staysInTheWindow()).toBe(true);
});

test('an evidence pack is built, given by a link, and saved and confirmed on a phone by somebody without an account', async () => {
  const { page } = officer;
  await officer.goTo(new URL(page.url()).pathname);
  const before = page.getByRole('region', { name: '今作ると含めないもの' });
  await before.getByText('従業者の氏名').waitFor();
  await page.getByLabel('受け取る方', { exact: true }).selectOption('lawyer');
  await before.getByText('証拠 1 のファイル：消去されたため').waitFor();
  await officer.pictures('44-pack-looked-at-before');
  await page.getByLabel('受け取る方', { exact: true }).selectOption('insurer');
  await before.getByText('判断の記録：社内の検討の過程であるため').waitFor();
  const told = await before.getByRole('listitem').allInnerTexts();
  await officer.press('パックを作る');
  await officer.sees('のパックができました');
  await before.waitFor({ state: 'hidden' });
  expect(await page.getByRole('region', { name: '含めていないもの' }).getByRole('listitem').allInnerTexts()).toEqual(told);
  await officer.sees('判断の記録：社内の検討の過程であるため');
  await officer.pictures('44a-pack-built');
  await page.getByLabel('渡す相手').fill('桜火災海上 査定課 𠮷田様');
  await officer.press('渡したことを記録する');
  await officer.sees('未受領');
  await officer.press('リンクを表示する');
  const link = await page.getByLabel('受け取る方へのリンク').inputValue();
  await officer.pictures('45-pack-given');

  const recipient = await Visitor.at(browser, installation.product.url, { width: 390, height: 844 });
  await recipient.goTo(link);
  await recipient.sees('さくら内科クリニックから、事案');
  await recipient.pictures('46-pack-for-its-recipient');
  const arriving = recipient.page.waitForEvent('download');
  await recipient.page.getByRole('button', { name: /^パックを保存する/ }).click();
  const saved = readFileSync(await (await arriving).path()); // a system without Japanese names calls it something else
  expect([saved.subarray(0, 2).toString(), saved.includes('manifest.json')]).toEqual(['PK', true]);
  await recipient.page.getByLabel('受け取った方のお名前').fill('𠮷田 次郎');
  await recipient.press('受け取りました');
  await recipient.sees('受領を記録しました');
  await recipient.pictures('47-pack-confirmed');
  expect([recipient.strayRequests, recipient.faults]).toEqual([[], []]);
  await officer.sees('受領済');
  await officer.press('リンクを止める');
  await officer.sees('に止めました');
  await recipient.page.reload();
  await recipient.sees('このリンクは使えません。');
});

test('the list of people says why not before the click; a link made anew is shown to whom it leads to', async () => {
  const { page } = officer;
  await officer.goTo('/people');
  const line = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const remove = line('佐藤 花子').getByRole('button', { name: '外す', exact: true });
  await remove.press('Enter');
  await page.getByRole('dialog').getByText('サインインできる個人情報保護管理者が一人もいなくなるため').waitFor();
  await officer.picture('15-why-not');
  await remove.press('Enter');
  await line('﨑山 三恵').getByRole('button', { name: '参加用リンクを作り直す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '参加用リンクを作り直す' }).click();
  await page.locator('input[readonly]').waitFor();
  await executive.goTo('/');
  await executive.sees('佐藤 花子さんがあなたのリンクを作り直しました');
  expect(await executive.staysInTheWindow()).toBe(true);
  await executive.picture('16-link-was-renewed');
  await executive.press('確かめました');
  await executive.page.getByText('リンクを作り直しました').waitFor({ state: 'hidden' }); // leaving the page sooner would give the answer up
  await executive.goTo('/');
  await executive.sees('次の期限が近い順');
  expect(await executive.page.getByText('リンクを作り直しました').count()).toBe(0);
});

test('in one’s own account a password is changed, the language is chosen, and all sign-ins are ended; failures that go on are paused in words', async () => {
  const { page } = executive;
  const email = 'mie@example.jp';
  const better = '青い象は夜の図書館で静かに読む';
  const elsewhere = new Caller(installation.product.url);
  await elsewhere.signIn(email, password);
  await executive.press('メニュー');
  await page.getByRole('link', { name: '﨑山 三恵さん' }).click();
  await executive.sees('あなたのアカウント');
  const change = async (present: string, next: string) => {
    await page.getByLabel('今のパスワード').fill(present);
    await page.getByLabel('新しいパスワード', { exact: true }).fill(next);
    await page.getByLabel('新しいパスワード（もう一度）').fill(next);
    await executive.press('パスワードを変える');
  };
  await change(password, '短いもの');
  await executive.sees('パスワードは 12 文字以上にしてください。');
  await change('これは今のパスワードではない', better);
  await executive.sees('今のパスワードが違います。');
  await executive.picture('17-wrong-present-password');
  expect((await elsewhere.call('/v1/me')).status).toBe(200);
  await change(password, better);
  await executive.sees('パスワードを変えました。');
  expect(await page.getByLabel('今のパスワード').inputValue()).toBe('');
  expect((await elsewhere.call('/v1/me')).status).toBe(401);

  await page.getByLabel('English').click();
  await executive.sees('The language is changed.');
  await executive.picture('18-account-in-english');
  await executive.press('Sign out everywhere');
  await executive.sees('If you have forgotten your password');
  await executive.press('日本語');
  const signIn = async (visitor: Visitor, typed: string) => {
    await visitor.goTo('/sign-in');
    await visitor.page.getByLabel('メールアドレス').fill(email);
    await visitor.page.getByLabel('パスワード', { exact: true }).fill(typed);
    await visitor.press('サインインする');
  };
  const stranger = await Visitor.at(browser, installation.product.url);
  await Promise.all(Array.from({ length: 10 }, () => new Caller(installation.product.url).signIn(email, 'まちがったパスワード')));
  await signIn(stranger, better);
  await stranger.page.getByText(/サインインを一時止めています。あと約 \d+ 秒/).waitFor();
  await stranger.picture('19-sign-in-paused');
  await stranger.context.close();
  await signIn(executive, better); // this browser is known
  await page.getByRole('button', { name: 'Menu' }).waitFor(); // the language of the account, not that of the page before
  await executive.goTo('/account');
  await page.getByLabel('日本語').click();
  await executive.sees('言語を変えました。');
});

test('who approved keeps their name on the filing, the closing and the timeline when it is corrected; the record of the organisation says from what to what', async () => {
  const { page } = officer;
  await officer.goTo('/people');
  await page.getByRole('listitem').filter({ hasText: '﨑山 三恵' }).getByRole('button', { name: '名前・メールを直す' }).click();
  const form = page.getByRole('dialog');
  await form.getByText('これまでの記録には当時の名前が残り').waitFor();
  await form.getByLabel('名前').fill('崎山 美恵');
  await officer.send('名前・メールを直す');
  await page.getByRole('heading', { name: '崎山 美恵', exact: true }).waitFor();

  const then = '﨑山 三恵（現在の登録名：崎山 美恵）';
  await officer.goTo(`/incidents/${closed}?tab=filings`);
  await officer.sees(`承認 ${then}`);
  await page
    .getByText(/^作成 佐藤 花子$/u)
    .first()
    .waitFor(); // whoever was never corrected is called by one name
  await officer.picture('17-approver-by-the-name-of-that-time');
  await officer.goTo(`/incidents/${closed}?tab=prevention`);
  await officer.sees(`${then}さんが完了を承認しました`);
  await officer.goTo(`/incidents/${closed}?tab=timeline`);
  await officer.sees(then);
  await officer.goTo('/record');
  await officer.sees('さんの登録を直しました。名前：「﨑山 三恵」→「崎山 美恵」。');
  await officer.sees(`${then}さんを加えました`);
  await officer.picture('18-correction-in-the-record');
  await theRecordOfACheckpoint(closed);
});

/** An adviser sends the checkpoint of a mail: the officer saves the record as it stood then. */
async function theRecordOfACheckpoint(incident: string) {
  const { page } = officer;
  const { checkpoint } = (await page.request
    .get(`${installation.product.url}/v1/organisation/log`)
    .then((answer) => answer.json())) as LogView;
  await page.getByText('手元の検証点の時点までを書き出す').click();
  const field = page.getByLabel('検証点の本文か、その 2 行目の数');
  await field.fill('検証点のメール');
  await officer.press('この時点までを書き出す');
  await officer.sees('検証点を読み取れません。');
  await field.fill('９９９９９９');
  await officer.press('この時点までを書き出す');
  await officer.sees('この大きさの検証点はログにありません。');
  await officer.picture('19-checkpoint-unknown');
  await field.fill(`Shodo の記録の「検証点」です。\n\n${checkpoint?.note}`);
  const [download] = await Promise.all([page.waitForEvent('download'), officer.press('この時点までを書き出す')]);
  expect(download.suggestedFilename()).toBe(`shodo-organisation-checkpoint-${checkpoint?.size}.ndjson`);
  const found = await checkRecord(nodeTools, readingOf(await download.path()), { checkpoints: [checkpoint?.note ?? ''] });
  expect(found).toMatchObject({ is: 'sound', earlier: [], anchored: { trust: 'held' } });
  await page.getByText('書き出しませんでした。').waitFor({ state: 'hidden' });
  // From the seal of an incident as well: the refusal stays in sight, though the page is scrolled to it.
  await officer.goTo(`/incidents/${incident}`);
  await page.getByRole('button', { name: /^記録 \d+ 件/u }).click();
  await page.getByText('手元の検証点の時点までを書き出す').click();
  await field.fill('1');
  await officer.press('この時点までを書き出す');
  await officer.sees('書き出しませんでした。');
  await page.mouse.wheel(0, 400);
  await officer.sees('書き出しませんでした。');
  await page.screenshot({ path: join(pictures, '19a-refused-in-the-seal.png') });
}

test('every screen fits a phone and a desk, in both languages, and nothing is asked of another host', async () => {
  for (const visitor of [officer, executive]) {
    for (const path of ['/', '/report', '/people', '/outbox', '/settings', '/account']) {
      await visitor.goTo(path);
      await visitor.page.getByRole('heading').first().waitFor();
      expect({ path, fits: await visitor.staysInTheWindow() }).toEqual({ path, fits: true });
    }
  }
  await officer.goTo('/');
  await officer.press('English');
  await officer.page
    .getByRole('link', { name: 'Report' })
    .or(officer.page.getByRole('button', { name: 'Report' }))
    .first()
    .waitFor();
  await officer.picture('09-english');
  for (const { strayRequests, faults } of [officer, executive])
    expect({ strayRequests, faults }).toEqual({ strayRequests: [], faults: [] });
});
