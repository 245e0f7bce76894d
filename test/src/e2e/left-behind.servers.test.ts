import { setTimeout as sleep } from 'node:timers/promises';
import type { OrganisationView } from '@shodo/contracts';
import { connected, withDatabase } from '@shodo/servers';
import { type Installation, startInstallation } from '@shodo/testkit';
import type { Browser, Route } from 'playwright-core';
import { openBrowser } from './browser.js';
import { choose } from './filling.js';
import { type Office, openOffice } from './office.js';

/** What nobody may overlook: a duty that fell away, a report that is known otherwise since, and what a removed person held. */
let installation: Installation;
let browser: Browser;
let office: Office;
let incident: string;

beforeAll(async () => {
  installation = await startInstallation();
  browser = await openBrowser();
  office = await openOffice(installation, browser);
  const drill = { kind: 'drill', drillStartsAt: '2026-11-02T10:00:00+09:00', noticedAt: '2026-11-02T10:00:00+09:00', leakType: 'loss' };
  incident = (await office.api.send('ReportIncident', undefined, { ...drill, summary: '顧客名簿を紛失した。' })).body.incidentId;
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

const does = async (command: Parameters<typeof office.api.send>[0], body: object) => {
  const answer = await office.api.send(command, incident, body);
  expect([command, answer.status]).toEqual([command, 200]);
};
const fact = (name: string, value: boolean) =>
  does('RecordFact', { fact: name, stated: { value, confidence: 'confirmed' }, source: 'document' });
const scope = (exact: number, basedOn: number) =>
  does('SetImpactScope', { principals: { exact }, categories: ['customer'], dataItems: ['name'], source: 'document', basedOn });
const to = (tab: string) => office.officer.goTo(`/incidents/${incident}${tab && `?tab=${tab}`}`);
const region = (name: string | RegExp) => office.officer.page.getByRole('region', { name });

test('the day of a duty that fell away passes: it waits to be ruled out, is not overdue, and the record says that it did not stand', async () => {
  await does('EstablishAwareness', { awareAt: '2026-11-02T10:00:00+09:00', basis: 'own-discovery' });
  await fact('breach-occurred', true);
  await fact('property-damage-possible', true);
  await fact('wrongful-purpose-possible', false);
  await fact('specific-personal-information-involved', false);
  await does('AdvanceDrillClock', { to: '2026-12-02T09:00:00+09:00' });
  await to('');
  await office.officer.sees('対象外の見込み・確定待ち');
  await office.officer.picture('40-fell-away');
  await to('timeline');
  await office.officer.sees(
    '確報（番号法）の期限（2026年12月1日（火）23:59）を過ぎました。記録された事実では対象外でしたが、対象外と確定されていませんでした。',
  );
});

test('what is recorded while a page is being read, or before the page hears of changes, stands on it without a click', async () => {
  const { page } = office.officer;
  const whileHeld = async (path: string, note: string, then: (route: Route) => Promise<void>) => {
    await page.route(path, then, { times: 1 });
    const held = page.waitForRequest(path);
    await to('timeline');
    await held;
    await does('AddNote', { text: note });
    await office.officer.sees(note);
  };
  await whileHeld('**/timeline*', '読込中に残したメモ。', async (route) => {
    const response = await route.fetch();
    await sleep(1_000); // what it found is old by then
    await route.fulfill({ response });
  });
  await whileHeld('**/v1/changes', '接続前に残したメモ。', async (route) => {
    await sleep(2_000);
    await route.continue();
  });
});

test('what was reported and is known otherwise since stands with the report, and asks for a supplement', async () => {
  await scope(30, 0);
  await does('RecordFilingMade', {
    duty: 'jp.appi.preliminary-report',
    alsoSettles: ['jp.appi.final-report'],
    kind: 'final',
    madeAt: '2026-12-02T09:00:00+09:00',
    channel: 'ppc-web-form',
    openItems: [],
  });
  await scope(5_200, 1);
  await to('filings');
  await office.officer.sees('報告した内容と今の記録が違う項目があります');
  await office.officer.sees('（30 人→5,200 人）');
  await office.officer.picture('41-known-otherwise');
  await to('');
  await region('義務と期限').getByText('追完（個人情報保護法）').waitFor();
  await office.officer.picture('42-supplement-next');
  await region('次にやること').getByText('追完（個人情報保護法）').waitFor();
  const owed = region('義務と期限').getByRole('listitem').filter({ hasText: '追完（個人情報保護法）' }).first();
  await owed.getByText('この義務と日付の理由').click();
  await owed.getByText('提出した報告にある調査中の項目と、その後に変わった記録によります').waitFor();
  expect(await owed.getByText('はまだ記録されていません').count()).toBe(0);
});

test('a notice that somebody else held meanwhile is not held otherwise unseen: their reason and review are shown, what was typed stays', async () => {
  const hold = { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt: '2026-12-04T10:00:00+09:00' };
  await to('filings');
  const form = await office.officer.open('本人への通知を保留する');
  await choose(form, '義務', hold.duty);
  const note = form.getByLabel('補足');
  await note.fill('委託先の回答を待つ。');
  await does('HoldPrincipalNotice', hold);
  await form.getByText('佐藤 花子さんが新しい内容を記録しました').waitFor();
  await form.getByText('通知できる事実がまだほとんど分かっていない・12/4（金）10:00 に見直し').waitFor();
  await office.officer.picture('53-held-meanwhile');
  await form.getByRole('button', { name: 'この入力を続ける' }).click();
  await form.getByText('さんが新しい内容を記録しました').waitFor({ state: 'hidden' });
  expect(await note.inputValue()).toBe('委託先の回答を待つ。');
});

test('a notice to the same persons once more stands beside the one that settled the duty', async () => {
  const notice = { duty: 'jp.appi.principal-notice', doneAt: '2026-12-02T09:00:00+09:00', principals: 5_200 };
  await does('RecordPrincipalNoticeDone', { ...notice, means: 'e-mail', reaches: 'all' });
  await to('filings');
  await office.officer.press('重ねて通知したことを記録する');
  const form = office.officer.page.getByRole('dialog');
  await form.getByRole('heading', { name: '本人への通知を記録する' }).waitFor();
  await office.officer.picture('46-once-more');
  const note = form.getByLabel('補足');
  await note.fill('窓口でも伝えた。');
  await does('RecordPrincipalNoticeDone', { ...notice, means: 'post' });
  // Somebody else records one while the form is open: the writer looks at it before theirs is counted as another.
  await form.getByText('佐藤 花子さんが新しい内容を記録しました。').waitFor();
  await form.getByText('郵送・12/2（水）09:00・5,200 人').waitFor();
  await office.officer.picture('52-notice-recorded-meanwhile');
  await form.getByRole('button', { name: 'この入力を続ける' }).click();
  await form.getByText('さんが新しい内容を記録しました').waitFor({ state: 'hidden' });
  expect(await note.inputValue()).toBe('窓口でも伝えた。');
  await to('filings');
  await office.officer.sees('（重ねて行ったもの）');
  await office.officer.picture('47-told-twice');
});

test('before somebody is removed the form names what they hold; afterwards the incident is held by nobody', async () => {
  const { page } = office.officer;
  const people = (await office.api.call<{ items: { person: string; name: string }[] }>('/v1/people')).body.items;
  const responder = people.find(({ name }) => name === '髙橋 一郎')?.person;
  await does('AssignTrack', { track: 'containment', to: responder });
  await office.officer.goTo('/people');
  await page.getByRole('listitem').filter({ hasText: '髙橋 一郎' }).getByRole('button', { name: '外す' }).click();
  const form = page.getByRole('dialog');
  await form.getByText('「封じ込め」の担当').waitFor();
  await office.officer.picture('43-removing-somebody');
  await form.getByRole('button', { name: '外す' }).last().click();
  await office.officer.sees('外れた人');
  await office.officer.goTo('/');
  await page.getByText('髙橋 一郎（外れました）').waitFor();
  await page.getByText('担当者なし').first().waitFor();
  await office.officer.picture('44-held-by-nobody');
  await to('');
  await region('次にやること').getByText('担当者が組織から外れました').waitFor();
  await region('次にやること').getByRole('button', { name: '担当者を決める' }).waitFor();
  await office.officer.picture('45-somebody-else');
});

test('before somebody gets roles that take no part the form names what they hold; afterwards the page says so and asks for somebody else', async () => {
  const { page } = office.officer;
  const added = await office.api.sendToOrganisation(
    'AddPerson',
    {},
    { name: '松本 七海', email: 'matsumoto@example.jp', roles: ['responder'] },
  );
  await does('AssignTrack', { track: 'remediation', to: added.body.person });
  await office.officer.goTo('/people');
  await page.getByRole('listitem').filter({ hasText: '松本 七海' }).getByRole('button', { name: '役割を変える' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('checkbox', { name: '監査（閲覧のみ）' }).check();
  expect(await form.getByText('「再発防止」の担当').count()).toBe(0);
  await form.getByRole('checkbox', { name: '対応担当' }).uncheck();
  await form.getByText('この役割では事案の対応に加われません').waitFor();
  await form.getByText('「再発防止」の担当').waitFor();
  await office.officer.picture('48-roles-that-hold-nothing');
  await form.getByRole('button', { name: '役割を変える' }).last().click();
  await form.waitFor({ state: 'hidden' });
  await to('');
  await page.getByText('松本 七海（今の役割では担当できません）').first().waitFor();
  await does('HandOverTrack', { track: 'containment', to: (await office.api.call<{ person: string }>('/v1/me')).body.person });
  await to('');
  await region('次にやること').getByText('今の役割では対応に加われません').waitFor();
  await region('次にやること').getByRole('button', { name: '担当者を決める' }).waitFor();
  await office.officer.picture('49-roles-hold-nothing');
});

test('a supplement that leaves an item open is followed by the next, and the timeline says so', async () => {
  await does('RecordFilingMade', {
    duty: 'jp.appi.supplement',
    kind: 'supplement',
    madeAt: '2026-12-02T09:00:00+09:00',
    channel: 'ppc-web-form',
    openItems: ['cause'],
  });
  await to('timeline');
  await office.officer.sees('前の報告で残った項目、またはその後に変わった内容があるため、改めて必要になりました：追完（個人情報保護法）');
  await to('');
  await region('義務と期限').getByText('目標 12/15（火）').waitFor(); // day 14, the day of the supplement being day 1
  await office.officer.picture('50-supplement-again');
});

test('what was promised in contracts is written down in the settings, and that nothing was: a line that names no time is told', async () => {
  const { page } = office.officer;
  await office.officer.goTo('/settings');
  await page.getByLabel('保険の契約を確かめた', { exact: true }).check();
  await page.getByLabel('取引先との契約を確かめた', { exact: true }).check();
  const insurers = page.getByLabel('保険会社への通知の期限', { exact: true });
  await insurers.fill('ＰＯＬ－７　２４時間\n大手保険 3日');
  await office.officer.press('設定を変える');
  await office.officer.sees('「大手保険 3日」を読み取れません。');
  await office.officer.picture('48-register-unread');
  await insurers.fill('ＰＯＬ－７　２４時間');
  await office.officer.press('設定を変える');
  await office.officer.sees('設定を変えました。');
  expect((await office.api.call<OrganisationView>('/v1/organisation')).body.profile.register).toEqual({
    insurers: [{ ref: 'POL-7', within: { hours: 24 } }],
    partners: [],
  });
  await office.officer.goTo('/settings');
  expect(await insurers.inputValue()).toBe('POL-7 24時間');
});

test('settings and roles that were changed while somebody was writing are not overwritten: what was typed stays, and what stands there now is shown', async () => {
  const { page } = office.officer;
  await office.officer.goTo('/settings');
  const name = page.getByLabel('組織の名前', { exact: true });
  await name.fill('さくら内科・皮膚科');
  const { body: settings } = await office.api.call<OrganisationView>('/v1/organisation');
  const { practice, profile } = settings;
  const listed = { ...profile, listed: true };
  expect((await office.api.sendToOrganisation('ChangeSettings', {}, { name: settings.name, profile: listed, practice })).status).toBe(200);
  await office.officer.press('設定を変える');
  await office.officer.sees('入力中に設定が変更されました。');
  expect(await name.inputValue()).toBe('さくら内科・皮膚科');
  await office.officer.picture('49-settings-overtaken');
  await office.officer.goTo('/settings');
  const isListed = page.getByLabel('上場している', { exact: true });
  expect([await name.inputValue(), await isListed.isChecked()]).toEqual([settings.name, true]);
  // The form goes on from what it saved itself.
  for (const typed of ['さくら内科・皮膚科', 'さくら内科・皮膚科・小児科']) {
    await name.fill(typed);
    await office.officer.press('設定を変える');
    await office.officer.sees('設定を変えました。');
  }
  expect((await office.api.call<OrganisationView>('/v1/organisation')).body).toMatchObject({
    name: 'さくら内科・皮膚科・小児科',
    profile: { listed: true },
  });

  const whom = { name: '石井 翼', email: 'ishii@example.jp', roles: ['responder'] };
  const personId = (await office.api.sendToOrganisation('AddPerson', {}, whom)).body.person ?? '';
  await office.officer.goTo('/people');
  const open = () => page.getByRole('listitem').filter({ hasText: whom.name }).getByRole('button', { name: '役割を変える' }).click();
  const form = page.getByRole('dialog');
  const role = (word: string) => form.getByRole('checkbox', { name: word });
  await open();
  await role('システム管理').check();
  expect((await office.api.sendToOrganisation('ChangeRoles', { personId }, { roles: ['clerk', 'responder'] })).status).toBe(200);
  await form.getByRole('button', { name: '役割を変える' }).last().click();
  await form.getByText('入力中にこの方の役割が変更されました。').waitFor();
  expect(await role('システム管理').isChecked()).toBe(true);
  await form.getByRole('button', { name: '取りやめる' }).click();
  await form.waitFor({ state: 'hidden' });
  await open();
  expect([await role('受付').isChecked(), await role('システム管理').isChecked()]).toEqual([true, false]);
});

test('whoever adds a successor under the address of somebody who left is told who comes back, and that the typed name was not used', async () => {
  const { page } = office.officer;
  const [before, after] = [{ name: '前任 一子', email: 'desk@example.jp' }, '後任 太郎'];
  const personId = (await office.api.sendToOrganisation('AddPerson', {}, { ...before, roles: ['clerk'] })).body.person ?? '';
  expect((await office.api.sendToOrganisation('RemovePerson', { personId }, {})).status).toBe(200);
  await office.officer.goTo('/people');
  await office.officer.press('人を加える');
  const form = page.getByRole('dialog');
  await form.getByLabel('名前', { exact: true }).fill(after);
  await form.getByLabel('メールアドレス').fill(before.email);
  await form.getByRole('checkbox', { name: '受付' }).check();
  await form.getByRole('button', { name: '人を加える' }).last().click();
  await form.getByText('前任 一子さんとして加わりました。').waitFor();
  await form.getByText('入力された名前「後任 太郎」は使っていません。').waitFor();
  await form.getByText('このリンクを前任 一子さんに直接渡してください。').waitFor();
  await office.officer.picture('54-who-comes-back');
});

test('a name and an address that somebody else corrected meanwhile are shown beside what was typed, and not overwritten unseen', async () => {
  const { page } = office.officer;
  const whom = { name: '大野 葵', email: 'ono@example.jp' };
  const personId = (await office.api.sendToOrganisation('AddPerson', {}, { ...whom, roles: ['responder'] })).body.person ?? '';
  const listed = async () => {
    const { items } = (await office.api.call<{ items: { person: string; name: string; email: string }[] }>('/v1/people')).body;
    return items.find(({ person }) => person === personId);
  };
  const correct = async (now: { name: string; email: string }) =>
    expect((await office.api.sendToOrganisation('CorrectPerson', { personId }, now)).status).toBe(200);
  await office.officer.goTo('/people');
  await page.getByRole('listitem').filter({ hasText: whom.name }).getByRole('button', { name: '名前・メールを直す' }).click();
  const form = page.getByRole('dialog');
  const [name, email] = [form.getByLabel('名前', { exact: true }), form.getByLabel('メールアドレス')];
  const send = () => form.getByRole('button', { name: '名前・メールを直す' }).click();
  await email.fill('aoi.ono@example.jp');
  await correct({ ...whom, name: '小野 葵' });
  await send();
  await form.getByText('この方の名前またはメールアドレスが直されました。').waitFor();
  await form.getByText('大野 葵（ono@example.jp）').waitFor();
  await form.getByText('小野 葵（ono@example.jp）').waitFor();
  await office.officer.picture('51-person-corrected-meanwhile');
  await send(); // sends nothing until one way was chosen
  expect([await name.inputValue(), await email.inputValue()]).toEqual([whom.name, 'aoi.ono@example.jp']);
  expect(await listed()).toMatchObject({ name: '小野 葵', email: whom.email });

  await form.getByRole('button', { name: 'この入力を続ける' }).click();
  await form.getByText('この方の名前またはメールアドレスが直されました。').waitFor({ state: 'hidden' });
  await correct({ name: '小野 葵子', email: whom.email });
  await send();
  await form.getByRole('button', { name: '今の記録から入力し直す' }).click();
  expect([await name.inputValue(), await email.inputValue()]).toEqual(['小野 葵子', whom.email]);
  await email.fill('aoi.ono@example.jp');
  await send();
  await form.waitFor({ state: 'hidden' });
  expect(await listed()).toMatchObject({ name: '小野 葵子', email: 'aoi.ono@example.jp' });
});

/** As a restore leaves an incident that was closed and erased after the backup: open, and without its vault. */
const erasedAgain = (of: string) =>
  connected(withDatabase(installation.superuserUrl, new URL(installation.ground.keysDatabaseUrl).pathname.slice(1)), (client) =>
    client.query(
      `with key as (update keys.incident_key set wrapped = null, destroyed_at = now() where incident_id = $1 returning tenant_id, incident_id)
       insert into keys.erasure (tenant_id, incident_id, seq, digest) select tenant_id, incident_id, 999, repeat('d', 64) from key`,
      [of],
    ),
  );

test('a text that was typed while the incident still took texts is shown before anything is sent without it', async () => {
  const { officer, api } = office;
  const report = { summary: '鞄を紛失した。', noticedAt: new Date().toISOString(), leakType: 'loss' };
  const own = (await api.send('ReportIncident', undefined, report)).body.incidentId;
  await officer.goTo(`/incidents/${own}`);
  const form = await officer.open('メモを残す');
  const text = '棚の奥も探した。';
  await form.getByRole('textbox').first().fill(text);
  await erasedAgain(own);
  const to = (await api.call<{ person: string }>('/v1/me')).body.person;
  expect((await api.send('AssignTrack', own, { track: 'containment', to })).status).toBe(200);
  const lead = form.getByText('この事案では本文を受け付けられなくなったため');
  await lead.waitFor();
  await form.getByText(text).waitFor();
  await officer.picture('54-text-not-taken');
  const notes = async () => (await api.timeline(own)).filter(({ type }) => type === 'NoteAdded').length;
  await form.getByRole('button', { name: 'メモを残す', exact: true }).click(); // sends nothing until the way on was chosen
  await lead.waitFor();
  expect(await notes()).toBe(0);
  await form.getByRole('button', { name: '文章を記録せずに続ける' }).click();
  await lead.waitFor({ state: 'hidden' });
  await officer.send('メモを残す');
  expect(await notes()).toBe(1);
});
