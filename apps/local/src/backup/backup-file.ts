import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Portion } from '@shodo/servers';

/** `record`: the record with the engine beside it. `keys`: the wrapped keys, in a file of their own. */
export type BackupKind = 'record' | 'keys';

export interface BackupHeader {
  readonly format: 'shodo-backup/1';
  readonly kind: BackupKind;
  /** When the state was taken. */
  readonly takenAt: string;
  /** Names the two files that were made together. */
  readonly backup: string;
  /** Migrations of each database of ours: a restore makes this shape first. */
  readonly migrations: Readonly<Record<string, readonly string[]>>;
}
export type Line = { readonly database: string } & Portion;
interface End {
  readonly end: true;
  readonly lines: number;
  /** SHA-256 over every line before this one. */
  readonly sha256: string;
}

/**
 * Writes a backup: lines of JSON, compressed; a header, portions, and at the end a digest over all of it. It has its name only when it is whole
 * and on disk; only its owner may read it.
 */
export async function writeBackup(file: string, header: BackupHeader, portions: AsyncIterable<Line>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(linesOf(header, portions), createGzip({ level: 3 }), createWriteStream(unfinished, { mode: 0o600, flush: true }));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await rename(unfinished, file);
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* linesOf(header: BackupHeader, portions: AsyncIterable<Line>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let lines = 0;
  const counted = (content: object) => {
    const line = `${JSON.stringify(content)}\n`;
    digest.update(line);
    lines += 1;
    return line;
  };
  yield counted(header);
  for await (const portion of portions) yield counted(portion);
  yield `${JSON.stringify({ end: true, lines, sha256: digest.digest('hex') } satisfies End)}\n`;
}

/** The file is no backup of this kind, or not whole. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

/** Reads a whole backup and checks it; nothing is taken from it yet. @throws BackupUnusable */
export async function checkedHeader(file: string, kind: BackupKind): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  for await (const line of contentOf(file)) if ('format' in line) header = line;
  if (header?.format !== 'shodo-backup/1') throw new BackupUnusable(`${file} is no backup that this version can read`);
  if (header.kind !== kind) throw new BackupUnusable(`${file} holds ${header.kind}; one with ${kind} is needed`);
  return header;
}

/** The portions of a backup, in the order they were written. @throws BackupUnusable at the end of a file that is not whole */
export async function* portionsOf(file: string): AsyncGenerator<Line> {
  for await (const line of contentOf(file)) if ('database' in line) yield line;
}

async function* contentOf(file: string): AsyncGenerator<BackupHeader | Line> {
  const digest = createHash('sha256');
  let lines = 0;
  for await (const line of unpackedLines(file)) {
    const content = parsed(line, file);
    if ('end' in content) {
      if (content.lines === lines && content.sha256 === digest.digest('hex')) return;
      break;
    }
    digest.update(`${line}\n`);
    lines += 1;
    yield content;
  }
  throw new BackupUnusable(`${file} is not whole`);
}

async function* unpackedLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  let rest = '';
  try {
    for await (const chunk of unpacked as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new BackupUnusable(`${file} is not whole: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parsed(line: string, file: string): BackupHeader | Line | End {
  try {
    return JSON.parse(line) as BackupHeader | Line | End;
  } catch {
    throw new BackupUnusable(`${file} is not whole`);
  }
}
