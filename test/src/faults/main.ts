import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problemsOf, type RunPlan, type RunResult, runUnderFaults } from './run/run-under-faults.js';

/** `npm run faults -- --minutes N [--seed S] [--kills K] [--shape one-machine|team] [--out FILE]`: load, faults, then the invariants. */
const options = {
  minutes: { type: 'string', default: '10' },
  kills: { type: 'string' },
  seed: { type: 'string' },
  shape: { type: 'string', default: 'one-machine' },
  out: { type: 'string' },
} as const;
const { values } = parseArgs({ options });
const say = (line: string) => process.stderr.write(`${line}\n`);

const plan: RunPlan = {
  seed: values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed),
  minutes: Number(values.minutes),
  ...(values.kills !== undefined && { kills: Number(values.kills) }),
  ...(values.shape === 'team' && { copies: 2 as const }),
  env: process.env,
  say,
};
const again = `npm run faults -- --seed ${plan.seed} --minutes ${values.minutes}${values.kills ? ` --kills ${values.kills}` : ''} --shape ${values.shape}`;
say(`seed ${plan.seed}; again by: ${again}`);

const result = await runUnderFaults(plan).catch((error: unknown) => {
  say(`the run failed: ${error instanceof Error ? error.stack : String(error)}\nagain by: ${again}`);
  process.exit(1);
});
const line = JSON.stringify(summaryOf(result));
console.log(line);
if (values.out) appendFileSync(values.out, `${line}\n`);
const problems = problemsOf(result);
for (const problem of problems) say(problem);
if (problems.length > 0) say(`again by: ${again}`);
process.exit(problems.length > 0 ? 1 : 0);

function summaryOf({ recoveries, verdicts, unexpected, ...figures }: RunResult) {
  const sorted = recoveries.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    ...figures,
    shape: values.shape,
    recoveryMs: { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: sorted.at(-1) ?? 0 },
    invariants: Object.fromEntries(verdicts.map(({ invariant, is, figures: seen }) => [invariant, { is, ...seen }])),
    unexpected: unexpected.length,
  };
}
