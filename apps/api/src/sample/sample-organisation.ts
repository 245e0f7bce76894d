import { randomBytes, randomUUID } from 'node:crypto';
import { accountRequests, commands, type Language, Problem, ReceiptView, SignedInAnswer, sampleIncident } from '@shodo/contracts';
import type { Query } from '../identity/identity-pool.js';
import { makeOwnerLink } from '../identity/one-time-links.js';
import { markAsSample } from '../identity/people.js';
import { CannotBeDone } from '../process/on-terminal.js';

const names = {
  ja: { organisationName: 'みほん医院（見本）', name: '見本 花子' },
  en: { organisationName: 'Sample Clinic (sample)', name: 'Hanako Mihon' },
} as const satisfies Record<Language, object>;

/**
 * Founds an organisation with one person and one incident whose clocks run, by requests to a running api, as people make them.
 * @returns how its person signs in; kept nowhere else
 * @throws {CannotBeDone} when the api does not answer, or does not do it
 */
export async function makeSampleOrganisation(
  identity: Query,
  { api, language }: { readonly api: string; readonly language: Language },
): Promise<{ readonly email: string; readonly password: string }> {
  const token = randomBytes(32).toString('base64url');
  // No mail server takes anything for an address under `example`.
  const [email, password] = [`hanako-${randomBytes(4).toString('hex')}@sample.example`, randomBytes(12).toString('base64url')];
  await makeOwnerLink(identity, token);
  const by = { api, language, cookie: '' };
  const founded = await post(by, accountRequests.setUp.path, {
    token,
    ...names[language],
    email,
    password,
    language,
    profile: { jurisdictions: ['jp'], sector: 'healthcare', listed: false },
  });
  const { tenant, person } = SignedInAnswer.parse(await founded.json());
  await markAsSample(identity, tenant);
  const signedIn = {
    ...by,
    cookie: founded.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  };
  const { report, afterwards } = sampleIncident({ nowMs: Date.now(), person, language });
  const reported = await post(signedIn, commands[report.command].path, report.body);
  const { incidentId } = ReceiptView.parse(await reported.json());
  for (const { command, body } of afterwards) await post(signedIn, commands[command].path.replace(':incidentId', incidentId), body);
  return { email, password };
}

interface By {
  readonly api: string;
  readonly language: Language;
  readonly cookie: string;
}

async function post({ api, language, cookie }: By, path: string, body: unknown): Promise<Response> {
  const answer = await fetch(`${api}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      'idempotency-key': randomUUID(),
      ...(cookie && { cookie }),
    },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new CannotBeDone(`Nothing answers at ${api}. Start Shodo first.`);
  });
  if (answer.ok) return answer;
  const { data } = Problem.safeParse(await answer.json().catch(() => undefined));
  throw new CannotBeDone(`Shodo answered ${answer.status}${data ? `: ${data.title} ${data.detail ?? ''}`.trimEnd() : ''}`);
}
