import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A network that swallows packets must not hold anybody up: there is always another way to get the program. */
const patience = { answerMs: 5_000, wholeMs: 300_000 };

async function answerOf(url: string, whole: AbortSignal): Promise<Response> {
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(new Error(`no answer within ${patience.answerMs / 1000} s`)), patience.answerMs);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([slow.signal, whole]) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response;
  } catch (error) {
    throw new Error(`${url} cannot be fetched: ${reasonOf(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const limit = (signal: AbortSignal | undefined) => AbortSignal.any([AbortSignal.timeout(patience.wholeMs), ...(signal ? [signal] : [])]);

export async function fetchText(url: string, signal?: AbortSignal): Promise<string> {
  return (await answerOf(url, limit(signal))).text();
}

export async function fetchFile(url: string, path: string, signal?: AbortSignal): Promise<void> {
  const response = await answerOf(url, limit(signal));
  if (!response.body) throw new Error(`${url} answered with nothing`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
}
