import { setTimeout as sleep } from 'node:timers/promises';
import { type Ground, prepareGround } from '../ground/ground.js';
import { type OpenIncident, openBare, reportIncidents, updateBare } from '../ground/open-incidents.js';
import { foundOrganisations } from '../ground/organisations.js';
import { costsOf } from '../measure/costs.js';
import { invariantsHold } from '../measure/invariants.js';
import { heapBytesOf, memoryOf } from '../measure/memory.js';
import { oneOf, seeded } from '../measure/random.js';
import { type Asked, type Measured, type Result, tell } from '../measure/result.js';
import { latencies, rounded, slope } from '../measure/statistics.js';

/** Workflows each worker keeps in memory; those beyond it must cost next to nothing. */
const cached = 500;
const measurings = 6;

interface Size {
  readonly open: number;
  readonly worker: number;
  readonly workerHeap: number;
  readonly api: number;
  readonly bare: number;
  readonly bareHeap: number;
}

/** Very many incidents that wait for months: what they hold in memory, what they use while nothing happens, how soon one of them answers again. */
export async function asleep(asked: Asked): Promise<Measured> {
  const { long, seed } = asked;
  const total = long ? 10_000 : 2_000;
  const ground = await prepareGround({ cached });
  try {
    const random = seeded(seed);
    const organisations = await foundOrganisations(ground, 20);
    const [open, bare]: [OpenIncident[], string[]] = [[], []];
    const sizes: Size[] = [];
    const { costs: opening } = await costsOf(ground, async () => {
      for (let step = 0; step < measurings; step += 1) {
        const more = step === 0 ? cached : Math.round((total - cached) / (measurings - 1));
        open.push(...(await reportIncidents(organisations, more, random)));
        bare.push(...(await openBare(ground, more, random)));
        await atRest(ground);
        sizes.push(await sizeOf(ground, open.length));
      }
    });
    await untilCompared(ground);
    const idle = await idleCpu(ground, long ? 120 : 20);
    const touching = await touch(ground, { open, bare, random });
    const params = { open: open.length, cached };
    const common = { params, rounds: 1, server: 'postgresql', better: 'lower' } as const;
    const perIncident = (of: (size: Size) => number) =>
      rounded(
        slope(
          sizes.map(({ open: count }) => count),
          sizes.map(of),
        ) / 1_024,
      );
    return {
      results: [
        {
          ...common,
          metric: 'worker memory beyond the cache',
          unit: 'KiB per open incident',
          ours: {
            rss: perIncident(({ worker }) => worker),
            heap: perIncident(({ workerHeap }) => workerHeap),
            api: perIncident(({ api }) => api),
            sizes,
          },
          baseline: { rss: perIncident(({ bare: rss }) => rss), heap: perIncident(({ bareHeap }) => bareHeap) },
          target: 1,
        },
        { ...common, metric: 'idle cpu', unit: '% of a core', ours: idle, target: 2, goal: 2 },
        ...touching.map((result) => ({ ...common, ...result })),
        {
          ...common,
          metric: 'database',
          unit: 'bytes per open incident',
          ours: rounded(opening.bytes.product / open.length),
          baseline: rounded(opening.bytes.bare / bare.length),
        },
      ],
      invariants: await invariantsHold(ground),
    };
  } finally {
    await ground.stop();
  }
}

async function sizeOf({ pids }: Ground, open: number): Promise<Size> {
  await sleep(2_000); // what is under way comes to its end
  const [worker, api, bare] = [await memoryOf(pids().worker), await memoryOf(pids().api), await memoryOf(pids().bare)];
  const size = {
    open,
    worker: worker.rssBytes,
    workerHeap: heapBytesOf(worker),
    api: api.rssBytes,
    bare: bare.rssBytes,
    bareHeap: heapBytesOf(bare),
  };
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  tell(
    `  ${open} open: worker ${mebibytes(size.worker)} MiB (heap ${mebibytes(size.workerHeap)}), api ${mebibytes(size.api)}, bare ${mebibytes(size.bare)} (heap ${mebibytes(size.bareHeap)})`,
  );
  return size;
}

/** Waits until every mail of the reports is sent and nothing has been written for a while: only then do the incidents sleep. */
async function atRest({ superuser }: Ground): Promise<void> {
  const state = async () => {
    const { rows } = await superuser.query<{ mails: number; entries: number }>(
      "select (select count(*)::int from mail.outbox where state in ('waiting', 'sending')) as mails, (select count(*)::int from ledger.entry) as entries",
    );
    return rows[0] ?? { mails: 0, entries: 0 };
  };
  const patience = Date.now() + 20 * 60_000;
  for (let before = -1; Date.now() < patience; await sleep(5_000)) {
    const { mails, entries } = await state();
    if (mails === 0 && entries === before) return;
    before = entries;
  }
  throw new Error('the incidents never came to rest');
}

/**
 * Has the records compared, which upkeep does once an hour with all that changed since: of thousands reported at once it would be measured or not, as
 * the hour has it.
 */
async function untilCompared({ engine, superuser }: Ground): Promise<void> {
  const patience = Date.now() + 60 * 60_000;
  for (let began = 0; Date.now() < patience; await sleep(2_000)) {
    const { rows } = await superuser.query(
      'select from views.incident i left join upkeep.compared_incident c using (tenant_id, incident_id) where c.seq is distinct from i.seq limit 1',
    );
    if (rows.length === 0) return;
    if (Date.now() - began < 10_000) continue; // a round that still runs is not begun a second time
    await engine.schedule.getHandle('upkeep:record-comparison').trigger();
    began = Date.now();
  }
  throw new Error('the records were never compared');
}

/** Share of one core each process uses while nobody asks for anything; the watchdog's rounds fall into it. */
async function idleCpu(ground: Ground, seconds: number): Promise<Readonly<Record<string, number>>> {
  await sleep(5_000);
  const { costs } = await costsOf(ground, () => sleep(seconds * 1_000));
  const share = (used: number) => rounded((100 * used) / seconds);
  return {
    apiAndWorker: share(costs.cpu.api + costs.cpu.worker),
    ...Object.fromEntries(Object.entries(costs.cpu).map(([part, used]) => [part, share(used)])),
    seconds,
  };
}

interface Sleeping {
  readonly open: readonly OpenIncident[];
  readonly bare: readonly string[];
  readonly random: () => number;
}

const touches = 100;

/** One command to each of some incidents that have long left the cache. */
async function touch(
  ground: Ground,
  { open, bare, random }: Sleeping,
): Promise<Pick<Result, 'metric' | 'unit' | 'ours' | 'baseline' | 'target' | 'goal'>[]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const cold = <T>(all: readonly T[]) => all.slice(0, all.length - cached);
  const measure = { measure: 'account-disabled', takenAt: new Date(Date.now() - 50).toISOString() };
  const timed = async (times: number[], work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  };
  for (let count = 0; count < touches; count += 1) {
    const { organisation, incident } = oneOf(random, cold(open));
    await timed(ours, () => organisation.officer.send('RecordContainmentMeasure', incident, measure));
    await timed(theirs, () => updateBare(ground, oneOf(random, cold(bare)), 'RecordContainmentMeasure', measure));
  }
  return [{ metric: 'cold touch, p99', unit: 'ms', ours: latencies(ours), baseline: latencies(theirs), target: 500, goal: 500 }];
}
