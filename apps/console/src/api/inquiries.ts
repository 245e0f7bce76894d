import { type InquiryName, inquiries } from '@shodo/contracts';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { useLanguage } from '../words/i18n.js';
import { send } from './client.js';

export type InquiryBody<Name extends InquiryName> = z.input<(typeof inquiries)[Name]['body']>;
export type InquiryAnswer<Name extends InquiryName> = z.infer<(typeof inquiries)[Name]['answer']>;

/** Asks with a body, and records nothing; the answer comes in the reader's language, and anew when that changes. Nothing is asked without a body. */
export function useInquiry<Name extends InquiryName>(name: Name, body: InquiryBody<Name> | undefined): UseQueryResult<InquiryAnswer<Name>> {
  const { method, path, answer } = inquiries[name];
  return useQuery({
    queryKey: ['inquiry', name, useLanguage(), body],
    queryFn: async () => answer.parse(await send({ method, path, body })) as InquiryAnswer<Name>,
    enabled: body !== undefined,
    // The same question has the same answer: its only clock is its own.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
