import { Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import { IncidentId, packRequests } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { EvidencePacks } from '../evidence-packs/evidence-packs.js';
import { Callers } from '../identity/callers.js';
import { notAuthorised, ProblemAnswer } from '../problems/problem-answer.js';
import { idempotencyKey, idInPath, parsed } from '../requests/parse.js';
import { callerOf, keepCaller } from './context.js';

/** One route for each request about packs. Building takes as long as opening every file of evidence does. */
@Injectable()
export class EvidencePackRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly packs: EvidencePacks,
    private readonly attempts: RefusedAttempts,
  ) {}

  addTo(scope: FastifyInstance): void {
    scope.post(
      packRequests.buildEvidencePack.path,
      {
        preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
          keepCaller(request, reply, await this.callers.whoAsks(request.headers, { writes: true })),
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return this.#build(request);
      },
    );
  }

  async #build(request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const incident = idInPath(IncidentId, request.params, 'incidentId');
    const refused = async (answer: ProblemAnswer) => {
      const attempt = { caller, name: 'buildEvidencePack', incident };
      return answer.recorded(await this.attempts.recorded(attempt, answer));
    };
    if (!mayDo(caller.roles, 'buildEvidencePack')) throw await refused(notAuthorised());
    const key = idempotencyKey(request.headers['idempotency-key']);
    const wanted = parsed(packRequests.buildEvidencePack.body, request.body);
    try {
      return await this.packs.build({ caller, incident, key, wanted });
    } catch (error) {
      throw error instanceof ProblemAnswer && error.status === 409 ? await refused(error) : error;
    }
  }
}
