import { citesOf, type Problem, refusals as refusalSentences } from '@shodo/contracts';
import type { Language } from './language.js';
import { ProblemAnswer } from './problem-answer.js';
import { faultSentences, largestSentences, problemSentences, shapeText } from './sentences.js';

const units = [
  ['GB', 1_073_741_824],
  ['MB', 1_048_576],
  ['KB', 1_024],
] as const;

/** 1 MB: limits are whole numbers of their unit. */
function sizeOf(bytes: number): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? ['B', 1];
  return `${Math.floor(bytes / size)} ${unit}`;
}

/** A problem as it goes out (RFC 9457), in the caller's language. */
export function rendered({ status, code, more }: ProblemAnswer, language: Language, reference?: string): Problem {
  const { errors, refusals, attemptRecorded, largest, fault } = more;
  return {
    type: `urn:shodo:problem:${code}`,
    title: problemSentences[code][language],
    status,
    code,
    ...(errors && { errors: errors.map((each) => ({ pointer: each.pointer, detail: shapeText(each, language) })) }),
    ...(refusals && {
      detail: refusals.map(({ code: rule }) => refusalSentences[rule][language]).join(language === 'ja' ? '' : ' '),
      refusals: refusals.map((refusal) => ({
        code: refusal.code,
        sentence: refusalSentences[refusal.code][language],
        ...(refusal.detail && { detail: { ...refusal.detail } }),
        cites: [...citesOf(refusal)],
      })),
    }),
    ...(fault && { detail: faultSentences[language](fault) }),
    ...(largest !== undefined && { detail: largestSentences[language](sizeOf(largest)) }),
    ...(reference && { reference }),
    ...(attemptRecorded !== undefined && { attemptRecorded }),
  };
}
