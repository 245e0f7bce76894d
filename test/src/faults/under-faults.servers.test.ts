import { freshDatabase } from '@shodo/testkit';
import { aFullDisk } from './run/disk-full.js';
import { problemsOf, type RunPlan, runUnderFaults } from './run/run-under-faults.js';

/** The product under load; each process killed, alone, in pairs and all at once, and a bad network in between. */
const seed = Number(process.env.SHODO_FAULTS_SEED ?? 20_261_127);
const isLong = process.env.SHODO_LONG === '1';

async function holds(plan: Omit<RunPlan, 'seed' | 'say'>, leastKills: number): Promise<void> {
  const lines: string[] = [];
  const result = await runUnderFaults({ ...plan, seed, say: (line) => lines.push(line) });
  const problems = problemsOf(result);
  const again = `again by: SHODO_FAULTS_SEED=${seed} npx jest --selectProjects test:servers --testPathPatterns faults/under-faults`;
  if (problems.length > 0) throw new Error([again, ...problems, ...lines].join('\n'));
  expect(result.kills).toBeGreaterThanOrEqual(leastKills);
  expect(result.verdicts.find(({ invariant }) => invariant === 'I1')?.figures.ok).toBeGreaterThan(30);
}

/** Servers that were started separately and go on; two processes of api and two of worker are killed among themselves. */
async function asATeam(): Promise<void> {
  const database = await freshDatabase();
  const { TEMPORAL_ADDRESS } = process.env;
  const env = { DATABASE_URL: database.url, SHODO_KEYS_DATABASE_URL: database.keysUrl, TEMPORAL_ADDRESS };
  try {
    await holds({ copies: 2, env }, 12);
  } finally {
    await database.drop();
  }
}

/** The long ones take the better part of an hour. */
const shapes: readonly [string, () => Promise<void>][] = isLong
  ? [
      ['on one machine', () => holds({ minutes: 60, kills: 200 }, 200)],
      ['as a team', asATeam],
      ['on a disk that fills up', aFullDisk],
    ]
  : [['on one machine', () => holds({}, 12)]];

test.each(shapes)(
  'nothing acknowledged is lost and no deadline passes unseen, whatever is killed: %s',
  async (_shape, run) => run(),
  isLong ? 4_500_000 : 300_000,
);
