import { readFileSync } from 'node:fs';

/**
 * Named moments at which a test may kill the process: `SHODO_KILL_POINT=ledger.after-commit:3` sends SIGKILL on the third pass; `@FILE` looks
 * into that file at each pass, so that a process that runs can be given a point. Does nothing unless SHODO_ALLOW_KILL_POINTS=1 stands beside it.
 */
export const killPoints = [
  'migration.between-two',
  'api.after-seal',
  'api.after-file',
  'api.after-update',
  'erasure.before-key-destroyed',
  'erasure.after-key-destroyed',
  'ledger.in-transaction',
  'ledger.after-commit',
  'checkpoint.after-sign',
  'checkpoint.after-store',
  'notices.after-claim',
  'notices.after-250',
  'notices.after-state',
  'notices.after-telling',
] as const;
export type KillPoint = (typeof killPoints)[number];
type Environment = Readonly<Record<string, string | undefined>>;

/** A start with the variable but without the permission is refused by the process; so is a name that no code passes. */
export function killPointProblem(env: Environment): string | undefined {
  if (!env.SHODO_KILL_POINT) return undefined;
  if (env.SHODO_ALLOW_KILL_POINTS !== '1') return 'is for tests only and needs SHODO_ALLOW_KILL_POINTS=1';
  return env.SHODO_KILL_POINT.startsWith('@') || parse(env.SHODO_KILL_POINT)
    ? undefined
    : `expected a known point and a count, as in ledger.after-commit:1`;
}

function parse(text: string): { name: KillPoint; pass: number } | undefined {
  const [given, count = '1'] = text.split(':');
  const name = killPoints.find((known) => known === given);
  return name && /^[1-9]\d{0,5}$/.test(count) ? { name, pass: Number(count) } : undefined;
}

/** Makes the function that counts passes and kills. `kill` is given by tests of this file only. */
export function killPointsOf(env: Environment, kill: () => void = () => process.kill(process.pid, 'SIGKILL')): (name: KillPoint) => void {
  const { SHODO_KILL_POINT: given } = env;
  if (env.SHODO_ALLOW_KILL_POINTS !== '1' || !given) return () => undefined;
  const present = given.startsWith('@') ? () => contentOf(given.slice(1)) : () => given;
  let counted = '';
  let passes = 0;
  return (name) => {
    const text = present();
    const wanted = parse(text);
    if (name !== wanted?.name) return;
    passes = text === counted ? passes + 1 : 1;
    counted = text;
    if (passes === wanted.pass) kill();
  };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not there: nothing is to be killed
  }
}

/** The kill points of this process, as its environment set them at start. */
export const killPoint = killPointsOf(process.env);
