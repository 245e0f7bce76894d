import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mailsPerReminder } from '../baseline/contract.js';
import { Caller } from './caller.js';
import type { Ground } from './ground.js';

/** An organisation with as many privacy officers as a reminder is mailed to, and a second person who approves. */
export interface Organisation {
  readonly tenant: string;
  readonly officer: Caller;
  readonly executive: Caller;
}

const password = 'a long enough password';

/** Founds organisations through the API, each by a one-time link as `apps/api/dist/owner-link.js` makes them. */
export async function foundOrganisations(ground: Ground, count: number): Promise<Organisation[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  await ground.superuser.query(
    "insert into identity.one_time_link (hash, kind, expires_at) select hash, 'owner', now() + interval '1 day' from unnest($1::bytea[]) as hash",
    [tokens.map((token) => createHash('sha256').update(token).digest())],
  );
  const founded: Organisation[] = [];
  for (const token of tokens) founded.push(await found(ground, token));
  return founded;
}

async function found({ url, acknowledged }: Ground, token: string): Promise<Organisation> {
  const officer = new Caller(url, acknowledged);
  const { body } = await officer.post<{ tenant: string }>('/v1/setup', {
    token,
    organisationName: 'Bench',
    name: 'Officer 0',
    email: `${randomUUID()}@example.jp`,
    password,
    practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  for (let more = 1; more < mailsPerReminder; more += 1) await add(officer, `Officer ${more}`, 'privacyOfficer');
  const joinLink = await add(officer, 'Executive', 'executiveApprover');
  const executive = new Caller(url, acknowledged);
  await executive.post('/v1/join', { token: new URLSearchParams(new URL(joinLink).hash.slice(1)).get('token'), password });
  officer.tenant = executive.tenant = body.tenant;
  return { tenant: body.tenant, officer, executive };
}

async function add(officer: Caller, name: string, role: string): Promise<string> {
  const answer = await officer.post<{ joinLink?: string }>(
    '/v1/people',
    { name, email: `${randomUUID()}@example.jp`, roles: [role] },
    randomUUID(),
  );
  if (answer.status !== 200) throw new Error(`adding a person was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.joinLink ?? '';
}
