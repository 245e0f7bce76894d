import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { notFound } from '../problems/problem-answer.js';

const builtPage = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'verifier', 'dist', 'verifier.html');

/** The page that checks exports, as it was built: for saving, never for showing from here, where it would run as one of our own. */
export function verifierPage(): Readable {
  if (!existsSync(builtPage)) throw notFound();
  return createReadStream(builtPage);
}

/** The same at hand, to be put beside an export. */
export const verifierBytes = (): Promise<Buffer> => readFile(builtPage);
