import { citesOf, type Problem, refusals as refusalSentences } from '@shodo/contracts';
import type { Language } from './language.js';
import { ProblemAnswer } from './problem-answer.js';
import { problemSentences, shapeSentences } from './sentences.js';

/** A problem as it goes out (RFC 9457), in the caller's language. */
export function rendered({ status, code, more }: ProblemAnswer, language: Language, reference?: string): Problem {
  const { errors, refusals, attemptRecorded } = more;
  return {
    type: `urn:shodo:problem:${code}`,
    title: problemSentences[code][language],
    status,
    code,
    ...(errors && { errors: errors.map(({ pointer, code: shape }) => ({ pointer, detail: shapeSentences[shape][language] })) }),
    ...(refusals && {
      detail: refusals.map(({ code: rule }) => refusalSentences[rule][language]).join(language === 'ja' ? '' : ' '),
      refusals: refusals.map((refusal) => ({
        code: refusal.code,
        sentence: refusalSentences[refusal.code][language],
        ...(refusal.detail && { detail: { ...refusal.detail } }),
        cites: [...citesOf(refusal)],
      })),
    }),
    ...(reference && { reference }),
    ...(attemptRecorded !== undefined && { attemptRecorded }),
  };
}
