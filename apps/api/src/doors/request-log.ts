import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';

/** One line for each answer. Addresses are logged without their query: a link to join carries its secret there. Health and assets are not worth a line. */
export function logRequests(app: NestFastifyApplication, log: Logger): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const isWorthALine = reply.statusCode >= 400 || !/^\/(health|assets)\//.test(path);
      if (isWorthALine) log.info({ method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    });
}
