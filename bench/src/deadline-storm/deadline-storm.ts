import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareQueue } from '../baseline/contract.js';
import { type Ground, prepareGround } from '../ground/ground.js';
import { reportIncidents } from '../ground/open-incidents.js';
import { foundOrganisations, type Organisation } from '../ground/organisations.js';
import { invariantsHold } from '../measure/invariants.js';
import { closedLoop } from '../measure/load.js';
import { seeded } from '../measure/random.js';
import { type Asked, type Measured, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { latencies, percentile, ratios } from '../measure/statistics.js';

const inFlight = 32;

interface Storm {
  /** Milliseconds from the instant to the entry, of every deadline that was written. */
  readonly lateness: readonly number[];
  readonly missed: number;
}

/** Very many deadlines in one instant: how late is the last entry, and is there one for each? Against as many bare workflows that sleep and write a row. */
export async function deadlineStorm(asked: Asked): Promise<Measured> {
  const { rounds = 3, seed, long } = asked;
  const deadlines = long ? 10_000 : 1_000;
  const ground = await prepareGround();
  try {
    const organisations = await foundOrganisations(ground, 10);
    const random = seeded(seed);
    const { ours, baseline } = await sideBySide(
      { rounds, warmUp: false },
      () => stormOfOurs(ground, organisations, { deadlines, random }),
      () => stormOfBare(ground, deadlines),
    );
    const p99 = (storms: readonly Storm[]) => storms.map(({ lateness }) => percentile(lateness, 0.99));
    const missed = ours.reduce((total, storm) => total + storm.missed, 0);
    const common = { unit: 'ms', params: { deadlines }, rounds, server: 'postgresql', better: 'lower' } as const;
    const all = (storms: readonly Storm[]) => latencies(storms.flatMap(({ lateness }) => lateness));
    const checked = await invariantsHold(ground);
    const alarms = await ground.superuser.query("select from mail.outbox where kind = 'watchdog-alarm'");
    return {
      results: [
        {
          metric: 'lateness, p99',
          ...common,
          ours: all(ours),
          baseline: all(baseline),
          ratio: ratios(p99(ours), p99(baseline)),
          target: 1,
          goal: 0.2,
        },
        {
          ...common,
          metric: 'missed',
          unit: 'deadlines',
          ours: missed,
          baseline: baseline.reduce((total, storm) => total + storm.missed, 0),
          target: 0,
          goal: 0,
        },
        { ...common, metric: 'false alarms', unit: 'mails', ours: alarms.rowCount, target: 0, goal: 0 },
      ],
      invariants: { ...checked, passed: checked.passed && missed === 0, checked: [...checked.checked, 'I2'] },
    };
  } finally {
    await ground.stop();
  }
}

interface Asking {
  readonly deadlines: number;
  readonly random: () => number;
}

/** Incidents whose notice is held until one and the same instant. */
async function stormOfOurs(ground: Ground, organisations: readonly Organisation[], { deadlines, random }: Asking): Promise<Storm> {
  const began = performance.now();
  const open = await reportIncidents(organisations, deadlines, random);
  const dueAt = Date.now() + (performance.now() - began) * 1.5 + 5_000;
  const reviewAt = new Date(dueAt).toISOString();
  await closedLoop(open.length, inFlight, async (index) => {
    const { organisation, incident } = open[index] ?? {};
    await organisation?.officer.send('HoldPrincipalNotice', incident, {
      duty: 'jp.appi.principal-notice',
      reason: 'too-little-known',
      reviewAt,
    });
  });
  await calmBefore(dueAt);
  const written = () =>
    ground.superuser.query<{ late: number }>(
      'select extract(epoch from recorded_at) * 1000 - $2 as late from ledger.entry where append_id = $1',
      [`hold-review:jp.appi.principal-notice:${reviewAt}`, dueAt],
    );
  return settled('ours', deadlines, dueAt, async () => (await written()).rows.map(({ late }) => Number(late)));
}

async function stormOfBare({ bare }: Ground, deadlines: number): Promise<Storm> {
  const dueAt = Date.now() + deadlines * 20 + 5_000;
  await closedLoop(deadlines, inFlight, async () => {
    await bare.engine.workflow.start('bareSleeper', { workflowId: randomUUID(), taskQueue: bareQueue, args: [{ dueAt }] });
  });
  await calmBefore(dueAt);
  const written = () =>
    bare.database.query<{ late: number }>('select extract(epoch from recorded_at) * 1000 - $1 as late from waking where due_at = $2', [
      dueAt,
      new Date(dueAt),
    ]);
  return settled('bare', deadlines, dueAt, async () => (await written()).rows.map(({ late }) => Number(late)));
}

/** What was prepared in time has a moment of rest before its instant; what was not would not be a storm. */
async function calmBefore(dueAt: number): Promise<void> {
  const left = dueAt - Date.now();
  if (left < 1_000) throw new Error('the deadlines were not all set before their instant: this machine is too busy');
  await sleep(left);
}

/** Waits until every entry is there, or until nothing has come for a long while. */
async function settled(side: string, deadlines: number, dueAt: number, written: () => Promise<number[]>): Promise<Storm> {
  let lateness: number[] = [];
  for (let quietSince = Date.now(); lateness.length < deadlines && Date.now() - quietSince < 30_000; await sleep(500)) {
    const now = await written();
    if (now.length > lateness.length) quietSince = Date.now();
    lateness = now;
  }
  tell(
    `  ${side}: p50 ${percentile(lateness, 0.5).toFixed(0)} ms, p99 ${percentile(lateness, 0.99).toFixed(0)} ms late, due ${new Date(dueAt).toISOString()}`,
  );
  return { lateness, missed: deadlines - lateness.length };
}
