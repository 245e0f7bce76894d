import { type Ground, prepareGround } from '../ground/ground.js';
import { reportIncidents } from '../ground/open-incidents.js';
import { foundOrganisations } from '../ground/organisations.js';
import { leadOurs } from '../lifecycle/sides.js';
import { costsOf } from '../measure/costs.js';
import { invariantsHold } from '../measure/invariants.js';
import { closedLoop } from '../measure/load.js';
import { heapBytesOf, memoryOf } from '../measure/memory.js';
import { oneOf, seeded } from '../measure/random.js';
import { type Asked, type Measured, type Result, tell } from '../measure/result.js';
import { exponent, rounded } from '../measure/statistics.js';

const doublings = [1, 2, 4, 8];

interface Point {
  readonly size: number;
  /** Of api, worker and PostgreSQL together. */
  readonly cpuSeconds: number;
  /** Heap of api and worker after the work, garbage collected. */
  readonly heapMiB: number;
}

type Work = (size: number, ground: Ground) => Promise<void>;

/** How costs grow with the number of incidents, of entries of one incident, and of organisations: over three doublings. */
export async function growth(asked: Asked): Promise<Measured> {
  const { seed, long } = asked;
  const scale = long ? 4 : 1;
  const random = seeded(seed);
  const results: Result[] = [];
  const ground = await prepareGround();
  try {
    const organisations = await foundOrganisations(ground, 4);
    const incidents: Work = async (size) => void (await leadOurs(ground, organisations, random, { incidents: size, inFlight: 16 }));
    const entries: Work = async (size) => {
      const [open] = await reportIncidents(organisations, 1, random);
      if (!open) return;
      await closedLoop(size, 1, async () => {
        const takenAt = new Date(Date.now() - 50).toISOString();
        await open.organisation.officer.send('RecordContainmentMeasure', open.incident, { measure: 'search', takenAt });
      });
    };
    const tenants: Work = async (size) => {
      const founded = await foundOrganisations(ground, size);
      const open = await reportIncidents(founded, size * 4, random);
      await closedLoop(size * 20, 16, async () => {
        const { organisation, incident } = oneOf(random, open);
        const takenAt = new Date(Date.now() - 50).toISOString();
        await organisation.officer.send('RecordContainmentMeasure', incident, { measure: 'search', takenAt });
      });
    };
    await incidents(8, ground); // warm-up
    for (const [what, first, work] of [
      ['incidents', 10, incidents],
      ['entries of one incident', 50, entries],
      ['organisations', 2, tenants],
    ] as const)
      results.push(await grown(ground, what, first * scale, work));
    return { results, invariants: await invariantsHold(ground) };
  } finally {
    await ground.stop();
  }
}

/** Up and down again, so that what the machine does meanwhile meets small and large alike. */
async function grown(ground: Ground, what: string, first: number, work: Work): Promise<Result> {
  const sizes = doublings.map((factor) => first * factor);
  const up: Point[] = [];
  for (const size of [...sizes, ...sizes.toReversed()]) up.push(await pointAt(ground, size, work));
  const points = sizes.map((size) => {
    const both = up.filter((point) => point.size === size);
    const mean = (of: (point: Point) => number) => both.reduce((total, point) => total + of(point), 0) / both.length;
    return { size, cpuSeconds: rounded(mean(({ cpuSeconds }) => cpuSeconds)), heapMiB: rounded(mean(({ heapMiB }) => heapMiB)) };
  });
  const cpu = exponent(
    sizes,
    points.map(({ cpuSeconds }) => cpuSeconds),
  );
  const memory = exponent(
    sizes,
    points.map(({ heapMiB }) => heapMiB),
  );
  tell(`  ${what}: cpu grows by ${cpu}, heap by ${memory}`);
  return {
    metric: `growth with ${what}`,
    unit: 'exponent',
    params: { points },
    rounds: 2,
    server: 'postgresql',
    ours: { cpu, memory },
    better: 'lower',
    target: 1.05,
    goal: 1.05,
  };
}

async function pointAt(ground: Ground, size: number, work: Work): Promise<Point> {
  const { costs } = await costsOf(ground, () => work(size, ground));
  const { cpu } = costs;
  const heap = heapBytesOf(await memoryOf(ground.pids().worker)) + heapBytesOf(await memoryOf(ground.pids().api));
  return { size, cpuSeconds: cpu.api + cpu.worker + cpu.postgres, heapMiB: heap / 2 ** 20 };
}
