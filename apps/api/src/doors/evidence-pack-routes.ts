import { Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import { GivenPackId, IncidentId, type PackRequestName, packRequests } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { EvidencePacks } from '../evidence-packs/evidence-packs.js';
import { PackLinks } from '../evidence-packs/pack-links.js';
import { type Caller, Callers } from '../identity/callers.js';
import { notAuthorised, ProblemAnswer } from '../problems/problem-answer.js';
import { idempotencyKey, idInPath, parsed } from '../requests/parse.js';
import { callerOf, keepCaller } from './context.js';

type Answer = (caller: Caller, incident: IncidentId, request: FastifyRequest) => Promise<unknown>;

/** One route for each request about packs by somebody who is signed in. Building takes as long as opening every file of evidence does. */
@Injectable()
export class EvidencePackRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly packs: EvidencePacks,
    private readonly links: PackLinks,
    private readonly attempts: RefusedAttempts,
  ) {}

  addTo(scope: FastifyInstance): void {
    for (const name of Object.keys(packRequests) as PackRequestName[])
      scope.post(
        packRequests[name].path,
        {
          preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
            keepCaller(request, reply, await this.callers.whoAsks(request.headers, { writes: true })),
        },
        async (request, reply) => {
          reply.header('cache-control', 'no-store');
          return this.#ask(name, request);
        },
      );
  }

  async #ask(name: PackRequestName, request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const incident = idInPath(IncidentId, request.params, 'incidentId');
    try {
      if (!mayDo(caller.roles, name)) throw notAuthorised();
      return await this.#answers[name](caller, incident, request);
    } catch (error) {
      if (!(error instanceof ProblemAnswer) || (error.status !== 403 && error.status !== 409)) throw error;
      throw error.recorded(await this.attempts.recorded({ caller, name, incident }, error));
    }
  }

  readonly #answers: Readonly<Record<PackRequestName, Answer>> = {
    buildEvidencePack: (caller, incident, { headers, body }) => {
      const key = idempotencyKey(headers['idempotency-key']);
      return this.packs.build({ caller, incident, key, wanted: parsed(packRequests.buildEvidencePack.body, body) });
    },
    showPackLink: (caller, incident, { params, body }) => {
      parsed(packRequests.showPackLink.body, body ?? {});
      return this.links.linkOf(caller, incident, idInPath(GivenPackId, params, 'givenId'));
    },
  };
}
