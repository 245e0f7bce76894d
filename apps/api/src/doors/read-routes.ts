import { Injectable } from '@nestjs/common';
import { type Asking, mayDo } from '@shodo/access';
import { IncidentId, type ReadName, reads, type StreamName, streams } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { type Caller, Callers } from '../identity/callers.js';
import { languageOf } from '../problems/language.js';
import { notAuthorised } from '../problems/problem-answer.js';
import { Changes } from '../reads/changes.js';
import { Reads } from '../reads/reads.js';
import { idInPath, parsed } from '../requests/parse.js';
import { callerOf, keepCaller } from './context.js';
import { Downloads } from './downloads.js';

/** One route for each read and each stream of the contracts. */
@Injectable()
export class ReadRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly reads: Reads,
    private readonly downloads: Downloads,
    private readonly changes: Changes,
    private readonly attempts: RefusedAttempts,
  ) {}

  addTo(scope: FastifyInstance): void {
    for (const name of Object.keys(reads) as ReadName[]) {
      this.#add(scope, name, reads[name].path, (caller, request) => {
        const query = parsed(reads[name].query, request.query ?? {});
        return this.reads.answer({
          name,
          caller,
          params: request.params,
          query,
          language: languageOf(request.headers['accept-language']),
        } as never);
      });
    }
    for (const name of Object.keys(streams) as StreamName[]) this.#add(scope, name, streams[name].path, this.#streams[name]);
  }

  #add(
    scope: FastifyInstance,
    name: Asking,
    path: string,
    answer: (caller: Caller, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void {
    scope.get(
      path,
      // After the limit on requests, before the body is read.
      {
        // Many a read is on record before it is answered: whoever sends HEAD, as scanners of mails do with a link, reads nothing.
        exposeHeadRoute: false,
        preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
          keepCaller(request, reply, await this.callers.whoAsks(request.headers, { writes: false })),
      },
      async (request, reply) => {
        const caller = callerOf(request);
        if (!mayDo(caller.roles, name)) {
          const incident = IncidentId.safeParse((request.params as Record<string, unknown>).incidentId).data;
          const attempt = { caller, name, ...(incident && { incident }) };
          throw notAuthorised().recorded(await this.attempts.recorded(attempt, notAuthorised()));
        }
        reply.header('cache-control', 'no-store');
        return answer(caller, request, reply);
      },
    );
  }

  readonly #streams: { readonly [Name in StreamName]: (caller: Caller, request: FastifyRequest, reply: FastifyReply) => Promise<unknown> } =
    {
      exportIncident: async (caller, request, reply) =>
        this.downloads.exportOf(caller, request, reply, idInPath(IncidentId, request.params, 'incidentId')),
      exportOrganisation: async (caller, request, reply) => this.downloads.exportOf(caller, request, reply),
      downloadVerifier: async (_caller, _request, reply) => this.downloads.verifier(reply),
      downloadFile: async (caller, request, reply) => this.downloads.file(caller, request, reply),
      downloadEvidencePack: async (caller, request, reply) => this.downloads.evidencePack(caller, request, reply),
      watchChanges: async (caller, _request, reply) => this.changes.watch(caller, reply),
    };
}
