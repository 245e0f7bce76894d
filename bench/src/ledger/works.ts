import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { recordText } from '@shodo/ledger';
import { recordSource, type Store } from '@shodo/store';
import { checkRecord, nodeTools, readingOf } from '@shodo/verifier';

export interface Of {
  readonly tenant: string;
  readonly incident: string;
}

/** An export written to a file, as the product streams one to whoever asks for it. */
export async function written(store: Store, of: Of, file: string): Promise<void> {
  const source = await recordSource(store, of, '2026-11-29T00:00:00.000Z');
  if (!source) throw new Error('there is nothing to export');
  await pipeline(Readable.from(recordText(source)), createWriteStream(file));
}

/** What the product's own check says of that file. */
export const verdictOf = (file: string) => checkRecord(nodeTools, readingOf(file));
