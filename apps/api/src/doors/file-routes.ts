import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import { IncidentId, uploads } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { EvidenceFiles } from '../files/evidence-files.js';
import { Callers } from '../identity/callers.js';
import { notAuthorised } from '../problems/problem-answer.js';
import { idempotencyKey, idInPath } from '../requests/parse.js';
import { callerOf, keepCaller } from './context.js';

/** The one route that takes bytes and no JSON: they flow on as they arrive. */
@Injectable()
export class FileRoutes {
  constructor(
    private readonly callers: Callers,
    private readonly files: EvidenceFiles,
    private readonly attempts: RefusedAttempts,
  ) {}

  addTo(scope: FastifyInstance): void {
    void scope.register(async (own: FastifyInstance) => {
      own.removeAllContentTypeParsers();
      own.addContentTypeParser('application/octet-stream', (_request, bytes, done) => done(null, bytes));
      own.post(
        uploads.uploadFile.path,
        {
          preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
            keepCaller(request, reply, await this.callers.whoAsks(request.headers, { writes: true })),
        },
        async (request) => this.#upload(request),
      );
    });
  }

  async #upload(request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const incident = idInPath(IncidentId, request.params, 'incidentId');
    if (!mayDo(caller.roles, 'uploadFile')) {
      const attempt = { caller, name: 'uploadFile', incident };
      throw notAuthorised().recorded(await this.attempts.recorded(attempt, notAuthorised()));
    }
    const key = idempotencyKey(request.headers['idempotency-key']);
    const length = request.headers['content-length'];
    return this.files.keep({
      caller,
      incident,
      key,
      length: length === undefined ? undefined : Number(length),
      bytes: request.body as Readable,
    });
  }
}
