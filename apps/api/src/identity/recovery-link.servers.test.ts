import type { Me, OrganisationReceipt, TimelineEntry } from '@shodo/contracts';
import { Connections } from '../process/connections.js';
import { CannotBeDone } from '../process/on-terminal.js';
import { password, RunningApi } from '../specification/running-api.js';
import { joinLink } from './one-time-links.js';
import { OwnerLink } from './owner-link.js';
import { markAsSample } from './people.js';
import { makeRecoveryLink } from './recovery-link.js';

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
});
afterAll(() => api.stop());

const recover = async (email: string) => joinLink('http://localhost', await makeRecoveryLink(api.app.get(Connections), email));

it('is still waited for a first owner while there are only organisations to try things out', async () => {
  const link = api.app.get(OwnerLink);
  expect(await link.isWanted()).toBe(true);
  const sample = await api.found('Sample office');
  expect(await link.isWanted()).toBe(false);
  await markAsSample(api.app.get(Connections).identity, sample.tenant);
  expect(await link.isWanted()).toBe(true);
  await api.found('First office');
  expect(await link.isWanted()).toBe(false);
});

describe('a link of recovery', () => {
  it('stands in the record, opens the account once, ends earlier links, and the person is told', async () => {
    const owner = await api.found('Locked out office');
    const earlier = await recover(owner.email.toUpperCase());
    const link = await recover(owner.email);
    const { items } = (await owner.caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=2')).body;
    expect(items.map(({ type, actor, data }) => ({ type, actor, data }))).toEqual(
      [1, 2].map(() => ({ type: 'JoinLinkRenewed', actor: { kind: 'system', part: 'setup' }, data: { person: owner.person } })),
    );
    expect((await api.caller().join(earlier, 'a wholly new password')).status).toBe(410);
    const back = api.caller();
    expect((await back.join(link, 'a wholly new password')).status).toBe(200);
    expect((await api.caller().join(link, 'a wholly new password')).status).toBe(410);
    expect((await owner.caller.call('/v1/me')).status).toBe(401);
    const { linkRenewals } = (await back.call<Me>('/v1/me')).body;
    expect(linkRenewals.map(({ by }) => by)).toEqual([1, 2].map(() => ({ kind: 'system', part: 'setup' })));
    expect(linkRenewals[0]?.at).toBe(items[0]?.occurredAt);
  });

  it('is valid for one hour', async () => {
    const { email, person } = await api.found('Hourly office');
    await recover(email);
    const { rows } = await api.app
      .get(Connections)
      .identity.query('select extract(epoch from expires_at - created_at)::int as seconds from one_time_link where person = $1', [person]);
    expect(rows).toEqual([{ seconds: 3_600 }]);
  });

  it('is made for nobody who is not here, or was removed', async () => {
    const owner = await api.found('Narrow office');
    const desk = await api.add(owner, ['clerk']);
    await owner.caller.sendToOrganisation('RemovePerson', { personId: desk.person }, {});
    await expect(recover(desk.email)).rejects.toThrow(CannotBeDone);
    await expect(recover('nobody@narrow.example.jp')).rejects.toThrow(CannotBeDone);
  });
});

it('a link made anew by somebody of the organisation is shown to the person with their name', async () => {
  const officer = await api.found('Open office');
  const desk = await api.add(officer, ['clerk']);
  expect((await desk.caller.call<Me>('/v1/me')).body.linkRenewals).toEqual([]);
  const { body } = await officer.caller.sendToOrganisation<OrganisationReceipt>('RenewJoinLink', { personId: desk.person }, {});
  await desk.caller.join(body.joinLink ?? '', password);
  expect((await desk.caller.call<Me>('/v1/me')).body.linkRenewals).toMatchObject([{ by: { kind: 'person', person: officer.person } }]);
});
