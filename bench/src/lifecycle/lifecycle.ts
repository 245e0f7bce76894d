import type { Client } from '@temporalio/client';
import { sentAgain } from '../ground/caller.js';
import { type Ground, prepareGround } from '../ground/ground.js';
import { foundOrganisations } from '../ground/organisations.js';
import { type Costs, costsOf } from '../measure/costs.js';
import { historiesOf, kindsOf, tracesOf } from '../measure/histories.js';
import { invariantsHold } from '../measure/invariants.js';
import { seeded } from '../measure/random.js';
import { type Asked, type Measured, type Result, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { latencies, median, ratios, rounded } from '../measure/statistics.js';
import { bareIsComplete, type Led, leadBare, leadOurs, mailsOf } from './sides.js';
import { standardIncident } from './standard-incident.js';

const inFlight = 32;
const tenants = 20;

interface Side extends Led {
  readonly costs: Costs;
  readonly events: number;
  readonly actions: number;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Whole incidents from report to closing through the public API, against B1 through the engine's own client. */
export async function lifecycle(asked: Asked): Promise<Measured> {
  const { rounds = 5, long, seed } = asked;
  const incidents = Math.ceil((long ? 10_000 : 200) / rounds);
  const ground = await prepareGround();
  try {
    const organisations = await foundOrganisations(ground, tenants);
    const random = seeded(seed);
    const measured = await sideBySide(
      { rounds },
      async (round) => {
        const { done, costs } = await costsOf(ground, () => leadOurs(ground, organisations, random, { incidents, inFlight }));
        return counted('ours', round, done, costs, { engine: ground.engine, type: 'incidentResponse' });
      },
      async (round) => {
        const { done, costs } = await costsOf(ground, () => leadBare(ground, random, { incidents, inFlight }));
        return counted('bare', round, done, costs, { engine: ground.bare.engine, type: 'bareLifecycle' });
      },
    );
    const all = (rounds + 1) * incidents;
    const checked = await invariantsHold(ground);
    const breaches = [...(checked.breaches ?? []), ...(await incomplete(ground, all))];
    return {
      results: resultsOf(measured, { incidents, inFlight, tenants, commands: standardIncident.length }, rounds),
      invariants: {
        ...checked,
        passed: breaches.length === 0,
        checked: [...checked.checked, 'counts'],
        ...(breaches.length > 0 && { breaches }),
      },
    };
  } finally {
    await ground.stop();
  }
}

async function counted(
  side: string,
  round: number,
  led: Led,
  costs: Costs,
  { engine, type }: { engine: Client; type: string },
): Promise<Side> {
  const histories = [...(await historiesOf(engine, type, led.workflows)).values()];
  if (histories.length !== led.workflows.size)
    throw new Error(`${side}: ${histories.length} of ${led.workflows.size} histories were found`);
  const traces = histories.map(tracesOf);
  const mean = (of: (each: (typeof traces)[number]) => number) => traces.reduce((total, each) => total + of(each), 0) / traces.length;
  const measured = {
    ...led,
    costs,
    events: mean(({ events }) => events),
    actions: mean(({ actions }) => actions),
    kinds: kindsOf(histories.flat()),
  };
  const rate = led.workflows.size / led.seconds;
  tell(
    `  ${round === 0 ? 'warm-up' : `round ${round}`} ${side}: ${rate.toFixed(2)} incidents/s, ${measured.events.toFixed(1)} events, ` +
      `${measured.actions.toFixed(1)} actions, ${mean(({ runs }) => runs).toFixed(2)} runs; sent again ${sentAgain.count}`,
  );
  return measured;
}

/** Every command, reminder, mail and closing is there, on both sides. */
async function incomplete(ground: Ground, incidents: number): Promise<string[]> {
  const { rows } = await ground.superuser.query<{ type: string; count: number }>(
    "select type, count(*)::int from ledger.entry where type in ('IncidentClosed', 'ReminderFellDue', 'NoticeDelivered') group by type",
  );
  const found = Object.fromEntries(rows.map(({ type, count }) => [type, count]));
  const { rows: mails } = await ground.superuser.query<{ kind: string; state: string; count: number }>(
    'select kind, state, count(*)::int from mail.outbox group by kind, state',
  );
  const mailsWhere = (holds: (mail: { kind: string; state: string }) => boolean) =>
    mails.filter(holds).reduce((sum, { count }) => sum + count, 0);
  // A reminder whose duty was settled before it went out is withdrawn; the bare workflow sends it all the same.
  const sent = mailsWhere(({ state }) => state === 'sent');
  const expected: readonly (readonly [string, number, number | undefined])[] = [
    ['closed incidents', incidents, found.IncidentClosed],
    ['reminders', incidents, found.ReminderFellDue],
    ['mails of reminders', mailsOf(incidents), mailsWhere(({ kind }) => kind === 'reminder')],
    ['mails neither sent nor withdrawn', 0, mailsWhere(({ state }) => state !== 'sent' && state !== 'withdrawn')],
    ['deliveries recorded', sent, found.NoticeDelivered],
    ['mails of both sides', mailsOf(incidents) + sent, ground.sink.taken],
    ['receipts', incidents * standardIncident.length, ground.acknowledged.attempts.length],
  ];
  return [
    ...expected.filter(([, wanted, is]) => wanted !== is).map(([what, wanted, is]) => `counts: ${is} ${what}, not ${wanted}`),
    ...((await bareIsComplete(ground, incidents)) ? [] : ['counts: the bare side lacks rows']),
  ];
}

function resultsOf(
  { ours, baseline }: { ours: readonly Side[]; baseline: readonly Side[] },
  params: Result['params'],
  rounds: number,
): Result[] {
  const common = { params, rounds, server: 'postgresql' } as const;
  const figure = (
    metric: string,
    unit: string,
    of: (side: Side, isOurs: boolean) => number,
    better: Result['better'],
    aims: Partial<Result> = {},
  ): Result => {
    const [a, b] = [ours.map((side) => of(side, true)), baseline.map((side) => of(side, false))];
    return { metric, unit, ...common, ours: rounded(median(a)), baseline: rounded(median(b)), ratio: ratios(a, b), better, ...aims };
  };
  const perIncident = (total: number, { workflows }: Led) => total / workflows.size;
  const worker = (isOurs: boolean) => (isOurs ? 'worker' : 'bare');
  const all = (sides: readonly Side[]) => latencies(sides.flatMap(({ times }) => times));
  const everything = ({ cpu }: Costs, isOurs: boolean) => cpu.postgres + cpu.temporal + cpu[worker(isOurs)] + (isOurs ? cpu.api : 0);
  const parts = (sides: readonly Side[]) =>
    Object.fromEntries(
      (['api', 'worker', 'bare', 'postgres', 'temporal'] as const).map((part) => [
        part,
        rounded(median(sides.map((side) => perIncident(side.costs.cpu[part], side)))),
      ]),
    );
  const kinds = (side: Side | undefined) =>
    Object.fromEntries(Object.entries(side?.kinds ?? {}).map(([kind, count]) => [kind, rounded(count / (side?.workflows.size ?? 1))]));
  return [
    figure('rate', 'incidents/s', (side) => side.workflows.size / side.seconds, 'higher', { target: 0.8, goal: 1 }),
    figure('history events', 'per incident', ({ events }) => events, 'lower', { target: 1.15, goal: 0.85 }),
    figure('billable actions', 'per incident', ({ actions }) => actions, 'lower', { target: 1.1, goal: 1 }),
    figure('worker cpu', 's per incident', (side, isOurs) => perIncident(side.costs.cpu[worker(isOurs)], side), 'lower'),
    figure('cpu of every process', 's per incident', (side, isOurs) => perIncident(everything(side.costs, isOurs), side), 'lower'),
    figure(
      'own database',
      'bytes per incident',
      (side, isOurs) => perIncident(side.costs.bytes[isOurs ? 'product' : 'bare'], side),
      'lower',
    ),
    figure('engine database', 'bytes per incident', (side) => perIncident(side.costs.bytes.engine, side), 'lower'),
    figure('write-ahead log', 'bytes per incident', (side) => perIncident(side.costs.bytes.log, side), 'lower'),
    { metric: 'command latency under load', unit: 'ms', ...common, ours: all(ours), baseline: all(baseline), better: 'lower' },
    { metric: 'cpu by process', unit: 's per incident', ...common, ours: parts(ours), baseline: parts(baseline), better: 'lower' },
    {
      metric: 'events by kind',
      unit: 'per incident',
      ...common,
      ours: kinds(ours.at(-1)),
      baseline: kinds(baseline.at(-1)),
      better: 'lower',
    },
  ];
}
