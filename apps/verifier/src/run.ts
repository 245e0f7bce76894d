import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Head } from '@shodo/contracts';
import { checkPack, type PackFiles } from './check/check-pack.js';
import { checkRecord, type Elsewhere, type Finding } from './check/check-record.js';
import { nodeTools, readingOf } from './check/node-tools.js';
import { checkpointsIn, keysIn } from './held-text.js';
import { receiptIn } from './receipt.js';
import { cannotRead, type Language, noReceipt, told, toldOfPack, usage } from './words.js';

export const exitCodes = { sound: 0, broken: 1, 'not-checkable': 2 } as const satisfies Record<Finding['is'], number>;
const misused = 2;

/** Runs the verifier. Answers the exit code: 0 sound, 1 broken, 2 cannot be checked. Anything unforeseen is a 2, never a 0. */
export async function run(args: readonly string[], say: (text: string) => void): Promise<number> {
  const asked = read(args);
  if (asked === undefined || 'noReceipt' in asked) {
    const why = asked ? [noReceipt(asked.noReceipt)] : [];
    say([...why, usage].map(({ ja, en }) => `${ja}\n\n${en}`).join('\n\n'));
    return misused;
  }
  const { file, language, json } = asked;
  try {
    if (file !== '-' && statSync(file).isDirectory()) {
      const pack = await checkPack(nodeTools, filesIn(file), elsewhere(asked));
      say(json ? JSON.stringify(pack) : toldOfPack(pack, language));
      return exitCodes[pack.is];
    }
    const finding = await checkRecord(nodeTools, file === '-' ? process.stdin : readingOf(file), elsewhere(asked));
    say(json ? JSON.stringify(finding) : told(finding, language));
    return exitCodes[finding.is];
  } catch (error) {
    say(
      `${cannotRead[language]}: ${error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error) ? error.message : String(error)}`,
    );
    return misused;
  }
}

/** Every file of a folder, by its path within it. Links are told and not followed: they may lead out of the folder, and be gone where it is copied to. */
function filesIn(folder: string): PackFiles {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory())
    .map((each) => ({ isFile: each.isFile(), path: relative(folder, join(each.parentPath, each.name)).replaceAll(sep, '/') }));
  const pathsOf = (areFiles: boolean) => all.filter(({ isFile }) => isFile === areFiles).map(({ path }) => path);
  return { paths: pathsOf(true), others: pathsOf(false), open: (path) => readingOf(join(folder, path)) };
}

interface Question {
  readonly file: string;
  readonly receipts: readonly Head[];
  readonly checkpoints: readonly string[];
  readonly keys: readonly string[];
  readonly language: Language;
  readonly json: boolean;
}

/** Checkpoints are files, as mails and folders hold them. */
const elsewhere = ({ receipts, checkpoints, keys }: Question): Elsewhere => ({
  receipts,
  checkpoints: checkpoints.flatMap((path) => checkpointsIn(readFileSync(path, 'utf8'))),
  keys,
});

/** Undefined where it cannot be understood; where that is a receipt, it is named. */
function read(args: readonly string[]): Question | { readonly noReceipt: string } | undefined {
  try {
    const several = { type: 'string', multiple: true } as const;
    const options = {
      receipt: several,
      checkpoint: several,
      key: several,
      lang: { type: 'string' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    const language = values.lang ?? 'ja';
    const given = values.receipt ?? [];
    const receipts = given.map(receiptIn);
    if (file === undefined || more.length > 0 || (language !== 'ja' && language !== 'en')) return undefined;
    const unread = given.find((_, at) => receipts[at] === undefined);
    if (unread !== undefined) return { noReceipt: unread };
    return {
      file,
      receipts: receipts.filter((receipt) => receipt !== undefined),
      checkpoints: values.checkpoint ?? [],
      keys: (values.key ?? []).flatMap(keysIn),
      language,
      json: values.json ?? false,
    };
  } catch {
    return undefined;
  }
}
