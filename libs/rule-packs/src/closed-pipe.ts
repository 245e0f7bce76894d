import type { Writable } from 'node:stream';

/**
 * For commands that print: whoever reads may stop before the end, as `head` does. That is no error of what was asked, so nothing is said of it and the
 * exit code stays what it was. Every other error of writing still ends the command.
 */
export function letReadersStop(...streams: readonly Writable[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
