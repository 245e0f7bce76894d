import { AssessmentAnswer } from '../duties/answer.js';
import { AssessmentDocument } from '../duties/document.js';

/** What is asked with a body and recorded nowhere: no idempotency key, and asking twice changes nothing. */
export const inquiries = {
  /** Which duties the document raises and when each falls due: the answer of `npm run assess`, byte for byte, in the language of the caller. */
  assess: {
    method: 'POST',
    path: '/v1/assessments',
    ja: '期限を計算する',
    en: 'Assess without an incident',
    body: AssessmentDocument,
    answer: AssessmentAnswer,
  },
} as const;
export type InquiryName = keyof typeof inquiries;
