import type { Problem } from '@shodo/contracts';
import { type Installation, startInstallation } from '@shodo/testkit';
import { gatherPeople, type People } from './story.js';

/** Every bad input has a clear answer and nothing is lost: the same incident goes on through all of this. */
let installation: Installation;
let people: People;
let incident = '';

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  const { status, body } = await people.officer.caller.send('ReportIncident', undefined, {
    summary: '封筒を誤って送付した。',
    noticedAt: '2026-11-20T09:00:00+09:00',
    occurredAt: '2026-11-19T09:00:00+09:00',
  });
  expect(status).toBe(200);
  incident = body.incidentId;
});
afterAll(() => installation?.stop());

const send = async (name: Parameters<People['officer']['caller']['send']>[0], body: unknown) => {
  const answer = await people.officer.caller.send(name, incident, body);
  return { status: answer.status, problem: answer.body as unknown as Problem };
};
const pointers = ({ errors }: Problem) => (errors ?? []).map(({ pointer }) => pointer).toSorted();

const note = (text: unknown) => ({ text });
const fact = (over: object) => ({ fact: 'breach-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'log', ...over });
const scope = (principals: unknown) => ({ principals, categories: ['customer'], source: 'log', basedOn: 0 });

test.each([
  ['an unknown field', 'AddNote', { text: 'メモ', color: 'red' }, ['/color']],
  ['wrong types, all named at once', 'EstablishAwareness', { awareAt: 5, basis: 'dream' }, ['/awareAt', '/basis']],
  ['an offset that no place on earth has', 'EstablishAwareness', { awareAt: '2026-11-20T09:00:00+14:01', basis: 'report' }, ['/awareAt']],
  ['a time without offset', 'EstablishAwareness', { awareAt: '2026-11-20T09:00:00', basis: 'report' }, ['/awareAt']],
  ['a negative count', 'SetImpactScope', scope({ exact: -1 }), ['/principals']],
  ['an estimate above its maximum', 'SetImpactScope', scope({ estimate: 900, max: 800 }), ['/principals/max']],
  ['text longer than its field', 'AddNote', note('あ'.repeat(20_001)), ['/text']],
  ['a count stated as yes or no', 'RecordFact', fact({ fact: 'principals-affected' }), ['/stated']],
] as const)('%s is answered 422 with its pointer', async (_what, name, body, expected) => {
  const { status, problem } = await send(name, body);
  expect({
    status,
    pointers: pointers(problem).map((pointer) => (expected[0] === '/principals' ? pointer.slice(0, 11) : pointer)),
  }).toEqual({ status: 422, pointers: [...expected] });
});

test('text of 1 MB is answered 413 before anybody looks at its fields', async () => {
  expect((await send('AddNote', note('あ'.repeat(1_000_000)))).status).toBe(413);
});

test.each([
  ['NUL', '"\\u0000"'],
  ['a lone surrogate', '"\\ud800"'],
])('text with %s is answered 422', async (_what, json) => {
  const { status } = await people.officer.caller.call(`/v1/incidents/${incident}/add-note`, {
    raw: `{"text":${json}}`,
    key: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  });
  expect(status).toBe(422);
});

test.each([
  ['awareness in the future', { awareAt: '2199-01-01T00:00:00+09:00', basis: 'report' }, ['time-lies-ahead']],
  ['awareness before the occurrence', { awareAt: '2026-11-18T09:00:00+09:00', basis: 'report' }, ['awareness-before-occurrence']],
])('%s is refused with a sentence', async (_what, body, codes) => {
  const { status, problem } = await send('EstablishAwareness', body);
  expect({ status, codes: problem.refusals?.map(({ code }) => code) }).toEqual({ status: 409, codes });
  for (const { sentence } of problem.refusals ?? []) expect(sentence).toMatch(/。$/);
});

test('a prevention measure planned for a day that has passed, and one verified before it was adopted, are refused with a sentence', async () => {
  const measure = { kind: 'rule', standing: 'planned', description: '二人で宛名を確かめる。' };
  const late = await send('AdoptPreventionMeasure', { ...measure, dueOn: '2026-11-20' });
  expect([late.status, late.problem.refusals?.map(({ code }) => code)]).toEqual([409, ['due-day-has-passed']]);
  const adopted = await people.responder.caller.send('AdoptPreventionMeasure', incident, { ...measure, standing: 'done' });
  expect(adopted.status).toBe(200);
  const verified = { measure: adopted.body.commandId, verifiedAt: '2026-11-20T09:00:00+09:00', result: 'effective', proof: '記録' };
  const early = await send('VerifyPreventionMeasure', verified);
  expect([early.status, early.problem.refusals?.map(({ code }) => code)]).toEqual([409, ['verification-before-adoption']]);
  for (const { sentence } of [...(late.problem.refusals ?? []), ...(early.problem.refusals ?? [])]) expect(sentence).toMatch(/。$/);
});

test('an as-of time in the future is refused', async () => {
  const { problem } = await send(
    'RecordFact',
    fact({ stated: { value: true, confidence: 'confirmed', asOf: '2199-01-01T00:00:00+09:00' } }),
  );
  expect(problem.refusals?.map(({ code }) => code)).toEqual(['as-of-lies-ahead']);
});

test('certainty without a source is kept as probable only', async () => {
  expect((await send('RecordFact', fact({ fact: 'leak-occurred', source: 'none' }))).status).toBe(200);
  const view = await people.officer.caller.view(incident);
  expect(view.facts.find((each) => each.fact === 'leak-occurred')?.stated).toMatchObject({ confidence: 'probable' });
});

test('the sentences follow the language of the caller', async () => {
  const { body } = await people.officer.caller.call<Problem>(`/v1/incidents/${incident}/establish-awareness`, {
    body: { awareAt: '2199-01-01T00:00:00+09:00', basis: 'report' },
    key: '7f9619ff-8b86-4d01-b42d-00cf4fc964fe',
    headers: { 'accept-language': 'en' },
  });
  expect(body.refusals?.[0]?.sentence).toBe('A time in the future cannot be recorded. Check the date and time.');
});

test('with the worker away a command is answered 503 with Retry-After, and the same key has one effect when it is back', async () => {
  const key = '8f9619ff-8b86-4d01-b42d-00cf4fc964fd';
  const before = (await people.officer.caller.timeline(incident)).length;
  await installation.product.kill('worker');
  const away = await people.officer.caller.send('AddNote', incident, note('ワーカーが止まっている間のメモ'), key);
  expect(away.status).toBe(503);
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
  await installation.product.start('worker');
  const { status, body } = await people.officer.caller.send('AddNote', incident, note('ワーカーが止まっている間のメモ'), key);
  expect(status).toBe(200);
  expect((await people.officer.caller.timeline(incident)).length).toBe(before + 1);
  expect((await people.officer.caller.send('AddNote', incident, note('ワーカーが止まっている間のメモ'), key)).body).toEqual(body);
});
