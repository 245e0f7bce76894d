import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AssessmentAnswer, type Problem } from '@shodo/contracts';
import { type Member, RunningApi } from '../specification/running-api.js';
import { assessCommand } from './assess-command.js';

const examples = fileURLToPath(new URL('../../../../docs/examples/assess/', import.meta.url));
const names = readdirSync(examples);

let api: RunningApi;
let owner: Member;
beforeAll(async () => {
  api = await RunningApi.start();
  owner = await api.found('Assessments');
});
afterAll(() => api.stop());

/** What the command line prints for the same document. */
function printed(file: string, ...options: string[]): string {
  const lines: string[] = [];
  assessCommand([...options, file], {
    read: (name) => readFileSync(name, 'utf8'),
    out: (text) => void lines.push(text),
    err: (text) => void lines.push(text),
  });
  return lines.join('');
}

/** The bytes of the answer, as a program gets them that signs in with a token. */
async function answered(raw: string, language = 'ja') {
  const issued = await owner.caller.sendToOrganisation('IssueToken', {}, { name: 'calculator', roles: ['responder'] });
  const response = await fetch(`${api.url}/v1/assessments`, {
    method: 'POST',
    body: raw,
    headers: { authorization: `Bearer ${issued.body.token}`, 'content-type': 'application/json', 'accept-language': language },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const form = { now: '2026-11-30T09:00:00+09:00', organisation: { jurisdictions: ['jp'] }, anchors: {}, facts: {} };
const problemsOf = async (raw: string) => {
  const { status, body } = await owner.caller.call<Problem>('/v1/assessments', { raw });
  return { status, code: body.code, pointers: body.errors?.map(({ pointer }) => pointer) };
};

describe('an assessment over HTTP', () => {
  it.each(names)('of %s is what the command line prints, byte for byte, in both languages', async (name) => {
    const raw = readFileSync(`${examples}${name}`, 'utf8');
    const japanese = await answered(raw);
    expect([japanese.status, japanese.headers.get('content-language')]).toEqual([200, 'ja']);
    expect(japanese.text).toBe(printed(`${examples}${name}`));
    expect(AssessmentAnswer.parse(JSON.parse(japanese.text)).duties.length).toBeGreaterThan(0);
    const english = await answered(raw, 'en');
    expect(english.text).toBe(printed(`${examples}${name}`, '--en'));
    expect(english.text).not.toBe(japanese.text);
  });

  it('is for whoever is signed in, and for nobody else', async () => {
    expect((await api.caller().call<Problem>('/v1/assessments', { body: form })).status).toBe(401);
    for (const role of ['clerk', 'auditor'] as const)
      expect((await (await api.add(owner, [role])).caller.call('/v1/assessments', { body: form })).status).toBe(200);
  });

  it('from another site’s page is refused, as it comes with a cookie', async () => {
    const { status, body } = await owner.caller.call<Problem>('/v1/assessments', {
      body: form,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([status, body.code]).toEqual([403, 'foreign-origin']);
  });

  it('records nothing, and needs no key', async () => {
    const record = async () => (await owner.caller.call<{ items: { seq: number }[] }>('/v1/organisation/record')).body.items[0]?.seq;
    const before = await record();
    expect((await owner.caller.call('/v1/assessments', { body: form })).status).toBe(200);
    expect(await record()).toBe(before);
  });

  it('says every problem of the document at once, each with its pointer', async () => {
    expect(
      await problemsOf(
        JSON.stringify({
          now: '2026-11-30T09:00:00',
          organisation: { jurisdictions: ['jp', 'xx'], sector: 'space' },
          anchors: { awre: '2026-11-24', aware: '2026-02-30' },
          facts: { 'no-such-fact': 1, 'principals-affected': { exact: -1 } },
          answers: { happened: 'perhaps', 'no-such-question': 'yes' },
          more: true,
        }),
      ),
    ).toEqual({
      status: 422,
      code: 'body-does-not-fit',
      pointers: [
        '/now',
        '/organisation/jurisdictions/1',
        '/organisation/sector',
        '/anchors/awre',
        '/anchors/aware',
        '/facts/principals-affected/exact',
        '/facts/no-such-fact',
        '/answers/happened',
        '/answers/no-such-question',
        '/more',
      ],
    });
  });

  it('takes no key twice, whatever else is wrong', async () => {
    const raw = JSON.stringify({ ...form, now: 'noon' }).replace(
      '"facts":{}',
      '"facts":{"card-data-involved":{"value":true,"confidence":"confirmed"},"card-data-involved":{"value":false,"confidence":"confirmed"}}',
    );
    expect(await problemsOf(raw)).toMatchObject({ status: 422, pointers: ['/facts/card-data-involved', '/now'] });
  });

  it.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 422],
    ['nothing', '', 400],
    ['more than 128 KiB', JSON.stringify({ ...form, more: 'a'.repeat(131_072) }), 413],
  ])('of %s is a problem', async (_what, raw, status) => {
    expect(await problemsOf(raw)).toMatchObject({ status });
  });

  it('that is not JSON is told the line and the sign', async () => {
    const { body } = await owner.caller.call<Problem>('/v1/assessments', { raw: '{\n  "now": noon\n}' });
    expect(body).toMatchObject({ status: 400, code: 'malformed-json', detail: 'It cannot be read from line 2, column 11 on.' });
    const empty = await owner.caller.call<Problem>('/v1/assessments', { raw: '' });
    const sent = await owner.caller.call<Problem>('/v1/assessments', { method: 'POST' });
    const nothing = { status: 400, code: 'malformed-json', detail: 'It ends at line 1, column 1, before it is complete.' };
    expect([empty.body, sent.body]).toMatchObject([nothing, nothing]);
  });
});
