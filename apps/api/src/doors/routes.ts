import { type FactoryProvider, Inject, Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { jsonBody } from '../requests/json-body.js';
import { AccountRoutes } from './account-routes.js';
import { answerProblem } from './answer-problem.js';
import { CalendarRoutes } from './calendar-routes.js';
import { CommandRoutes } from './command-routes.js';
import { EvidencePackRoutes } from './evidence-pack-routes.js';
import { FileRoutes } from './file-routes.js';
import { GivenPackRoutes } from './given-pack-routes.js';
import { HealthRoutes } from './health-routes.js';
import { InquiryRoutes } from './inquiry-routes.js';
import { ReadRoutes } from './read-routes.js';

interface RouteGroup {
  addTo(scope: FastifyInstance): void;
}

const ROUTES = Symbol('routes');

export const routeGroups = [
  HealthRoutes,
  AccountRoutes,
  CommandRoutes,
  ReadRoutes,
  InquiryRoutes,
  FileRoutes,
  EvidencePackRoutes,
  GivenPackRoutes,
  CalendarRoutes,
] as const;

export const allRoutes: FactoryProvider<readonly RouteGroup[]> = {
  provide: ROUTES,
  inject: [...routeGroups],
  useFactory: (...groups: RouteGroup[]) => groups,
};

/**
 * Every route of the API. They are generated from the contracts: a new command, read or stream there has its route here without a line of change.
 * They live in a scope of Fastify of their own, with strict JSON as the only body and problems as the only failures.
 */
@Injectable()
export class Routes {
  constructor(@Inject(ROUTES) private readonly groups: readonly RouteGroup[]) {}

  async openOn(app: NestFastifyApplication): Promise<void> {
    await app.register(async (scope: FastifyInstance) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, raw, done) => {
        try {
          done(null, jsonBody(Buffer.isBuffer(raw) ? raw : Buffer.from(raw)));
        } catch (error) {
          done(error instanceof Error ? error : new ProblemAnswer(400, 'malformed-json'));
        }
      });
      scope.addHook('onRequest', async (request) => endSlowBodies(request));
      scope.setErrorHandler(answerProblem);
      for (const group of this.groups) group.addTo(scope);
    });
  }
}

const bodyWithinMs = 30_000;

/** A body that trickles in would hold a connection for ever. Files, which take their time, have the server's own limit. */
function endSlowBodies({ raw, headers }: FastifyRequest): void {
  if (headers['content-type'] === 'application/octet-stream') return;
  const timer = setTimeout(() => raw.complete || raw.socket.destroy(), bodyWithinMs);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
}
