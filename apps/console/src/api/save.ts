import { answerTo, type Request, Unreachable } from './client.js';

/** Long enough for the browser to have begun. */
const keptMs = 60_000;

/** Asks for a file and has the browser save it under the name the API gives it. A refusal is thrown, as by `send`, and not saved as a file. */
export async function save(request: Request): Promise<void> {
  const answer = await answerTo(request);
  const file = await answer.blob().catch(() => {
    throw new Unreachable('the file broke off');
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
