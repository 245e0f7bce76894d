import type { LoggerService } from '@nestjs/common';
import { withoutRows } from '@shodo/store';
import type { Logger as EngineLogger, LogMetadata } from '@temporalio/worker';
import { destination, type Logger, pino } from 'pino';

/** The one log of this process: JSON lines on stderr, as stdout belongs to the line that says it is ready. */
export const openLog = (level: string): Logger =>
  pino({ level, base: { process: 'worker' }, serializers: { err: withoutRows } }, destination({ fd: 2, sync: true }));

/** Nest's own words, into the same log. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;

/** The engine's words, into the same log. Its information is our debugging: it tells of every change of state. */
export function engineLog(log: Logger): EngineLogger {
  const write = (level: keyof typeof levels, message: string, meta: LogMetadata = {}) => {
    const { error, ...rest } = meta;
    log[levels[level]]({ ...plain(rest), ...(error instanceof Error && { err: error }) }, message);
  };
  return {
    log: (level, message, meta) => write(level, message, meta),
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

/** The engine hands over symbols, class instances and big integers; a log line holds none of them. */
const plain = (meta: Readonly<Record<string | symbol, unknown>>) =>
  Object.fromEntries(
    Object.entries(meta).flatMap(([key, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, value]] : typeof value === 'bigint' ? [[key, String(value)]] : [],
    ),
  );
