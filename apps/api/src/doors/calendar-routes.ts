import { Injectable } from '@nestjs/common';
import { calendarFeed } from '@shodo/contracts';
import type { FastifyInstance } from 'fastify';
import { CalendarFeed } from '../calendar/calendar-feed.js';

/** The one door that a secret in its own path opens: calendar programs can neither sign in nor send a header. */
@Injectable()
export class CalendarRoutes {
  constructor(private readonly feed: CalendarFeed) {}

  addTo(scope: FastifyInstance): void {
    scope.get<{ Params: { secret: string } }>(calendarFeed.path, async ({ params: { secret } }, reply) => {
      const calendar = await this.feed.of(secret.replace(/\.ics$/, ''));
      reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex');
      return reply.header('content-type', `${calendarFeed.media}; charset=utf-8`).send(calendar);
    });
  }
}
