import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AssessmentForm } from '@shodo/contracts';
import { assessNow, shippedPacks } from '@shodo/rule-packs';
import { type Asked, type Checked, type Measured, type Result, tell } from '../measure/result.js';
import { latencies, median, percentile, rounded } from '../measure/statistics.js';
import { everywhere, japanese } from './matters.js';

const loader = fileURLToPath(new URL('load-once.js', import.meta.url));
/** Thrown away: the first calls pay for compiling. */
const warmUp = 300;
/** So many in one reading of the CPU's clock, which counts in microseconds. */
const batch = 10;

/** What judging costs: CPU of one assessment, under Japanese law alone and under every law, and of loading all packs in a fresh process. */
export function assess({ long, rounds = 7 }: Asked): Promise<Measured> {
  const batches = long ? 1_000 : 200;
  const common = { rounds: batches, better: 'lower', server: 'none' } as const;
  const forms: readonly (readonly [string, AssessmentForm, number])[] = [
    ['one incident under Japanese law', japanese, 1],
    ['one incident under every law', everywhere, 5],
  ];
  const judged = forms.map(([metric, form, target]): Result => {
    const times = cpuOf(form, batches);
    tell(`  ${metric}: ${rounded(median(times))} ms CPU at the median, ${rounded(percentile(times, 0.9))} ms at nine tenths`);
    return {
      ...common,
      metric,
      unit: 'ms CPU',
      params: { batch, duties: assessNow(form).judgements.length },
      ours: { ...latencies(times), median: rounded(median(times)) },
      target,
      goal: target,
    };
  });
  const loads = Array.from({ length: rounds }, loadOnce);
  const [cpu, wall] = [median(loads.map(({ cpuMs }) => cpuMs)), median(loads.map(({ wallMs }) => wallMs))];
  tell(
    `  loading ${loads[0]?.packs ?? 0} packs in a fresh process: ${rounded(cpu)} ms CPU, ${rounded(wall)} ms by the clock, at the median`,
  );
  const loading: Result = {
    ...common,
    rounds,
    metric: 'loading all packs in a fresh process',
    unit: 'ms',
    params: { packs: loads[0]?.packs },
    ours: { cpu: rounded(cpu), wall: rounded(wall) },
    target: 300,
    goal: 300,
  };
  return Promise.resolve({ results: [...judged, loading], invariants: sameAnswers(forms.map(([, form]) => form)) });
}

/** CPU milliseconds of each assessment, every thread of the process counted, so that collecting garbage is in it. */
function cpuOf(form: AssessmentForm, batches: number): number[] {
  for (let call = 0; call < warmUp; call += 1) assessNow(form);
  return Array.from({ length: batches }, () => {
    const before = process.cpuUsage();
    for (let call = 0; call < batch; call += 1) assessNow(form);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / batch;
  });
}

interface Load {
  readonly packs: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}
const loadOnce = () => JSON.parse(execFileSync(process.execPath, [loader], { encoding: 'utf8' })) as Load;

/** A fast wrong answer is worth nothing: the same text each time, and every pack of the jurisdictions asked for was looked at. */
function sameAnswers(forms: readonly AssessmentForm[]): Checked {
  const breaches = forms.flatMap((form) => {
    const first = JSON.stringify(assessNow(form));
    const again = JSON.stringify(assessNow(structuredClone(form)));
    return first === again ? [] : ['the same form was answered in two ways'];
  });
  const inScope = new Set(shippedPacks().packs.map(({ jurisdiction }) => jurisdiction));
  const judged = new Set(assessNow(everywhere).judgements.map(({ duty }) => duty.split('.')[0]));
  const missing = [...inScope].filter((one) => !judged.has(one.split('-')[0] ?? one)).map((one) => `no duty of ${one} was judged`);
  return {
    passed: breaches.length + missing.length === 0,
    checked: ['same text twice', 'every jurisdiction judged'],
    breaches: [...breaches, ...missing],
  };
}
