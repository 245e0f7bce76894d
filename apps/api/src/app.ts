import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { appModule } from './app.module.js';
import { answerUnreadableAddress, answerUnreadableRequest } from './doors/before-routes.js';
import { serveConsole } from './doors/console-files.js';
import { ProblemFilter } from './doors/problem-filter.js';
import { logRequests } from './doors/request-log.js';
import { Routes } from './doors/routes.js';
import { secure } from './doors/security.js';
import { nestLog } from './process/log.js';
import type { Settings } from './settings/settings.js';
import type { Patience } from './standby/watchdog-stand-in.js';

/** Larger than any text a contract allows, smaller than what could hurt. */
const bodyLimit = 1_048_576;

/** 2 GiB at 5 Mbit/s. Every other body has half a minute (`doors/routes.ts`). */
const uploadTimeoutMs = 60 * 60_000;

/** The whole API, not yet listening. Needs neither database nor engine to be there. */
export async function createApp(settings: Settings, log: Logger, patience?: Patience): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    // An open stream of changes would otherwise hold the process after it was told to stop.
    forceCloseConnections: true,
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    requestTimeout: uploadTimeoutMs,
    frameworkErrors: answerUnreadableAddress,
    clientErrorHandler: answerUnreadableRequest,
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(settings, log, patience), adapter, {
    logger: nestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  logRequests(app, log);
  await secure(app, settings, log);
  await app.get(Routes).openOn(app);
  await serveConsole(app);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  return app;
}
