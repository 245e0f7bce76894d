import { Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import { type InquiryName, inquiries } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { judgedDocument } from '../assessments/judged-document.js';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { Callers } from '../identity/callers.js';
import { type Language, languageOf } from '../problems/language.js';
import { doesNotFit, notAuthorised } from '../problems/problem-answer.js';
import { callerOf, keepCaller } from './context.js';

/** Judging takes time in proportion to the versions of the facts, and meanwhile nobody else is answered: 128 KiB of them take half a second. */
const largestBody = 131_072;

/** One route for each inquiry of the contracts: a body comes in, JSON goes out, and nothing is recorded. */
@Injectable()
export class InquiryRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly attempts: RefusedAttempts,
  ) {}

  addTo(scope: FastifyInstance): void {
    for (const name of Object.keys(inquiries) as InquiryName[]) {
      scope.post(
        inquiries[name].path,
        // After the limit on requests, before the body is read.
        {
          bodyLimit: largestBody,
          preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
            keepCaller(request, reply, await this.callers.whoAsks(request.headers, { writes: true })),
        },
        async (request, reply) => {
          const caller = callerOf(request);
          if (!mayDo(caller.roles, name)) throw notAuthorised().recorded(await this.attempts.recorded({ caller, name }, notAuthorised()));
          const language = languageOf(request.headers['accept-language']);
          reply.header('cache-control', 'no-store').header('content-language', language);
          return reply.header('content-type', 'application/json; charset=utf-8').send(this.#answers[name](request.body, language));
        },
      );
    }
  }

  readonly #answers: { readonly [Name in InquiryName]: (body: unknown, language: Language) => string } = {
    assess: (body, language) => {
      const judged = judgedDocument(body, language);
      if ('problems' in judged) throw doesNotFit(judged.problems);
      return judged.text;
    },
  };
}
