import { Inject, Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import { type InquiryName, inquiries } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { judgedDocument } from '../assessments/judged-document.js';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { type Caller, Callers } from '../identity/callers.js';
import { type Language, languageOf } from '../problems/language.js';
import { doesNotFit, notAuthorised } from '../problems/problem-answer.js';
import { SETTINGS } from '../process/tokens.js';
import { EngineHistories } from '../reads/engine-histories.js';
import { bodyAsked } from '../requests/json-body.js';
import type { Settings } from '../settings/settings.js';
import { callerOf, keepCaller } from './context.js';

/** Judging takes time in proportion to the versions of the facts, and meanwhile nobody else is answered: 128 KiB of them take half a second. */
const largestBody: Readonly<Record<InquiryName, number>> = { assess: 131_072, decodePayloads: 8_388_608 };

/** One route for each inquiry of the contracts: a body comes in, JSON goes out, and nothing is changed. */
@Injectable()
export class InquiryRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly attempts: RefusedAttempts,
    private readonly engineHistories: EngineHistories,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  addTo(scope: FastifyInstance): void {
    for (const name of Object.keys(inquiries) as InquiryName[]) {
      scope.post(
        inquiries[name].path,
        // After the limit on requests, before the body is read.
        {
          bodyLimit: largestBody[name],
          preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
            keepCaller(request, reply, await this.callers.whoAsks(request.headers, { writes: true, alsoFrom: this.#pagesOf(name) })),
        },
        async (request, reply) => {
          const caller = callerOf(request);
          if (!mayDo(caller.roles, name)) throw notAuthorised().recorded(await this.attempts.recorded({ caller, name }, notAuthorised()));
          const language = languageOf(request.headers['accept-language']);
          reply.header('cache-control', 'no-store').header('content-language', language);
          return reply
            .header('content-type', 'application/json; charset=utf-8')
            .send(await this.#answers[name](bodyAsked(request.body), { language, caller }));
        },
      );
    }
    this.#letPagesOfTheEngineAsk(scope);
  }

  /** The engine's web pages, where one is set, may ask for payloads with the reader's cookie. */
  #pagesOf(name: InquiryName): readonly string[] {
    const { engineUiOrigin } = this.settings;
    return name === 'decodePayloads' && engineUiOrigin ? [engineUiOrigin] : [];
  }

  #letPagesOfTheEngineAsk(scope: FastifyInstance): void {
    const [origin] = this.#pagesOf('decodePayloads');
    if (!origin) return;
    const { path } = inquiries.decodePayloads;
    scope.addHook('onRequest', async (request, reply) => {
      if (request.url.split('?')[0] !== path || request.headers.origin !== origin) return;
      reply.header('access-control-allow-origin', origin).header('access-control-allow-credentials', 'true').header('vary', 'origin');
    });
    scope.options(path, async (request, reply) => {
      if (request.headers.origin === origin)
        reply
          .header('access-control-allow-methods', 'POST')
          .header('access-control-allow-headers', 'content-type, x-namespace, authorization')
          .header('access-control-max-age', '600');
      return reply.code(204).send();
    });
  }

  readonly #answers: {
    readonly [Name in InquiryName]: (body: unknown, by: { language: Language; caller: Caller }) => string | Promise<string>;
  } = {
    decodePayloads: async (body, { caller }) => JSON.stringify(await this.engineHistories.decoded(caller, body)),
    assess: (body, { language }) => {
      const judged = judgedDocument(body, language);
      if ('problems' in judged) throw doesNotFit(judged.problems);
      return judged.text;
    },
  };
}
