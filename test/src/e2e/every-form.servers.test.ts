import { eventually, type Installation, startInstallation } from '@shodo/testkit';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser, Visitor } from './browser.js';
import { choose, group, moment, named, state } from './filling.js';
import { type Office, openOffice } from './office.js';
import { sentences } from './sentences-of-every-form.js';

/** What the clinic's story does not touch: every other command through its form, in Japanese, and the sentence it leaves in the timeline. */
let installation: Installation;
let browser: Browser;
let office: Office;
let officer: Visitor;
let incident = '';

beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), openBrowser()]);
  office = await openOffice(installation, browser);
  ({ officer } = office);
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

const does = async (name: Parameters<Office['api']['send']>[0], body: object): Promise<void> => {
  const { status, body: answer } = await office.api.send(name, incident, body);
  expect({ name, status, answer }).toMatchObject({ status: 200 });
};
const versionsOf = async (name: string) => (await office.api.view(incident)).facts.filter((each) => each.fact === name);

test('a drill is reported by form, with when it happened, how and by whom it was told; what is no date is said at its field', async () => {
  const { page } = officer;
  await officer.goTo('/report');
  const form = page.locator('form');
  await named(form, '何が起きましたか').fill('患者30名の氏名と診断名が入ったUSBメモリを、帰宅途中に紛失した。');
  await moment(form, 'いつ気づきましたか', '2101-11-28', '２２：００');
  const noticed = group(form, 'いつ気づきましたか');
  await noticed.getByText('年を確かめてください。2000年から2100年までの日付を入力できます。').waitFor();
  await noticed.getByLabel('時刻').fill('2026-11-28T22:00');
  await noticed.getByLabel('日付').fill('2026-11-28');
  await noticed.getByText('時刻を確かめてください。').waitFor();
  await noticed.getByLabel('時刻').fill('２２：００');
  await noticed.getByText('2026年11月28日（土）22:00（日本時間）').waitFor();
  await named(form, '種類').selectOption('loss');

  await form.getByText('くわしく').click();
  await group(form, 'いつ起きましたか').getByLabel('日付').focus();
  await page.keyboard.type('5'); // begun and left: the browser hands over nothing
  await group(form, 'いつ起きましたか').getByLabel('時刻').focus();
  await group(form, 'いつ起きましたか').getByText('途中までの入力か、カレンダーにない日付です').waitFor();
  await moment(form, 'いつ起きましたか', '2026-11-28', '1930');
  await choose(form, '連絡の方法', 'phone');
  await named(form, '連絡してきた人').fill('駅の遺失物係の方（03-0000-0000）');
  await form.getByLabel('訓練として報告する').check();
  await moment(form, '訓練の始まりの日時', '2026-11-28', '22:00');
  await officer.pictures('20-report-with-more');
  await form.getByRole('button', { name: '報告する' }).click();
  await officer.sees('受け付けました');
  expect(await page.title()).toBe('報告する・初動');
  await page
    .getByRole('button', { name: '事案を開く' })
    .or(page.getByRole('link', { name: '事案を開く' }))
    .click();
  await officer.sees('駅の遺失物係の方（03-0000-0000）');
  incident = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(await page.title()).toBe(`事案番号 ${(await office.api.view(incident)).reference}・初動`);
});

test('awareness is provisional, then established, then corrected', async () => {
  const aware = (time: string) => async (form: Locator) => {
    await moment(form, '知った日時', '2026-11-28', time);
    await choose(form, 'どのように知りましたか', 'department-told');
  };
  await officer.act(
    '知った日時を確定する',
    async (form) => {
      await aware('21:30')(form);
      await form.getByLabel('まだ確かではない（暫定）').check();
    },
    '21-provisional-awareness',
  );
  await officer.act('知った日時を確定する', aware('21:00'));
  await officer.act(
    '知った日時を訂正する',
    async (form) => {
      await aware('20:10')(form);
      await form.getByLabel('まだ確かではない（暫定）').check();
      await named(form, '理由').fill('総務が駅からの電話を受けた時刻を確かめている。');
    },
    '22-provisionally-corrected-awareness',
  );
  await officer.act(
    '知った日時を訂正する',
    async (form) => {
      await aware('20:00')(form);
      await named(form, '理由').fill('総務が駅からの電話を受けた時刻を確かめた。');
    },
    '22-corrected-awareness',
  );
  await officer.sees('以前の日時');
});

test('of two people who revise one fact at once, the later sees both versions and chooses; nothing is overwritten unseen', async () => {
  const { responder } = office;
  await does('RecordFact', { fact: 'breach-occurred', stated: { value: null, confidence: 'unknown' }, source: 'none' });
  await officer.goTo(`/incidents/${incident}?tab=facts`);
  await responder.goTo(`/incidents/${incident}?tab=facts`);
  const revision = async (visitor: Visitor) => {
    await visitor.page.getByRole('button', { name: '改訂する', exact: true }).click();
    return visitor.page.getByRole('dialog');
  };
  const slower = await revision(officer);
  await state(slower, 'はい', '推定');
  await moment(slower, 'いつ時点のことか', '2026-11-28', '21:45');
  const faster = await revision(responder);
  await state(faster, 'いいえ', '判明');
  await responder.send('事実を改訂する');

  await slower.getByText('髙橋 一郎さんが新しい内容を記録しました').waitFor();
  await slower.getByText('調査中・不明・出所 根拠なし').waitFor();
  await slower.getByText('いいえ・判明・出所 書類').waitFor();
  await slower.getByRole('button', { name: '事実を改訂する' }).click();
  await officer.pictures('23-two-at-once');
  expect(await versionsOf('breach-occurred')).toHaveLength(2); // pressing sends nothing until the newer version was taken
  await slower.getByRole('button', { name: 'この入力を続ける' }).click();
  await officer.send('事実を改訂する');
  expect((await versionsOf('breach-occurred')).map(({ stated }) => ('value' in stated ? stated.value : 'count'))).toEqual([
    null,
    false,
    true,
  ]);
  await officer.sees('11/28（土）21:45 時点');
});

test('a draft of the impact scope keeps the version it was begun upon while its drawer is closed', async () => {
  const { responder } = office;
  const count = async (form: Locator, kind: string, numbers: Readonly<Record<string, string>>) => {
    await form.getByLabel(kind, { exact: true }).check();
    for (const [name, number] of Object.entries(numbers)) await form.getByRole('textbox', { name }).fill(number);
    await form.getByLabel('患者・利用者').check();
    await choose(form, '出所', 'document');
  };
  const begun = await officer.open('影響範囲を記録する');
  await count(begun, 'おおよその数', { おおよその数: '３０', 最大で: '４０' });
  await moment(begun, 'いつ時点のことか', '2026-11-28', '21:50');
  await begun.getByRole('button', { name: '閉じる' }).click();
  await begun.waitFor({ state: 'hidden' });
  await responder.act('影響範囲を記録する', (form) => count(form, '最大の数だけ分かる', { 最大で: '1200' }), '24-scope-at-most');

  const again = await officer.open('影響範囲を記録する');
  await again.getByText('記録なし').waitFor();
  await again.getByText('最大 1,200 人・推定・出所 書類').waitFor();
  expect(await again.getByRole('textbox', { name: '最大で' }).inputValue()).toBe('４０');
  await officer.pictures('25-scope-begun-before');
  await again.getByRole('button', { name: 'この入力を続ける' }).click();
  await officer.send('影響範囲を記録する');
  await officer.sees('約 30 人（最大 40 人）');
  await officer.sees('11/28（土）21:50 時点');
  await officer.pictures('26-facts');
});

test('the notice to principals is held with a reason and a review, then replaced by a substitute measure', async () => {
  await does('RecordFact', {
    fact: 'special-care-information-involved',
    stated: { value: true, confidence: 'confirmed' },
    source: 'document',
  });
  const notice = (form: Locator) => choose(form, '義務', 'jp.appi.principal-notice');
  await officer.goTo(`/incidents/${incident}`);
  await officer.act(
    '本人への通知を保留する',
    async (form) => {
      await notice(form);
      await choose(form, '保留する理由', 'too-little-known');
      await moment(form, '再検討の日時', '2026-12-01', '10時');
    },
    '27-notice-held',
  );
  await officer.sees('保留・再検討 12/1');
  await officer.act(
    '代替措置を記録する',
    async (form) => {
      await notice(form);
      await choose(form, '代替措置', 'publication');
      await choose(form, '通知が困難な理由', 'contact-data-stale');
      await named(form, '場所・アドレス').fill('https://sakura.example.jp/oshirase');
      await choose(form, '本人全員に届きましたか（空欄のときは人数で判断します）', 'all');
    },
    '28-substitute-measure',
  );
  await officer.sees('代替措置済');
});

test('a filing and a measure that were recorded by mistake are taken back where they are shown, and stay there, struck', async () => {
  const duty = 'jp.appi.preliminary-report';
  const { page } = officer;
  await officer.goTo(`/incidents/${incident}?tab=filings`);
  await officer.act(
    '提出を記録する',
    async (form) => {
      await choose(form, '義務', 'jp.appi.final-report');
      await choose(form, '報告書の種類', 'supplement');
      await choose(form, '義務', duty); // under which no supplement has a place
      const kinds = named(form, '報告書の種類').locator('option');
      expect(await kinds.evaluateAll((all) => all.map((each) => each.getAttribute('value')))).toEqual([
        '',
        'preliminary',
        'follow-up',
        'final',
      ]);
      expect(await named(form, '報告書の種類').inputValue()).toBe('preliminary');
      await form.getByRole('checkbox', { name: '再発防止のための措置', checked: true }).waitFor(); // not yet known to the record
      await choose(form, '提出・連絡の方法', 'ppc-web-form');
    },
    '28-filing',
  );
  const takesBack = async (record: Locator, name: string, why: string, picture: string) => {
    await record.getByRole('button', { name: '取り消す', exact: true }).click();
    const form = page.getByRole('dialog');
    expect(await form.getByRole('combobox').inputValue()).not.toBe(''); // the record it was opened from
    await named(form, '取り消す理由').fill(why);
    await officer.pictures(picture);
    await officer.send(name);
  };
  const recordOf = (text: string) => page.getByRole('listitem').filter({ hasText: text }).filter({ hasText: '取り消す' }).last();
  await officer.sees('提出済');
  await officer.sees('承認なし');
  await officer.pictures('28a-filed-by-mistake');
  await takesBack(recordOf('提出済'), '提出・連絡の記録を取り消す', '別の事案の提出を記録していた。', '28b-filing-taken-back');
  await officer.sees('取り消した理由：別の事案の提出を記録していた。');
  await takesBack(recordOf('公表'), '本人への通知・代替措置の記録を取り消す', '公表は翌日に延びた。', '28c-measure-taken-back');
  await officer.sees('取り消した理由：公表は翌日に延びた。');
  await officer.pictures('28d-struck');
  await officer.goTo(`/incidents/${incident}?tab=timeline`);
  await page.locator('s').filter({ hasText: '速報' }).waitFor();
  await page.locator('s').filter({ hasText: '本人への通知に代えて措置をとりました' }).waitFor();
  expect(await page.getByRole('link', { name: /^#\d+ で取り消し$/ }).count()).toBe(2);
  await page
    .getByRole('link', { name: /^#\d+ で取り消し$/ })
    .first()
    .click();
  expect(new URL(page.url()).hash).toMatch(/^#entry-\d+$/);
  await officer.pictures('28e-struck-in-the-timeline');
  const { duties, filings } = await office.api.view(incident);
  expect(filings.map(({ withdrawn }) => withdrawn !== undefined)).toEqual([true]);
  expect(duties.filter(({ settledAt }) => settledAt)).toEqual([]);
  const instead = { measure: 'publication', reason: 'contact-data-stale', startedAt: '2026-11-28T22:00:00+09:00', reaches: 'all' };
  await does('RecordSubstituteMeasure', { duty: 'jp.appi.principal-notice', ...instead });
  await officer.goTo(`/incidents/${incident}`);
  await officer.sees('次にやること');
});

test('a spread that was declared stopped too early is taken back with a reason; containment is open again', async () => {
  await does('RecordContainmentMeasure', { measure: 'search', takenAt: '2026-11-28T22:00:00+09:00' });
  await does('DeclareSpreadStopped', { stoppedAt: '2026-11-28T22:00:00+09:00' });
  const containment = async () => (await office.api.view(incident)).trackViews.find(({ track }) => track === 'containment')?.state;
  expect(await containment()).toBe('done');
  await officer.act(
    '拡大が止まったという記録を取り消す',
    async (form) => void (await named(form, '取り消す理由').fill('届けられたのは別のUSBメモリだった。')),
    '29-spread-stopped-taken-back',
  );
  expect(await containment()).toBe('open');
});

test('a measure that was only planned is verified with the day on which it was carried out', async () => {
  const { responder } = office;
  await responder.goTo(`/incidents/${incident}?tab=prevention`);
  await responder.act('再発防止策を決める', async (form) => {
    await choose(form, '種類', 'rule');
    await choose(form, '実施の状況', 'planned');
    await named(form, '内容').fill('USBメモリの持ち出しを許可制にする。');
    await named(form, '期限').fill('2026-12-18');
  });
  const verify = '再発防止策を確認する';
  const form = await officer.open(verify);
  expect(await named(form, '実施した日').count()).toBe(0);
  await named(form, '再発防止策').selectOption({ index: 1 }); // the only measure
  await choose(form, '結果', 'effective');
  await named(form, '確認した方法と証拠').fill('持出簿で許可の記録を確かめた。');
  await form.getByRole('button', { name: verify, exact: true }).click();
  await officer.sees('実施してから効果を確かめます');
  await named(form, '実施した日').fill('2026-11-28');
  await officer.pictures('29b-planned-measure');
  await officer.send(verify);
  await responder.sees('実施 2026年11月28日（土）');
  await responder.pictures('29c-prevention');
});

test('a track is assigned, handed over, and a note is left', async () => {
  await officer.act('担当者を決める', async (form) => {
    await choose(form, '対応', 'notification');
    await named(form, '誰に').selectOption({ label: '髙橋 一郎' });
  });
  await officer.act(
    '担当を引き継ぐ',
    async (form) => {
      await choose(form, '対応', 'notification');
      await named(form, '誰に').selectOption({ label: '佐藤 花子' });
      await named(form, '補足').fill('夜間は佐藤が受ける。');
    },
    '29-track-handed-over',
  );
  await officer.act('メモを残す', async (form) => {
    await named(form, 'メモ').fill('駅の防犯カメラの保存期間は7日。');
    await choose(form, '関係する対応', 'containment');
  });
});

test('a note that is limited is read by whom it is for; others are told that it exists, until it is opened to them', async () => {
  const { responder } = office;
  const said = '弁護士の意見：賠償の見込みは低い。';
  await officer.goTo(`/incidents/${incident}?tab=timeline`);
  await officer.act(
    'メモを残す',
    async (form) => {
      await named(form, 'メモ').fill(said);
      await group(form, '読める人を限る').getByLabel('佐藤 花子').check();
    },
    '29k-limited-note',
  );
  await officer.sees(said);
  await officer.sees('読める人：佐藤 花子');
  await officer.pictures('29l-limited-note-in-the-timeline');
  await responder.goTo(`/incidents/${incident}?tab=timeline`);
  await responder.sees('内容は限定されています。');
  expect(await responder.page.getByText(said).count()).toBe(0);
  await responder.pictures('29m-limited-note-for-others');
  await officer.act(
    '限定を広げる・解く',
    async (form) => {
      await group(form, '新しく読めるようにする人').getByLabel('髙橋 一郎').check();
      expect(await group(form, '新しく読めるようにする人').getByLabel('佐藤 花子').count()).toBe(0);
      await named(form, '広げる理由').fill('対応を頼むため。');
    },
    '29n-audience-widened',
  );
  await responder.sees(said);
});

test('a decision is recorded with what it rests on, opens again when that changes, and is upheld alone after the pause', async () => {
  const { responder } = office;
  await officer.goTo(`/incidents/${incident}?tab=decisions`);
  await officer.sees('判断はまだ記録されていません。');
  await officer.act(
    '判断を記録する',
    async (form) => {
      await choose(form, '何についての判断ですか', 'publication');
      await named(form, '決めること').fill('公表する時期');
      await named(form, '選択肢（一行に一つ）').fill('すぐに公表する\n範囲が分かるまで待つ');
      await named(form, '選んだもの（上から何番目）').fill('２');
      await named(form, '理由').fill('対象でない患者を不安にさせないため、範囲の確定を待つ。');
      await form.getByLabel(/本人.*40 人.*第2版$/).check();
    },
    '29a-decision',
  );
  await officer.sees('承認待ち');
  await responder.act('影響範囲を記録する', async (form) => {
    await form.getByLabel('確定した数', { exact: true }).check();
    await form.getByRole('textbox', { name: '確定した数' }).fill('1001');
    await form.getByLabel('患者・利用者').check();
    await choose(form, '出所', 'document');
  });
  await officer.sees('この判断の根拠が変わりました：');
  await officer.pictures('29b-decision-reopened');
  await does('AdvanceDrillClock', { to: new Date(Date.parse((await office.api.view(incident)).now) + 3_660_000).toISOString() });
  await officer.goTo(`/incidents/${incident}?tab=decisions`);
  await officer.act(
    '判断を維持する',
    async (form) => {
      await named(form, '維持する理由').fill('千人を超えても、範囲の確定を待つ結論は変わらない。');
      await named(form, '単独決裁の理由').fill('ほかに判断できる人がいないため。');
    },
    '29c-decision-upheld',
  );
  await officer.sees('見直して維持');
  await officer.sees('本人への通知を保留');
  await officer.goTo(`/incidents/${incident}`);
});

test('reminders are acknowledged; a duty that no longer stood when it lapsed is overdue until it is ruled out, and then nothing is missed', async () => {
  const { page } = officer;
  await does('RecordFact', {
    fact: 'specific-personal-information-involved',
    stated: { value: false, confidence: 'confirmed' },
    source: 'document',
  });
  await officer.act('訓練の時刻を進める', (form) => moment(form, '進めた先の日時', '2026-12-29', '10:00'));
  await officer.sees('期限超過・'); // the final report was due on Monday 28 December: day 30 is a Sunday
  await officer.pictures('30-overdue');
  const waiting = page.getByRole('button', { name: '確認しました' });
  const before = await waiting.count();
  await waiting.first().click();
  await eventually(
    async () => (await waiting.count()) < before || (await page.getByText(/確認済みの知らせ/).count()) > 0,
    'it is acknowledged',
  );
  await officer.act(
    '義務の対象外と確定する',
    async (form) => {
      await choose(form, '義務', 'jp.my-number.final-report');
      await named(form, '理由').fill('マイナンバーは含まれていないことを確認した。');
      await named(form, '単独決裁の理由').fill('ほかに判断できる人がいないため。');
    },
    '31-duty-ruled-out-alone',
  );
  await officer.sees('単独決裁');
  expect(await page.getByText('期限超過あり').count()).toBe(0); // what was filed too late, or not at all, says so by its own clock
  await officer.pictures('32-ruled-out');
});

test('the timeline says each of it in a sentence, in Japanese and in English', async () => {
  const { page } = officer;
  await page.getByRole('link', { name: '時系列' }).click();
  await page.getByRole('button', { name: '続きを読み込む' }).click();
  await officer.sees('訓練として事案が報告されました');
  const told = await page.getByRole('main').innerText();
  expect(sentences.filter((sentence) => !told.includes(sentence))).toEqual([]);
  await page.getByRole('link', { name: '人の記録だけ' }).click();
  await officer.sees('夜間は佐藤が受ける。');
  await officer.pictures('33-timeline');
  await officer.press('English');
  await officer.sees('Awareness was corrected provisionally from Sat, 28 Nov 2026, 21:00 JST to Sat, 28 Nov 2026, 20:10 JST');
  await officer.sees('The impact scope was set: at most 1,200 persons → about 30 persons (at most 40)');
  await officer.sees('Notification was handed over from 髙橋 一郎 to 佐藤 花子.');
  expect(await page.title()).toMatch(/^Incident .* · Shodo$/);
  await officer.pictures('34-timeline-in-english');
  await officer.press('日本語');
});

test('in a small organisation one person alone, on a phone, rules out a breach and closes: after a pause and with a reason; then reopens', async () => {
  const { officerOnAPhone: alone, api } = office;
  const report = {
    kind: 'drill',
    drillStartsAt: '2026-11-28T22:00:00+09:00',
    noticedAt: '2026-11-28T22:00:00+09:00',
    summary: '「情報が漏れているのでは」という問い合わせの電話があった。',
  };
  incident = (await api.send('ReportIncident', undefined, report)).body.incidentId;
  await does('AdvanceDrillClock', { to: '2026-11-28T23:30:00+09:00' });
  await alone.goTo(`/incidents/${incident}`);
  await alone.act(
    '漏えい等ではないと判断する',
    async (form) => {
      await choose(form, '判断の根拠', 'nothing-happened');
      await named(form, '理由').fill('問い合わせは別の会社についてのものだった。');
      await alone.isRefused('漏えい等ではないと判断する'); // without a reason for deciding alone
      await alone.isRefused('漏えい等ではないと判断する'); // and pressed again, it is seen again
      await named(form, '単独決裁の理由').fill('ほかに判断できる人がいないため。');
    },
    '35-ruled-out-alone',
  );
  await alone.page.getByText('単独決裁', { exact: true }).first().waitFor(); // beside what was decided, on the overview
  const propose = (review: string) => alone.act('完了を提案する', (form) => named(form, '振り返り').fill(review));
  await propose('電話の受け方を見直す。');
  await alone.act(
    '完了の提案を差し戻す・取り下げる',
    async (form) => {
      await form.getByText('電話の受け方を見直す。').waitFor(); // nobody ends it unread
      await named(form, '差し戻す・取り下げる理由（足りないこと）').fill('見直しがまだ終わっていない。');
    },
    '35a-closing-taken-back',
  );
  await propose('電話の受け方を見直した。');
  await does('AdvanceDrillClock', { to: '2026-11-29T01:00:00+09:00' });
  await alone.act('完了を承認する', (form) => named(form, '単独決裁の理由').fill('ほかに承認できる人がいないため。'), '36-closed-alone');
  await alone.sees('この事案は完了しています');
  await alone.act('再開する', (form) => named(form, '理由').fill('同じ方から再び電話があった。'), '37-reopened');
  await alone.page.getByRole('link', { name: '時系列' }).click();
  for (const sentence of [
    '漏えい等ではないと判断しました',
    '完了の提案を取り下げました。',
    '完了を承認しました。単独決裁です。',
    '事案を再開しました',
  ])
    await alone.sees(sentence);
  await alone.pictures('38-alone');
  for (const { strayRequests, faults } of [officer, office.responder, alone])
    expect({ strayRequests, faults }).toEqual({ strayRequests: [], faults: [] });
});

test('a later date waits beside the earlier; whoever caused it cannot decide, somebody else turns it down and then agrees', async () => {
  const { responder, api } = office;
  const decide = '期限を後ろにするか決める';
  const known = '2026-11-24T09:00:00+09:00';
  const report = { kind: 'drill', drillStartsAt: known, noticedAt: known, leakType: 'loss', summary: '健診結果の箱が見当たらない。' };
  incident = (await api.send('ReportIncident', undefined, report)).body.incidentId;
  await does('EstablishAwareness', { awareAt: known, basis: 'own-discovery' });
  for (const stated of ['breach-occurred', 'special-care-information-involved'])
    await does('RecordFact', { fact: stated, stated: { value: true, confidence: 'confirmed' }, source: 'document' });
  await responder.goTo(`/incidents/${incident}`);
  await responder.act('事実を記録する', async (form) => {
    await choose(form, '事実', 'wrongful-purpose-possible');
    await state(form, 'はい', '疑い');
  });
  await responder.sees('今の記録では2027年1月22日（金）になりますが、まだ変わっていません。早い方の期限で進めてください。');
  await responder.sees('後ろにするには、髙橋 一郎さん以外の個人情報保護管理者か経営者（承認）が決める必要があります。');
  await responder.pictures('39-later-date-waits');

  await officer.goTo(`/incidents/${incident}`);
  const decided = async (decision: string, reason: string, name: string) => {
    await officer.press(decide);
    const form = officer.page.getByRole('dialog');
    await choose(form, '決定', decision);
    await named(form, '理由').fill(reason);
    await officer.pictures(name);
    await officer.send(decide);
  };
  await decided('turn-down', '持ち出しの跡は、まだ確かめられていない。', '40-later-date-turned-down');
  await officer.sees('今のままにすると決まっています');
  await decided('agree', '防犯カメラに持ち出す人が映っていた。', '41-later-date-agreed');
  const inForce = async () =>
    (await api.view(incident)).duties.some(({ later, judgement }) => !later && judgement.clock?.dueOn === '2027-01-22');
  await eventually(inForce, 'the later date is in force');
  await officer.act(
    '起算点を記録する',
    async (form) => {
      await choose(form, '起算点', 'notified-by-entrustee');
      await group(form, '日時（時刻が分からなければ日付だけ）').getByLabel('日付').fill('2026-11-24');
      await choose(form, '出所', 'entrustee');
    },
    '42-starting-point',
  );
  await officer.sees('11/24（火）（時刻不明）');
  await officer.pictures('43-later-date-in-force');
  await officer.act(
    '起算点の記録を取り消す',
    async (form) => {
      expect(await named(form, '起算点').locator('option').count()).toBe(2); // an empty one, and the only one on record
      await choose(form, '起算点', 'notified-by-entrustee');
      await named(form, '取り消す理由').fill('通知は別の事案のものだった。');
    },
    '43c-starting-point-taken-back',
  );
  await officer.page.getByRole('link', { name: '時系列' }).click();
  for (const sentence of [
    '期限を今のままにすると決めました：',
    '期限を後ろにすると決めました：',
    '起算点を記録しました：委託先から通知を受けた時＝',
    '起算点の記録を取り消しました：委託先から通知を受けた時',
  ])
    await officer.sees(sentence);
}, 180_000);

test('the organisation is put right in the settings; the open incident says in what it differs, and takes it over', async () => {
  const { page } = officer;
  await officer.goTo('/settings');
  await officer.sees('組織の情報をいまの設定に合わせる');
  await page.getByLabel('業種', { exact: true }).selectOption('finance');
  await officer.press('設定を変える');
  await officer.sees('設定を変えました。');
  await officer.goTo(`/incidents/${incident}`);
  await officer.sees('業種：医療・介護→金融');
  await officer.pictures('43a-another-profile');
  await officer.act(
    '組織の情報をいまの設定に合わせる',
    (form) => named(form, '合わせる理由（何が誤っていたか）').fill('業種を誤って選んでいた。'),
    '43b-profile-taken-over',
  );
  await page.getByText('業種：医療・介護→金融').waitFor({ state: 'hidden' });
  await officer.sees('金融庁・財務局等');
  await page.getByRole('link', { name: '時系列' }).click();
  await officer.sees('この事案の組織の情報を、設定に合わせました（業種：医療・介護→金融）。');
});

test('open duties are judged by the newest rules when somebody says so; as these are the newest, nothing moves', async () => {
  await officer.goTo(`/incidents/${incident}`);
  const dated = async () => (await office.api.view(incident)).duties.map(({ duty, judgement }) => [duty, judgement.clock, judgement.pack]);
  const before = await dated();
  await officer.act(
    '新しい版の規則で判定し直す',
    (form) => named(form, '判定し直す理由（確かめた法令など）').fill('改正の有無を確かめるため。'),
    '43c-newest-rules',
  );
  await officer.page.getByRole('link', { name: '時系列' }).click();
  await officer.sees('続いている義務を、新しい版の規則で判定し直すことにしました。');
  expect(await dated()).toEqual(before);
});
