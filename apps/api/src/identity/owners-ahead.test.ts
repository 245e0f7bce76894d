import type { OrganisationState, PersonId, TenantId } from '@shodo/contracts';
import { OwnersAhead } from './owners-ahead.js';

const owner = (name: string) => ({ tenant: `tenant of ${name}` as TenantId, person: name as PersonId });
const organisationOf = (tenant: TenantId) => ({ name: tenant }) as unknown as OrganisationState;

function watched() {
  const read: TenantId[] = [];
  const owners = new OwnersAhead((tenant) => {
    read.push(tenant);
    return Promise.resolve(organisationOf(tenant));
  });
  return { owners, read };
}

test('Nobody is presumed until a session was found valid once; from then on its organisation is read ahead, once', async () => {
  const { owners, read } = watched();
  const first = owners.begin('cookie');
  expect([first.presumed, read]).toEqual([undefined, []]);
  expect(await first.organisationOf(owner('hanako'))).toEqual(organisationOf(owner('hanako').tenant));
  const second = owners.begin('cookie');
  expect([second.presumed, read.length]).toEqual([owner('hanako'), 2]);
  expect(await second.organisationOf(owner('hanako'))).toEqual(organisationOf(owner('hanako').tenant));
  expect(read.length).toBe(2);
  expect(owners.begin('another').presumed).toBeUndefined();
});

test('A session that is over gives nothing, whatever was read ahead, and nobody is presumed behind it any more', async () => {
  const { owners } = watched();
  await owners.begin('cookie').organisationOf(owner('hanako'));
  expect(await owners.begin('cookie').organisationOf(undefined)).toBeUndefined();
  expect(owners.begin('cookie').presumed).toBeUndefined();
});

test('What was read for one organisation is never given to whoever turns out to be of another', async () => {
  const { owners } = watched();
  await owners.begin('cookie').organisationOf(owner('hanako'));
  const asked = owners.begin('cookie');
  expect(asked.presumed).toEqual(owner('hanako'));
  expect(await asked.organisationOf(owner('taro'))).toEqual(organisationOf(owner('taro').tenant));
});
