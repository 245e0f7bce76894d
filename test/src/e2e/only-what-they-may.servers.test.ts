import type { Role, TimelineEntry } from '@shodo/contracts';
import { Caller, type Installation, startInstallation } from '@shodo/testkit';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, Visitor } from './browser.js';
import { type Office, openOffice } from './office.js';

/** Looking around in the console asks for nothing that the reader's roles do not allow: the record of the organisation keeps every refusal. */
let installation: Installation;
let browser: Browser;
let office: Office;
let incident: string;
const password = '正しい馬と電池とホチキスの針';

beforeAll(async () => {
  installation = await startInstallation();
  browser = await openBrowser();
  office = await openOffice(installation, browser);
  const report = {
    kind: 'real',
    noticedAt: new Date(Date.now() - 60_000).toISOString(),
    leakType: 'loss',
    summary: '名簿が見当たらない。',
  };
  incident = (await office.api.send('ReportIncident', undefined, report)).body.incidentId;
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

const refusedAttempts = async () => {
  const { body } = await office.api.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100');
  return body.items.filter(({ type }) => type === 'AttemptRefused').map(({ data }) => (data as { command: string }).command);
};

async function join(role: Role): Promise<Visitor> {
  const email = `${role.toLowerCase()}@example.jp`;
  const added = await office.api.sendToOrganisation('AddPerson', {}, { name: '見て回る人', email, roles: [role] });
  await new Caller(installation.product.url).join(added.body.joinLink ?? '', password);
  const visitor = await Visitor.at(browser, installation.product.url);
  await visitor.page.request.post(`${installation.product.url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: installation.product.url },
  });
  return visitor;
}

/** An entry of the organisation's record, and the reading again that it brings about: every page shows names of people. */
async function somethingHappens(page: Page): Promise<void> {
  const again = page.waitForResponse((response) => response.url().endsWith('/v1/people'));
  await new Caller(installation.product.url).signIn('hanako@example.jp', password);
  await again;
}

/** Every page and every part of an incident; on each, something else happens in the organisation. */
async function lookAround({ page, goTo, press }: Visitor): Promise<void> {
  await goTo('/');
  const links = page.getByRole('navigation', { name: '主な画面' }).getByRole('link');
  await links.first().waitFor();
  for (const name of await links.allInnerTexts()) {
    await links.filter({ hasText: name }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  for (const path of ['/record', '/tokens', '/report']) {
    await goTo(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await somethingHappens(page);
  }
  await goTo(`/incidents/${incident}`);
  await page
    .getByText(/名簿が見当たらない。|本文は表示できません/)
    .first()
    .waitFor();
  for (const tab of ['事実', '判断記録', '報告・通知', '再発防止', '時系列', '概要'])
    await page.getByRole('navigation', { name: '事案の内容' }).getByRole('link', { name: tab, exact: true }).click();
  await press('すべての操作');
  await page
    .getByRole('dialog')
    .getByText(/あなたの役割では行えません。この操作を行えるのは、.*です。/)
    .first()
    .waitFor();
}

// These two together lack every read that anybody lacks.
test.each(['clerk', 'operator'] as const)('a %s looks at everything, and nothing is refused', async (role) => {
  const visitor = await join(role);
  await lookAround(visitor);
  expect([await refusedAttempts(), visitor.faults]).toEqual([[], []]);
  await visitor.context.close();
});

test('a page that is for others says whose it is, and is not in the menu', async () => {
  const { responder } = office;
  await responder.goTo('/record');
  await responder.sees('このページは、あなたの役割では使えません。');
  await responder.pictures('40-not-for-you');
  expect(await responder.page.getByRole('link', { name: '組織の記録' }).count()).toBe(0);
  expect(await refusedAttempts()).toEqual([]);
});

test('what is refused all the same is on record once, whatever happens meanwhile', async () => {
  const { responder } = office;
  await responder.goTo('/');
  const asked = () => responder.page.evaluate(async () => (await fetch('/v1/organisation/record?limit=1')).status);
  expect(await asked()).toBe(403);
  await somethingHappens(responder.page);
  expect(await refusedAttempts()).toEqual(['readOrganisationRecord']);
});
