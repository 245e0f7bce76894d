import { readFileSync } from 'node:fs';
import { whyPacksDoNotLoad } from '@shodo/rule-packs';
import { faultSentences, shapeText } from '../problems/sentences.js';
import { readJson } from '../requests/json-body.js';
import { jsonFault } from '../requests/json-fault.js';
import type { ShapeProblem } from '../requests/shape-problems.js';
import { judgedDocument } from './judged-document.js';

/** `npm run -s assess`: judges one form and prints the answer, with no server and no database. */
export const exitCodes = { answered: 0, refused: 1, misused: 2, unfit: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Doors {
  readonly read: (file: string) => string;
  /** Written as it is; an answer ends with its own line break. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface Refused {
  /** RFC 6901: which place of the form. */
  readonly pointer: string;
  readonly message: string;
  /** The same sentence under the name it has over HTTP (RFC 9457). */
  readonly detail: string;
}
const refused = (pointer: string, message: string): Refused => ({ pointer, message, detail: message });

const notJson = { ja: 'JSON として読めません。', en: 'This is not JSON. ' } as const;
export const usage = `使い方: npm run -s assess -- [--en] FILE.json（- で標準入力）
Usage: npm run -s assess -- [--en] FILE.json, or - for standard input. Form and answer: docs/assessment.md`;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const notUtf8 = { ja: '（UTF-8 ではありません）', en: ' (it is not UTF-8)' } as const;
const isNotUtf8 = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Reads a file by name; `-` is standard input. A mark of the byte order, as some editors write it, is left out. @throws when it is not UTF-8 */
export const readText = (file: string): string => utf8.decode(readFileSync(file === '-' ? 0 : file));

export function assessCommand(args: readonly string[], { read, out, err }: Doors): ExitCode {
  const language = args.includes('--en') ? 'en' : 'ja';
  const [file, ...more] = args.filter((one) => one !== '--en');
  if (file === undefined || more.length > 0 || (file.startsWith('-') && file !== '-')) {
    err(usage);
    return exitCodes.misused;
  }
  const refuse = (errors: readonly Refused[]): ExitCode => {
    err(JSON.stringify({ errors }, undefined, 2));
    return exitCodes.refused;
  };
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    const why = isNotUtf8(error) ? notUtf8 : { ja: '', en: '' };
    err(`読めません${why.ja}: ${file}\nCannot be read${why.en}: ${file}`);
    return exitCodes.misused;
  }
  let document: unknown;
  try {
    document = readJson(text);
  } catch {
    const fault = jsonFault(text);
    return refuse([refused('', `${notJson[language]}${fault ? faultSentences[language](fault) : ''}`)]);
  }
  const broken = whyPacksDoNotLoad();
  if (broken.length > 0) {
    err(broken.join('\n'));
    return exitCodes.unfit;
  }
  const judged = judgedDocument(document, language);
  if ('problems' in judged) return refuse(judged.problems.map((one) => refusedIn(language, one)));
  out(judged.text);
  return exitCodes.answered;
}

const refusedIn = (language: 'ja' | 'en', problem: ShapeProblem): Refused => refused(problem.pointer, shapeText(problem, language));
