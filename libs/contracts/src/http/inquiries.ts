import { z } from 'zod';
import { AssessmentAnswer } from '../duties/answer.js';
import { AssessmentDocument } from '../duties/document.js';

const payloadsInBase64 = z.object({
  payloads: z
    .array(
      z.object({ metadata: z.record(z.string().max(100), z.string().max(4_000)).optional(), data: z.string().max(4_000_000).optional() }),
    )
    .max(1_000),
});
/** Payloads of the engine as its remote codec protocol writes them: everything in base64. */
export const SealedPayloads = payloadsInBase64.meta({ id: 'SealedPayloads' });
export const OpenedPayloads = payloadsInBase64.meta({ id: 'OpenedPayloads' });
export type OpenedPayloads = z.infer<typeof OpenedPayloads>;

/** What is asked with a body and changes nothing: no idempotency key, and asking twice changes nothing. */
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
  /** For the engine's own web pages (`codec.endpoint` there is the path without its last part); whoever reads is on record. */
  decodePayloads: {
    method: 'POST',
    path: '/v1/codec/decode',
    ja: 'エンジンの履歴の中身を開く',
    en: 'Open payloads of the engine',
    body: SealedPayloads,
    answer: OpenedPayloads,
  },
} as const;
export type InquiryName = keyof typeof inquiries;
