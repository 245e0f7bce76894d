import { problemsOf, runUnderFaults } from './run/run-under-faults.js';

/** The product as on one machine, under load; each process killed, alone, in pairs and all at once, and a bad network in between. */
const seed = Number(process.env.SHODO_FAULTS_SEED ?? 20_261_127);

test('nothing acknowledged is lost and no deadline passes unseen, whatever is killed', async () => {
  const lines: string[] = [];
  const result = await runUnderFaults({ seed, say: (line) => lines.push(line) });
  const problems = problemsOf(result);
  if (problems.length > 0) throw new Error([`again by: SHODO_FAULTS_SEED=${seed}`, ...problems, ...lines].join('\n'));
  expect(result.kills).toBeGreaterThanOrEqual(12);
  expect(result.verdicts.find(({ invariant }) => invariant === 'I1')?.figures.ok).toBeGreaterThan(30);
}, 240_000);
