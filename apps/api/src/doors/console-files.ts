import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../problems/problem-answer.js';
import { answerProblem } from './answer-problem.js';

const builtConsole = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'console', 'dist');

/**
 * Serves the console when it is built. Assets carry a hash in their name and may be kept for ever; the page itself is asked for each time. Every
 * path that is no file and no route of the API is a page of the console.
 */
export async function serveConsole(app: NestFastifyApplication, folder: string = builtConsole): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'));
  await app.register(async (scope: FastifyInstance) => {
    scope.setErrorHandler(answerProblem);
    if (isBuilt) {
      await scope.register(fastifyStatic, {
        root: folder,
        wildcard: false,
        index: false,
        setHeaders: (reply, path) => {
          reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }
    scope.get('/*', { logLevel: 'warn' }, async (request, reply) => {
      if (!isBuilt || !isPage(request)) throw notFound();
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  });
}

const isPage = ({ url, headers }: FastifyRequest): boolean =>
  !/^\/(v1|api|health|assets)(\/|$|\?)/.test(url) && (headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept));
