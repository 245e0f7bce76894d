import { Caller, type Installation } from '@shodo/testkit';
import type { Browser } from 'playwright-core';
import { Visitor } from './browser.js';

const password = '正しい馬と電池とホチキスの針';
const phone = { width: 390, height: 844 };

/** A small organisation of two people. What prepares a case goes through the API; what is looked at goes through their browsers. */
export interface Office {
  readonly officer: Visitor;
  readonly responder: Visitor;
  /** The officer again, on a phone. */
  readonly officerOnAPhone: Visitor;
  readonly api: Caller;
}

async function signedIn(visitor: Visitor, home: string, email: string): Promise<Visitor> {
  const answer = await visitor.page.request.post(`${home}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: home },
  });
  if (!answer.ok()) throw new Error(`signing in was answered ${answer.status()}`);
  return visitor;
}

export async function openOffice({ product }: Installation, browser: Browser): Promise<Office> {
  const home = product.url;
  const api = new Caller(home);
  await api.setUp(await product.ownerLink(), {
    organisationName: 'さくら内科クリニック',
    name: '佐藤 花子',
    email: 'hanako@example.jp',
    password,
    profile: { jurisdictions: ['jp'], sector: 'healthcare', listed: false },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  const added = await api.sendToOrganisation('AddPerson', {}, { name: '髙橋 一郎', email: 'ichiro@example.jp', roles: ['responder'] });
  await new Caller(home).join(added.body.joinLink ?? '', password);
  return {
    officer: await signedIn(await Visitor.at(browser, home), home, 'hanako@example.jp'),
    responder: await signedIn(await Visitor.at(browser, home), home, 'ichiro@example.jp'),
    officerOnAPhone: await signedIn(await Visitor.at(browser, home, phone), home, 'hanako@example.jp'),
    api,
  };
}
