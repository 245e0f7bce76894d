import { randomUUID } from 'node:crypto';
import type { Receipt } from '@shodo/contracts';
import { type Ground, prepareGround } from '../ground/ground.js';
import { type OpenIncident, openBare, reportIncidents, updateBare } from '../ground/open-incidents.js';
import { foundOrganisations } from '../ground/organisations.js';
import { invariantsHold } from '../measure/invariants.js';
import { closedLoop, openLoop } from '../measure/load.js';
import { oneOf, seeded, text } from '../measure/random.js';
import { type Asked, type Measured, type Result, tell } from '../measure/result.js';
import { inTurn } from '../measure/rounds.js';
import { differences, latencies, percentile, rounded } from '../measure/statistics.js';

const incidents = 100;
const tenants = 10;

/**
 * What one command costs through the API: authenticated, checked, written to the ledger with its views, answered. Held against the same update
 * sent to the incident by the engine's own client (what the API adds), and against an update of B1 (what the product adds).
 */
export async function commandLatency(asked: Asked): Promise<Measured> {
  const { rounds = 5, seed, long } = asked;
  const ground = await prepareGround();
  try {
    const random = seeded(seed);
    const open = await reportIncidents(await foundOrganisations(ground, tenants), incidents, random);
    const bare = await openBare(ground, incidents, random);
    const ways = waysOf({ ground, open, bare, random });
    const capacity = await capacityOf(ways.api);
    tell(`  capacity ${capacity.toFixed(0)} commands/s`);
    const seconds = long ? 60 : 3;
    const results: Result[] = [];
    for (const rate of [20, Math.max(1, Math.round(capacity / 2))]) {
      const measured = await inTurn(rounds, {
        api: () => steadily(ways.api, rate, seconds),
        direct: () => steadily(ways.direct, rate, seconds),
        bare: () => steadily(ways.bare, rate, seconds),
        sealing: () => steadily(ways.sealing, rate, seconds),
      });
      const found = resultsOf(measured, { rate, seconds, incidents, capacity: rounded(capacity) }, rounds);
      // Told at once: the inspector takes many minutes over the histories of a long run.
      for (const { metric, difference } of found) tell(`  at ${rate}/s, ${metric}: ${difference?.median} ms`);
      results.push(...found);
    }
    return { results, invariants: await invariantsHold(ground) };
  } finally {
    await ground.stop();
  }
}

type Way = () => Promise<void>;

interface Standing {
  readonly ground: Ground;
  readonly open: readonly OpenIncident[];
  readonly bare: readonly string[];
  readonly random: () => number;
}

function waysOf({ ground, open, bare, random }: Standing): Readonly<Record<'api' | 'direct' | 'bare' | 'sealing', Way>> {
  const measure = () => ({ measure: 'account-disabled', takenAt: new Date(Date.now() - 50).toISOString() });
  return {
    api: async () => {
      const { organisation, incident } = oneOf(random, open);
      await organisation.officer.send('RecordContainmentMeasure', incident, measure());
    },
    direct: async () => {
      const id = randomUUID();
      const asked = {
        id,
        body: measure(),
        by: { kind: 'person', person: randomUUID(), roles: ['privacyOfficer'], via: 'session' },
        requestMac: '0'.repeat(64),
        organisation: {
          profile: { jurisdictions: ['jp'] },
          practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
        },
      };
      const { organisation, workflowId } = oneOf(random, open);
      const handle = ground.engine.workflow.getHandle(workflowId);
      const receipt = await handle.executeUpdate<Receipt, [typeof asked]>('RecordContainmentMeasure', { args: [asked], updateId: id });
      ground.acknowledged.note(organisation.tenant, 'RecordContainmentMeasure', receipt);
    },
    bare: () => updateBare(ground, oneOf(random, bare), 'RecordContainmentMeasure', measure()),
    sealing: async () => {
      const { organisation, incident } = oneOf(random, open);
      await organisation.officer.send('AddNote', incident, { text: text(random, 200) });
    },
  };
}

/** Commands a second when 32 callers never pause. */
async function capacityOf(way: Way): Promise<number> {
  const commands = 400;
  await closedLoop(commands / 4, 32, way);
  const { seconds } = await closedLoop(commands, 32, way);
  return commands / seconds;
}

const steadily = async (way: Way, rate: number, seconds: number) => (await openLoop(rate * seconds, rate, way)).times;

function resultsOf(
  measured: Readonly<Record<'api' | 'direct' | 'bare' | 'sealing', number[][]>>,
  params: Result['params'],
  rounds: number,
): Result[] {
  const all = (side: readonly number[][]) => latencies(side.flat());
  const compare = (metric: string, ours: number[][], baseline: number[][]): Result[] =>
    [['p50', 0.5, 3, 1] as const, ['p99', 0.99, 15, 5] as const].map(([name, share, target, goal]) => ({
      metric: `${metric}, ${name}`,
      unit: 'ms',
      params,
      rounds,
      server: 'postgresql',
      ours: all(ours),
      baseline: all(baseline),
      difference: {
        ...differences(
          ours.map((times) => percentile(times, share)),
          baseline.map((times) => percentile(times, share)),
        ),
        // With few calls a round its own p99 is its worst call: the median is taken of all rounds together.
        median: rounded(percentile(ours.flat(), share) - percentile(baseline.flat(), share)),
      },
      better: 'lower',
      ...(metric !== 'sealing adds' && { target, goal }),
    }));
  return [
    ...compare('the api adds', measured.api, measured.direct),
    ...compare('the product adds', measured.api, measured.bare),
    ...compare('sealing adds', measured.sealing, measured.api),
  ];
}
