import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Asked, checkInvariants } from './check-invariants.js';
import { withInstallation } from './ground.js';
import { attemptsIn } from './operations.js';
import { type InvariantName, invariantNames, isOutOfReach, type Verdict } from './report.js';
import { cannotCheck, type Language, told, usage } from './words.js';

export const exitCodes = { holds: 0, broken: 1, 'cannot-check': 2 } as const;

const bundlePath = fileURLToPath(new URL('../../worker/dist/workflow-bundle.js', import.meta.url));

interface Question {
  readonly asked: Asked;
  readonly language: Language;
  readonly json: boolean;
}

/** Runs the check and tells what it found. Answers the exit code; anything unforeseen is a 2, never a 0. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv, say: (text: string) => void): Promise<number> {
  const question = read(args, env);
  if (!question) {
    say(`${usage.ja}\n\n${usage.en}`);
    return exitCodes['cannot-check'];
  }
  const { asked, language, json } = question;
  try {
    const verdicts = await withInstallation(env, (found) => checkInvariants({ ...found, bundlePath }, asked));
    for (const verdict of verdicts) say(json ? JSON.stringify(verdict) : told(verdict, language));
    return exitCodeOf(verdicts);
  } catch (error) {
    say(`${cannotCheck[language]}: ${error instanceof Error ? error.message : String(error)}`);
    return exitCodes['cannot-check'];
  }
}

/** What nobody gave a log for is no fault; what could not be looked at is. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  if (verdicts.some(({ is }) => is === 'broken')) return exitCodes.broken;
  return verdicts.some(({ why }) => isOutOfReach(why)) ? exitCodes['cannot-check'] : exitCodes.holds;
}

const isInvariant = (name: string): name is InvariantName => invariantNames.some((known) => known === name);

function read(args: readonly string[], env: NodeJS.ProcessEnv): Question | undefined {
  const options = {
    log: { type: 'string' },
    'log-is-complete': { type: 'boolean' },
    bound: { type: 'string' },
    only: { type: 'string' },
    lang: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const language = values.lang ?? (env.LANG?.startsWith('ja') ? 'ja' : 'en');
    const only = values.only?.split(',');
    const boundSeconds = values.bound === undefined ? undefined : Number(values.bound);
    if ((language !== 'ja' && language !== 'en') || !(only?.every(isInvariant) ?? true)) return undefined;
    if (boundSeconds !== undefined && !(boundSeconds > 0)) return undefined;
    const asked: Asked = {
      ...(only && { only: only.filter(isInvariant) }),
      ...(boundSeconds !== undefined && { boundSeconds }),
      ...(values.log !== undefined && { attempts: attemptsOf(values.log), attemptsAreAll: values['log-is-complete'] ?? false }),
    };
    return { asked, language, json: values.json ?? false };
  } catch {
    return undefined;
  }
}

const attemptsOf = (file: string) => attemptsIn(createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }));
