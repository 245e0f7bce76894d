import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Receipt, SealedText } from '@shodo/contracts';
import { withLeanThreads } from '@shodo/durable/node';
import { cloneRoot } from '@shodo/testkit';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { type Ground, prepareGround } from '../ground/ground.js';
import { openBare, reportIncidents, updateBare } from '../ground/open-incidents.js';
import { foundOrganisations } from '../ground/organisations.js';
import { leadBare, leadOurs } from '../lifecycle/sides.js';
import { type History, historiesOf } from '../measure/histories.js';
import { invariantsHold } from '../measure/invariants.js';
import { seeded } from '../measure/random.js';
import { type Asked, type Measured, type Result, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { median, ratios, rounded, sum } from '../measure/statistics.js';

/** A run of ours moves on at 2,000 events; a bare one never does. */
const lengths = [1_000, 1_990];
const longerBareLengths = [5_000, 10_000];
const lives = 20;

const bundles = { ours: 'apps/worker/dist/workflow-bundle.js', bare: 'bench/dist/bare-bundle.js' } as const;

/** What it costs a cold worker to meet an incident: CPU for each event of its history, against a B1 history of equal length. */
export async function replay(asked: Asked): Promise<Measured> {
  const { rounds = 5, seed, long } = asked;
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  const ground = await prepareGround();
  try {
    const random = seeded(seed);
    const results: Result[] = [];
    for (const events of lengths) {
      const ours = [await historyOfOurs(ground, events, random)];
      const bare = [await historyOfBare(ground, events, random)];
      results.push(await compared(`events ${events}`, ours, bare, rounds));
    }
    const whole = await wholeLives(ground, random);
    results.push(await compared(`${lives} whole incidents`, whole.ours, whole.bare, rounds));
    for (const events of long ? longerBareLengths : []) {
      const bare = [await historyOfBare(ground, events, random)];
      results.push(await compared(`bare alone, events ${events}`, bare, bare, 2, 'bare'));
    }
    return { results, invariants: await invariantsHold(ground) };
  } finally {
    await ground.stop();
  }
}

/** One incident, command after command, until its history is so long. */
async function historyOfOurs(ground: Ground, events: number, random: () => number): Promise<History> {
  const [open] = await reportIncidents(await foundOrganisations(ground, 1), 1, random);
  if (!open) throw new Error('nothing was reported');
  const handle = ground.engine.workflow.getHandle(open.workflowId);
  const by = { kind: 'person', person: randomUUID(), roles: ['privacyOfficer'], via: 'session' };
  const practice = { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 };
  for (let length = 0; length < events; ) {
    for (let left = Math.max(1, Math.floor((events - length) / 8)); left > 0; left -= 1) {
      const id = randomUUID();
      const text: SealedText = { ref: randomUUID() as SealedText['ref'], commitment: '0'.repeat(64) as SealedText['commitment'] };
      const asked = { id, body: { text }, by, requestMac: '0'.repeat(64), organisation: { profile: { jurisdictions: ['jp'] }, practice } };
      const receipt = await handle.executeUpdate<Receipt, [typeof asked]>('AddNote', { args: [asked], updateId: id });
      ground.acknowledged.note(open.organisation.tenant, 'AddNote', receipt);
    }
    length = (await handle.describe()).historyLength;
  }
  const histories = await historiesOf(ground.engine, 'incidentResponse', new Set([open.workflowId]), ground.installation.ground);
  const [history] = [...histories.values()].flat();
  if (!history) throw new Error('the history was not found');
  return history;
}

async function historyOfBare(ground: Ground, events: number, random: () => number): Promise<History> {
  const [workflowId = ''] = await openBare(ground, 1, random);
  const handle = ground.bare.engine.workflow.getHandle(workflowId);
  for (let length = 0; length < events; ) {
    for (let left = Math.max(1, Math.floor((events - length) / 8)); left > 0; left -= 1)
      await updateBare(ground, workflowId, 'AddNote', { text: { ref: randomUUID(), commitment: '0'.repeat(64) } });
    length = (await handle.describe()).historyLength;
  }
  return handle.fetchHistory();
}

/** Histories of whole incidents, with all that happens in one. */
async function wholeLives(ground: Ground, random: () => number): Promise<{ ours: History[]; bare: History[] }> {
  const round = { incidents: lives, inFlight: 8 };
  const ours = await leadOurs(ground, await foundOrganisations(ground, 2), random, round);
  const bare = await leadBare(ground, random, round);
  const all = async (...of: Parameters<typeof historiesOf>) => [...(await historiesOf(...of)).values()].flat();
  return {
    ours: await all(ground.engine, 'incidentResponse', ours.workflows, ground.installation.ground),
    bare: await all(ground.bare.engine, 'bareLifecycle', bare.workflows),
  };
}

async function compared(
  what: string,
  ours: readonly History[],
  bare: readonly History[],
  rounds: number,
  bundle: keyof typeof bundles = 'ours',
): Promise<Result> {
  const measured = await sideBySide(
    { rounds },
    () => cpuPerEvent(bundle, ours),
    () => cpuPerEvent('bare', bare),
  );
  const count = (histories: readonly History[]) => sum(histories.map(({ events }) => events?.length ?? 0));
  const result: Result = {
    metric: `replay, ${what}`,
    unit: 'µs of cpu per event',
    params: { ours: { histories: ours.length, events: count(ours) }, bare: { histories: bare.length, events: count(bare) } },
    rounds,
    server: 'none',
    ours: rounded(median(measured.ours)),
    baseline: rounded(median(measured.baseline)),
    ratio: ratios(measured.ours, measured.baseline),
    better: 'lower',
    ...(bundle === 'ours' && { target: 1.2, goal: 1.2 }),
  };
  tell(`  ${what}: ${result.ours} against ${result.baseline} µs an event`);
  return result;
}

/** Each side as its worker runs it: in a thread, where ours keeps no stack traces of promises. The SDK's debugger, its default for replays, is neither. */
const cpuPerEvent = (bundle: keyof typeof bundles, histories: readonly History[]): Promise<number> =>
  bundle === 'ours' ? withLeanThreads(() => cpuInThreads(bundle, histories)) : cpuInThreads(bundle, histories);

/** The first history of a replay pays for the worker that replays; it is replayed once more than counted. */
async function cpuInThreads(bundle: keyof typeof bundles, histories: readonly History[]): Promise<number> {
  const [first] = histories;
  if (!first) throw new Error('nothing to replay');
  let before = process.cpuUsage();
  const one = async function* () {
    yield { workflowId: 'warm-up', history: first };
    for (const [index, history] of histories.entries()) yield { workflowId: `replayed-${index}`, history };
  };
  const options = { workflowBundle: { codePath: join(cloneRoot, bundles[bundle]) }, debugMode: false };
  let isWarm = false;
  let used = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories(options, one())) {
    if (error) throw new Error(`${bundle} ${workflowId} does not replay: ${error.message}`);
    const { user, system } = process.cpuUsage(before);
    if (isWarm) used += user + system;
    isWarm = true;
    before = process.cpuUsage();
  }
  return used / sum(histories.map(({ events }) => events?.length ?? 0));
}
