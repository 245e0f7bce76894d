import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Settings } from '../settings/settings.js';

/**
 * Headers of every answer, and a limit on requests by address. The console needs scripts, styles and pictures of our own and nothing from
 * elsewhere; its component library writes style attributes, hence the one 'unsafe-inline'.
 */
export async function secure(
  app: NestFastifyApplication,
  { publicUrl, requestsPerMinute, trustedProxies }: Settings,
  log: Logger,
): Promise<void> {
  const behindTls = publicUrl?.startsWith('https:') ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(behindTls && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: behindTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  if (trustedProxies.length === 0) warnOfProxy(app, log);
  await app.register(rateLimit, { global: true, max: requestsPerMinute, timeWindow: 60_000 });
}

/** Behind a proxy that is not named everybody seems to come from one address, and shares its limits. Said once: clients can send this header too. */
function warnOfProxy(app: NestFastifyApplication, log: Logger): void {
  let isSaid = false;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ headers }) => {
      if (isSaid || headers['x-forwarded-for'] === undefined) return;
      isSaid = true;
      log.warn(
        'a request came with X-Forwarded-For: if there is a reverse proxy, name it in SHODO_TRUSTED_PROXIES, or all who come through it share one limit',
      );
    });
}
