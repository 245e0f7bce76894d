import type { LoggerService } from '@nestjs/common';
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

/** PostgreSQL quotes rows and input in its messages; of its errors only the code, the constraint and where it happened are logged. */
function withoutRows(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const code: unknown = Reflect.get(error, 'code');
  const ofDatabase = Reflect.get(error, 'severity') !== undefined;
  const cause: unknown = error.cause && withoutRows(error.cause);
  return {
    name: error.name,
    ...(ofDatabase ? { constraint: Reflect.get(error, 'constraint') } : { message: error.message }),
    ...(typeof code === 'string' && { code }),
    frames,
    ...(cause !== undefined && { cause }),
  };
}

/** Nest's own words, into the same log. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});
