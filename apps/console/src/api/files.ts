import { type KeptFileView, Problem, uploads } from '@shodo/contracts';
import { Declined, fillPath, Unreachable } from './client.js';

interface Uploading {
  readonly incidentId: string;
  readonly file: File;
  /** Bytes that have left so far. */
  readonly onProgress: (sent: number) => void;
}
export interface Uploaded {
  readonly file: string;
  readonly sha256: string;
  readonly fileSize: number;
}

/**
 * Hands a file over, as it is: the browser reads it piece by piece. The key makes sending it again safe. `fetch` cannot tell how much has left.
 * @throws Declined, Unreachable
 */
export function upload({ incidentId, file, onProgress }: Uploading, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', fillPath(uploads.uploadFile.path, { incidentId }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang || 'ja');
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const answer = read(request.responseText);
      if (request.status === 200 && answer) return done(answer as Uploaded);
      const problem = Problem.safeParse(answer);
      failed(problem.success ? new Declined(problem.data) : new Unreachable(`status ${request.status}`));
    };
    request.onerror = () => failed(new Unreachable('no answer'));
    request.onabort = () => failed(new Unreachable('given up'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type FoundState = KeptFileView['found'];
