import { join } from 'node:path';
import { cloneRoot } from '@shodo/testkit';
import { brokenAfterALife } from './after-a-life.js';
import { type Figures, Life } from './life.js';
import { Lookout } from './lookout.js';
import { type PlantedBug, planted, plantedBugs } from './planted-bugs.js';
import { plantedRecords } from './planted-records.js';
import { Sandbox } from './sandbox.js';
import { type Broken, isBroken, live, shrunk, told, usualLength } from './shrink.js';

const long = process.env.SHODO_LONG === '1';
const lives = long ? 20_000 : 300;
const length = long ? usualLength : 12;
const firstSeed = 1;
const code = Sandbox.readBundle(join(cloneRoot, 'apps/worker/dist/workflow-bundle.js'));

/** Nothing is shown by lives in which nothing happened: so much of each, in a life on average. */
const least: Figures = { entries: 20, acknowledged: 6, refused: 6, unknown: 0.05, runs: 1.3, replays: 1.5, closings: 0.02, missed: 0.5 };

test(
  `in ${lives} lives, whatever happens in whatever order, every promise holds`,
  async () => {
    const sandbox = new Sandbox(code);
    const lookout = new Lookout();
    const sum: Record<string, number> = {};
    try {
      for (let seed = firstSeed; seed < firstSeed + lives; seed++) {
        lookout.sees(seed);
        const outcome = await live(sandbox, seed, { length });
        if (isBroken(outcome)) throw new Error(told(await shrunk(sandbox, outcome)));
        for (const [figure, value] of Object.entries(outcome)) sum[figure] = (sum[figure] ?? 0) + value;
      }
    } finally {
      await lookout.end();
    }
    const tooFew = Object.entries(least).filter(([figure, perLife]) => (sum[figure] ?? 0) < perLife * lives);
    expect({ tooFew, sum }).toMatchObject({ tooFew: [] });
  },
  long ? 7_200_000 : 300_000,
);

describe('a life that once broke a promise keeps it', () => {
  test.each([
    ['a drill that starts at no instant, sent past the api', 111_897, [19]],
    ['a caller past the api, whose append was written and its answer lost', 112_980, [0, 2, 3, 5, 6, 8, 9]],
    ['a reminder told anew beside a lapse that says more', 116_196, [0, 1, 2, 3, 5, 6, 8, 9, 11, 14, 19]],
    ['a lapse to be told anew, whose clock moves before it is', 116_319, [0, 4, 6, 9, 10, 11, 15, 17]],
  ] as const)('%s', async (_what, seed, steps) => {
    const outcome = await live(new Sandbox(code), seed, { steps });
    expect(isBroken(outcome) ? told(outcome) : undefined).toBeUndefined();
  });
});

describe('a mistake in the workflow is found within the seeds of the gate', () => {
  test.each(plantedBugs.map((bug) => [bug.what, bug] as const))('%s', async (_what, bug) => {
    expect((await found(bug))?.violation.message).toMatch(new RegExp(`^${bug.breaks}: `));
  });
});

async function found(bug: PlantedBug): Promise<Broken | undefined> {
  const sandbox = new Sandbox(planted(code, bug));
  for (let seed = bug.near ?? firstSeed; seed < firstSeed + 300; seed++) {
    const outcome = await live(sandbox, seed, { isWatched: !bug.isUnwatched });
    if (isBroken(outcome)) return outcome;
  }
  return undefined;
}

describe('what is wrong with a record is found after the life', () => {
  test.each(plantedRecords.map((each) => [each.what, each] as const))('%s', async (_what, { breaks, plant }) => {
    const life = new Life(new Sandbox(code), firstSeed);
    for (let step = 0; step < 10; step++) await life.step(step);
    await life.end();
    plant(life);
    expect((await brokenAfterALife(life.left)).map(({ promise }) => promise)).toContain(breaks);
  });
});

test('a life that breaks a promise is told with the fewest steps that still break it', async () => {
  const [bug] = plantedBugs.filter(({ what }) => what === 'a run ends while a command is being answered');
  if (!bug) throw new Error('the mistake is gone: take another');
  const sandbox = new Sandbox(planted(code, bug));
  const broken = await found(bug);
  if (!broken) throw new Error('the mistake is not found');
  const { seed, steps } = await shrunk(sandbox, broken);
  expect(steps.length).toBeLessThan(broken.steps.length);
  expect(await live(sandbox, seed, { steps })).toMatchObject({ violation: { promise: bug.breaks } });
});
