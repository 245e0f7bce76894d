import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { jsonBody } from '../requests/json-body.js';
import { AccountRoutes } from './account-routes.js';
import { answerProblem } from './answer-problem.js';
import { CalendarRoutes } from './calendar-routes.js';
import { CommandRoutes } from './command-routes.js';
import { HealthRoutes } from './health-routes.js';
import { InquiryRoutes } from './inquiry-routes.js';
import { ReadRoutes } from './read-routes.js';

/**
 * Every route of the API. They are generated from the contracts: a new command, read or stream there has its route here without a line of change.
 * They live in a scope of Fastify of their own, with strict JSON as the only body and problems as the only failures.
 */
@Injectable()
export class Routes {
  constructor(
    private readonly health: HealthRoutes,
    private readonly accounts: AccountRoutes,
    private readonly commands: CommandRoutes,
    private readonly reads: ReadRoutes,
    private readonly inquiries: InquiryRoutes,
    private readonly calendar: CalendarRoutes,
  ) {}

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
      scope.setErrorHandler(answerProblem);
      for (const routes of [this.health, this.accounts, this.commands, this.reads, this.inquiries, this.calendar]) routes.addTo(scope);
    });
  }
}
