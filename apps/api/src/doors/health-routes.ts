import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../openapi/document.js';
import { Connections } from '../process/connections.js';
import { DatabaseShape } from '../process/database-shape.js';

const patienceMs = 2_000;

/** Is the process alive, and can it do its work? Nobody signs in to ask; the answers name no detail. */
@Injectable()
export class HealthRoutes {
  constructor(
    private readonly connections: Connections,
    private readonly shape: DatabaseShape,
  ) {}

  addTo(scope: FastifyInstance): void {
    scope.get('/health/live', { config: { rateLimit: false }, logLevel: 'warn' }, async () => ({ alive: true }));
    scope.get('/health/ready', { config: { rateLimit: false }, logLevel: 'warn' }, async (_request, reply) => {
      const [database, engine] = await Promise.all([this.#database(), this.#engine()]);
      return reply.code(database && engine ? 200 : 503).send({ database: database ? 'ready' : 'away', engine: engine ? 'ready' : 'away' });
    });
    const document = JSON.stringify(openApiDocument());
    scope.get('/v1/openapi.json', async (_request, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(document),
    );
  }

  async #database(): Promise<boolean> {
    if (!this.shape.isCurrent) return false;
    return answered(this.connections.identity.query('select 1'));
  }

  async #engine(): Promise<boolean> {
    const { connection } = this.connections.engine;
    return answered(connection.withDeadline(Date.now() + patienceMs, () => connection.workflowService.getSystemInfo({})));
  }
}

async function answered(question: Promise<unknown>): Promise<boolean> {
  const inTime = new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs).unref());
  return Promise.race([question.then(() => true).catch(() => false), inTime]);
}
