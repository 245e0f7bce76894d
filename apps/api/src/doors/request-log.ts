import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { calendarFeed } from '@shodo/contracts';
import type { Logger } from 'pino';

const calendars = new RegExp(`^(${calendarFeed.path.replace(':secret', '')}).+`);

/**
 * One line for each answer. Addresses are logged without what is secret in them: the query, where a link to join carries it, and what follows the
 * path of a calendar. Health and assets are not worth a line.
 */
export function logRequests(app: NestFastifyApplication, log: Logger): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      const path = (request.url.split('?')[0] ?? '').replace(calendars, '$1…');
      const isWorthALine = reply.statusCode >= 400 || !/^\/(health|assets)\//.test(path);
      if (isWorthALine) log.info({ method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    });
}
