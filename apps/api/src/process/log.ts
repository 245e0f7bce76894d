import type { LoggerService } from '@nestjs/common';
import { withoutRows } from '@shodo/store';
import { destination, type Logger, pino } from 'pino';

/**
 * The one log of this process: JSON lines on stderr, as stdout belongs to the few lines that other programs read.
 */
export const openLog = (level: string): Logger =>
  pino(
    {
      level,
      base: { process: 'api' },
      serializers: {
        err: withoutRows,
      },
    },
    destination(2),
  );

/** Nest's own words, into the same log. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});
