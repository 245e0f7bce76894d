import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppendToIncident, CommandName, IncidentEvent, Receipt } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
import { openStore, type Store } from '@shodo/store';
import { Caller, cloneRoot, eventually, keysOf, type Installation as Product, startInstallation } from '@shodo/testkit';
import { openEvidencePlace } from '@shodo/vault';
import { type Asked, checkInvariants } from './check-invariants.js';
import type { Attempt } from './operations.js';
import type { BreachCode, InvariantName, Verdict } from './report.js';
import { forgedEntry, sealedNowhere } from './specification/forged-entry.js';
import { PlantedViolations } from './specification/planted-violations.js';

/** A real installation with a real incident; then each invariant is broken on purpose, and must be the one that is named. */
let product: Product;
let store: Store;
let planted: PlantedViolations;
let caller: Caller;
let tenant = '';
let officer = '';
let drill = '';
let quiet = '';
/** The text of a note of the drill, and the entry that names it. */
let note = { ref: '', seq: 0 };
const attempts: Attempt[] = [];
const bundlePath = join(cloneRoot, 'apps/worker/dist/workflow-bundle.js');

async function send(name: CommandName, incident: string | undefined, body: object): Promise<Receipt> {
  const { status, body: receipt } = await caller.send(name, incident, body);
  expect({ name, status, receipt }).toMatchObject({ status: 200 });
  attempts.push({ at: new Date().toISOString(), tenant, commandId: receipt.commandId, command: name, outcome: 'ok', status, receipt });
  return receipt;
}

/** A drill that meets its reminders, and an incident that only waits. */
beforeAll(async () => {
  product = await startInstallation();
  caller = new Caller(product.product.url);
  const { body } = await caller.setUp(await product.product.ownerLink(), {
    organisationName: 'さくら内科',
    name: '佐藤 花子',
    email: 'officer@example.jp',
    password: 'correct horse battery staple',
    profile: { jurisdictions: ['jp'] },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  ({ tenant, person: officer } = body);
  const begins = '2026-11-28T22:00:00+09:00';
  const report = { summary: '鞄を紛失した。', leakType: 'loss', noticedAt: begins, kind: 'drill', drillStartsAt: begins };
  drill = (await send('ReportIncident', undefined, report)).incidentId;
  quiet = (await send('ReportIncident', undefined, { summary: '誰も触れない事案。', noticedAt: new Date().toISOString() })).incidentId;
  await send('AddNote', drill, { text: '最初のメモ' });
  await eventually(async () => (await caller.view(drill)).duties.length > 0, 'the duties are assessed');
  await send('AdvanceDrillClock', drill, { to: '2026-12-03T09:00:00+09:00' });
  await eventually(async () => (await caller.timeline(drill)).some(({ type }) => type === 'DeadlineMissed'), 'a deadline is missed');
  const { body: uploaded } = await caller.upload(drill, randomBytes(300_000));
  await send('SealEvidence', drill, { kind: 'document', description: '名簿の写し', ...uploaded });
  await send('AddNote', drill, { text: '一人だけが読むメモ', audience: [officer] });
  await send('AddNote', drill, { text: '最後のメモ' });
  await eventually(async () => (await caller.view(quiet)).duties.length > 0, 'the duties are assessed');
  const notes = (await caller.timeline(drill)).filter(({ type }) => type === 'NoteAdded');
  for (const each of notes) note = { ref: (each.data as { text: { ref: string } }).text.ref, seq: each.seq };
  expect((await caller.call('/v1/organisation/export')).status).toBe(200); // signs a checkpoint
  await product.product.stop();
  store = openStore({ url: product.ground.databaseUrl });
  planted = await PlantedViolations.on(product.superuserUrl);
});
afterEach(() => planted.undo());
afterAll(async () => {
  await planted?.end();
  await store?.close();
  await product?.stop();
});

const check = (asked: Asked = {}, bundle = bundlePath) =>
  checkInvariants(
    {
      files: openEvidencePlace({ folder: join(product.ground.dataFolder, 'evidence') }),
      databaseUrl: product.ground.databaseUrl,
      engine: { address: product.ground.temporalAddress, namespace: product.ground.temporalNamespace },
      keys: keysOf(product.ground),
      bundlePath: bundle,
    },
    asked,
  );

const broken = (verdicts: readonly Verdict[]) => verdicts.filter(({ is }) => is === 'broken').map(({ invariant }) => invariant);
const codes = (verdicts: readonly Verdict[], name: InvariantName): BreachCode[] => [
  ...new Set(verdicts.find(({ invariant }) => invariant === name)?.breaches.map(({ code }) => code)),
];

const forged = (incident: string, type: IncidentEvent['type'], data: object, more?: Partial<AppendToIncident>) =>
  forgedEntry(store, { tenant, incident, person: officer }, { type, data }, more);
const asOwner = (set: string, where: string) => planted.plant(`update ledger.entry set ${set} where stream_id = $1 and ${where}`, [drill]);

test('an installation nobody has touched holds everything, and says what it looked at', async () => {
  const verdicts = await check({
    attempts,
    attemptsAreAll: true,
    recoveries: { budgetMs: 1_000, measured: [{ after: 'nothing', ms: 1 }] },
  });
  expect(verdicts.map(({ invariant, is, breaches }) => ({ invariant, is, breaches }))).toEqual(
    verdicts.map(({ invariant }) => ({ invariant, is: 'holds', breaches: [] })),
  );
  const figures = Object.fromEntries(verdicts.map(({ invariant, figures: seen }) => [invariant, seen]));
  expect(figures).toMatchObject({
    I1: { ok: attempts.length },
    I6: { commands: attempts.length, 'receipts-given': attempts.length, 'entries-unheard': 0 },
    I7: { incidents: 2, organisations: 1 },
    I8: { histories: 2 },
  });
  expect(figures.I17?.texts).toBeGreaterThan(5);
  expect(figures.I17?.['texts-opened']).toBe(figures.I17?.texts);
  expect(figures.I18).toEqual({ files: 1, 'files-lying': 1 });
  expect(figures.I2?.deadlines).toBeGreaterThan(2);
  expect(figures.I5?.checkpoints).toBeGreaterThan(0);
});

describe('I1', () => {
  const ok = (): Attempt => attempts.at(-1) as Attempt;

  test('an acknowledged command that is not in the record', async () => {
    const lost: Attempt = { ...ok(), commandId: randomUUID() };
    expect(codes(await check({ only: ['I1'], attempts: [...attempts, lost] }), 'I1')).toEqual(['acknowledged-is-missing']);
  });

  test('a refused one that is', async () => {
    const { receipt: _, ...refused } = ok();
    const log = [...attempts.slice(0, -1), { ...refused, outcome: 'refused' } as const];
    expect(codes(await check({ only: ['I1'], attempts: log }), 'I1')).toEqual(['refused-is-recorded']);
    expect(broken(await check({ only: ['I1'], attempts: log.map((each) => ({ ...each, outcome: 'unknown' }) as const) }))).toEqual([]);
  });

  test('a receipt that was given and is not the entry', async () => {
    const { receipt } = ok();
    const log = [...attempts, { ...ok(), receipt: { ...receipt, recordedAt: '2026-11-23T00:00:00.000Z' } as Receipt }];
    const verdicts = await check({ attempts: log });
    expect(broken(verdicts)).toEqual(['I1', 'I11']);
    expect([...codes(verdicts, 'I1'), ...codes(verdicts, 'I11')]).toEqual(['receipt-differs', 'receipts-differ']);
  });

  test('one command in two incidents', async () => {
    await forged(quiet, 'NoteAdded', { text: sealedNowhere() }, { appendId: ok().commandId });
    const verdicts = await check({ only: ['I1', 'I11'], attempts });
    expect(codes(verdicts, 'I1')).toEqual(['recorded-more-than-once']);
    expect(codes(verdicts, 'I11')).toEqual(['command-in-several-streams']);
  });

  test('a command that nobody sent, where the log is complete', async () => {
    await forged(quiet, 'NoteAdded', { text: sealedNowhere() });
    expect(broken(await check({ only: ['I1'], attempts }))).toEqual([]);
    expect(codes(await check({ only: ['I1'], attempts, attemptsAreAll: true }), 'I1')).toEqual(['recorded-but-never-sent']);
  });
});

describe('I5', () => {
  test.each([
    ['a text that was changed', 'changed', () => asOwner("content = replace(content, 'loss', 'leak')", 'seq = 1')],
    ['a column that no longer repeats the text', 'changed', () => asOwner("type = 'NoteRemoved'", 'seq = 3')],
    ['an entry that was taken out', 'deleted', () => planted.plant('delete from ledger.entry where stream_id = $1 and seq = 3', [drill])],
    [
      'an entry of another stream',
      'wrong-stream',
      () => planted.plant('update ledger.entry set stream_id = $2 where stream_id = $1', [drill, randomUUID()]),
    ],
  ] as const)('%s', async (_what, code, plant) => {
    await plant();
    expect(codes(await check({ only: ['I5'] }), 'I5')[0]).toBe(code); // the log misses the entries at their place as well
  });

  test('an end that was cut off is seen by the log, and by the receipts people hold', async () => {
    const end = 'delete from ledger.entry where stream_id = $1 and seq = (select max(seq) from ledger.entry where stream_id = $1)';
    await planted.plant(end, [drill]);
    expect(codes(await check({ only: ['I5'] }), 'I5')).toEqual(['entry-is-gone']);
    expect(codes(await check({ only: ['I5'], attempts }), 'I5')).toEqual(['truncated']);
  });

  test('an incident that was taken out whole is missed by the log', async () => {
    await planted.plant('delete from ledger.entry where stream_id = $1', [quiet]);
    await planted.plant('delete from views.incident where incident_id = $1', [quiet]);
    await planted.plant('delete from views.deadline where incident_id = $1', [quiet]);
    const verdicts = await check({ only: ['I5'] });
    expect(codes(verdicts, 'I5')).toEqual(['entry-is-gone']);
    expect(verdicts.find(({ invariant }) => invariant === 'I5')?.breaches[0]).toMatchObject({
      stream: `incident:${tenant}:${quiet}`,
      seq: 1,
    });
  });

  test.each([
    ['a leaf of another entry', 'leaf-differs', 'update ledger.leaf set digest = hash where stream_id = $1 and seq = 2'],
    ['a leaf that was taken out', 'leaf-is-missing', 'delete from ledger.leaf where stream_id = $1 and seq = 2'],
    [
      'what is kept of the log in place of its leaves',
      'subtree-differs',
      `insert into ledger.subtree (tenant_id, level, index, hash) select tenant_id, 8, 0, hash from ledger.leaf where stream_id = $1 limit 1
       on conflict (tenant_id, level, index) do update set hash = excluded.hash`,
    ],
    [
      'a log that was cut off before what was signed',
      'checkpoint-differs',
      'delete from ledger.leaf where $1::uuid is not null and index >= (select max(size) - 1 from ledger.checkpoint)',
    ],
  ] as const)('%s', async (_what, code, sql) => {
    await planted.plant(sql, [drill]);
    expect(codes(await check({ only: ['I5'] }), 'I5')).toEqual([code]);
  });
});

describe('I6', () => {
  test('an end that was cut off: the engine gave a receipt for it', async () => {
    await planted.plant(
      'delete from ledger.entry where stream_id = $1 and seq = (select max(seq) from ledger.entry where stream_id = $1)',
      [drill],
    );
    expect(codes(await check({ only: ['I6'] }), 'I6')).toEqual(['answered-without-entry', 'history-differs']);
  });

  test('an entry that is not the one the engine was told of', async () => {
    await asOwner("digest = repeat('e', 64)", 'seq = 2');
    expect(codes(await check({ only: ['I6'] }), 'I6')).toContain('history-differs');
  });

  test('entries of a run the engine does not know; what was written beside the engine is counted', async () => {
    await forged(quiet, 'NoteAdded', { text: sealedNowhere() });
    const verdicts = await check({ only: ['I6'] });
    expect(codes(verdicts, 'I6')).toEqual(['run-is-missing']);
    expect(verdicts.find(({ invariant }) => invariant === 'I6')?.figures).toMatchObject({ 'entries-unheard': 1 });
  });

  test('without an engine it says that it could not look', async () => {
    const nowhere = { databaseUrl: product.ground.databaseUrl, engine: { address: '127.0.0.1:1', namespace: 'shodo' }, bundlePath };
    const verdicts = await checkInvariants(nowhere, { only: ['I6', 'I8'] });
    expect(verdicts.filter(({ why }) => why === 'engine-away').map(({ invariant }) => invariant)).toEqual(['I6', 'I8']);
  });
});

describe('I7', () => {
  const about = (verdicts: readonly Verdict[]) => verdicts.flatMap(({ breaches }) => breaches.map((breach) => breach.about));

  test.each([
    [
      'the state of another incident',
      'incident: folded',
      'update views.incident set folded = (select o.folded from views.incident o where o.incident_id <> $1 limit 1) where incident_id = $1',
    ],
    ['a state that is none', 'incident: folded', "update views.incident set folded = 'x' where incident_id = $1"],
    [
      'an instant that a list is ordered by',
      'incident: next_at',
      "update views.incident set next_at = '2027-01-01' where incident_id = $1",
    ],
    ['a row that is gone', 'incident: missing', 'delete from views.incident where incident_id = $1'],
    ['a deadline that is gone', 'deadline: row 1', 'delete from views.deadline where incident_id = $1 and ordinal = 1'],
    [
      'a deadline that asks for another entry',
      'deadline: row 2',
      "update views.deadline set answer_key = 'another' where incident_id = $1 and ordinal = 2",
    ],
    [
      'an audience that no entry names',
      'audience: row 2',
      `insert into views.audience (tenant_id, incident_id, item, everybody, people, ordinal)
       select tenant_id, incident_id, gen_random_uuid(), true, '{}', 1 from views.incident where incident_id = $1`,
    ],
  ])('%s', async (_what, expected, sql) => {
    await planted.plant(sql, [drill]);
    expect(about(await check({ only: ['I7'] }))).toEqual([expected]);
  });

  test('a row without any entry, and an organisation with another role', async () => {
    await planted.plant('update views.incident set incident_id = $2 where incident_id = $1', [quiet, randomUUID()]);
    await planted.plant(`update views.organisation set state = jsonb_set(state, '{people,${officer},active}', 'false')`);
    expect(about(await check({ only: ['I7'] })).toSorted()).toEqual(['incident: missing', 'incident: unexpected', 'organisation: state']);
  });

  test('holds of what an earlier version folded, which is folded anew before it is used', async () => {
    await planted.plant('update views.incident set folded_version = 1');
    await planted.plant(`update views.organisation set state = '{"version": 1, "people": {}}'`);
    expect(about(await check({ only: ['I7'] }))).toEqual([]);
  });
});

test('I8: a build whose workflows do other things than the histories say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-inspector-'));
  const other = join(folder, 'bundle.js');
  writeFileSync(other, readFileSync(bundlePath, 'utf8').replaceAll('takeChargeOf', 'takeChangeOf'));
  expect(codes(await check({ only: ['I8'] }, other), 'I8')).toEqual(['history-does-not-replay']);
  rmSync(folder, { recursive: true });
});

describe('I9', () => {
  const grounds = (verdicts: readonly Verdict[]) => verdicts.flatMap(({ breaches }) => breaches.map(({ about }) => about));

  test('steps that were taken without what must come before them', async () => {
    await forged(quiet, 'FilingApproved', { filing: randomUUID() });
    await forged(quiet, 'SpreadStoppedWithdrawn', { stoppedAt: new Date().toISOString(), reason: sealedNowhere() });
    await forged(quiet, 'FilingWithdrawn', {
      filing: randomUUID(),
      duty: 'jp.appi.final-report',
      alsoSettles: [],
      kind: 'final',
      madeAt: new Date().toISOString(),
      reason: sealedNowhere(),
    });
    await forged(quiet, 'SpreadStopped', { stoppedAt: new Date().toISOString() });
    await forged(quiet, 'AnchorWithdrawn', { anchor: 'discovered', version: 1, at: '2026-11-20', reason: sealedNowhere() });
    await forged(quiet, 'ClosingTurnedDown', { reason: sealedNowhere() });
    await forged(quiet, 'IncidentClosed', {});
    await forged(quiet, 'NoteAdded', { text: sealedNowhere() });
    expect(grounds(await check({ only: ['I9'] }))).toEqual([
      'FilingApproved: the draft',
      'SpreadStoppedWithdrawn: a spread declared stopped',
      'FilingWithdrawn: a filing that stands',
      'SpreadStopped: a containment measure',
      'AnchorWithdrawn: a starting point that stands',
      'ClosingTurnedDown: a proposal',
      'IncidentClosed: five finished tracks',
      'NoteAdded: an open incident',
    ]);
  });

  test('an entry that nobody can read', async () => {
    await asOwner("content = 'nonsense'", 'seq = 2');
    const verdicts = await check({ only: ['I5', 'I7', 'I9'] });
    expect(broken(verdicts)).toEqual(['I5', 'I7', 'I9']);
    expect(codes(verdicts, 'I9')).toEqual(['cannot-be-folded']);
  });

  test('one that lacks what every entry has: each invariant that reads it names it, and the check comes to its end', async () => {
    const entry = { stream: `incident:${tenant}:${drill}`, seq: note.seq };
    await asOwner("content = (content::jsonb - 'actor')::text", `seq = ${note.seq}`);
    const verdicts = await check();
    const about = verdicts.flatMap(({ invariant, breaches }) =>
      breaches.filter(({ seq, stream }) => seq === entry.seq && stream === entry.stream).map(({ code }) => [invariant, code]),
    );
    expect(about).toEqual([
      ['I2', 'entry-is-unreadable'],
      ['I5', 'changed'],
      ['I6', 'entry-is-unreadable'],
      ['I7', 'entry-is-unreadable'],
      ['I9', 'cannot-be-folded'],
      ['I16', 'entry-is-unreadable'],
      ['I17', 'entry-is-unreadable'],
      ['I18', 'entry-is-unreadable'],
    ]);
    expect(verdicts.flatMap(({ breaches }) => breaches)).toHaveLength(about.length);
  });
});

test('I11: an append that was written in two parts', async () => {
  await asOwner('append_id = (select append_id from ledger.entry where stream_id = $1 and seq = 1), position = 7', 'seq = 5');
  expect(codes(await check({ only: ['I11'] }), 'I11')).toEqual(['append-is-torn']);
});

test('I13: a recovery that took longer than its budget', async () => {
  const verdicts = await check({ only: ['I13'], recoveries: { budgetMs: 1_000, measured: [{ after: 'kill worker', ms: 1_001 }] } });
  expect(codes(verdicts, 'I13')).toEqual(['recovery-took-too-long']);
});

test('I15: a time of recording that runs back, which no digest covers', async () => {
  await asOwner("recorded_at = recorded_at - interval '1 hour'", 'seq = 4');
  const verdicts = await check({ only: ['I5', 'I15'] });
  expect([...codes(verdicts, 'I5'), ...codes(verdicts, 'I15')]).toEqual(['backdated', 'recorded-time-runs-back']);
});

describe('I17', () => {
  const found = async () => {
    const verdicts = await check({ only: ['I17'] });
    return verdicts.find(({ invariant }) => invariant === 'I17')?.breaches.map(({ stream: _, ...breach }) => breach);
  };
  const flipped = 'update vault.sealed_text set ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1)';

  test('a text that was changed, be it limited to somebody, and one that was exchanged with another', async () => {
    const { ref, seq } = note;
    await planted.plant(`${flipped} where ref = $1`, [ref]);
    expect(await found()).toEqual([{ code: 'text-does-not-open', seq, about: ref }]);
    await planted.plant(`${flipped} where limited_to is not null`);
    expect(await found()).toMatchObject([{ code: 'text-does-not-open' }, { code: 'text-does-not-open', about: ref }]);
    await planted.undo();
    await planted.plant(
      `update vault.sealed_text a set ciphertext = b.ciphertext from vault.sealed_text b
       where a.incident_id = $1 and b.incident_id = $1 and a.field = 'text' and b.field = 'summary'`,
      [drill],
    );
    expect(await found()).toHaveLength(3); // one for each note
  });

  test('a text that was taken out, unless it was erased', async () => {
    const { ref, seq } = note;
    await planted.plant('delete from vault.sealed_text where ref = $1', [ref]);
    expect(await found()).toEqual([{ code: 'text-is-missing', seq, about: ref }]);
    const data = { erasure: randomUUID(), scope: 'texts', texts: [ref], ground: 'recorded-by-mistake' };
    await forged(drill, 'TextsErased', data, { events: [{ type: 'TextsErased', version: 2, data }] } as never);
    expect(await found()).toEqual([]);
  });

  test('a text under another commitment than that of its entry, with whatever master key', async () => {
    const { ref, seq } = note;
    await planted.plant("update vault.sealed_text set commitment = repeat('a', 64) where ref = $1", [ref]);
    expect(await found()).toEqual([{ code: 'text-differs', seq, about: ref }]);
    const installation = { databaseUrl: product.ground.databaseUrl, bundlePath };
    const keys = { ...keysOf(product.ground), masterKey: randomBytes(32) };
    const strange = async () =>
      (await checkInvariants({ ...installation, keys }, { only: ['I17'] })).find(({ is }) => is !== 'not-checked');
    expect(await strange()).toMatchObject({ invariant: 'I17', is: 'broken', why: 'another-master-key', figures: { 'texts-opened': 0 } });
    await planted.undo();
    const [verdict] = (await checkInvariants({ ...installation, keys }, { only: ['I17'] })).filter(({ invariant }) => invariant === 'I17');
    expect(verdict).toMatchObject({ is: 'not-checked', why: 'another-master-key' });
  });
});

test('a run that was deleted in the engine', async () => {
  const engine = connectClient({ address: product.ground.temporalAddress, namespace: product.ground.temporalNamespace });
  const workflowId = `incident:${tenant}:${quiet}`;
  await engine.workflowService.deleteWorkflowExecution({
    namespace: product.ground.temporalNamespace,
    workflowExecution: { workflowId },
  });
  const isGone = () =>
    engine.workflow
      .getHandle(workflowId)
      .describe()
      .then(
        () => false,
        () => true,
      ); // prettier-ignore
  await eventually(isGone, 'the run is gone');
  expect(codes(await check({ only: ['I6'] }), 'I6')).toEqual(['run-is-missing']);
  await engine.connection.close();
});
