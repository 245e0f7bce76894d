import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demandNameOfIds, type FilePlace, isNameOfIds, markName, NoRoom, part } from './places.js';

const isCode = (error: unknown, ...codes: string[]) => codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');

/** Sealed files in one folder of this machine, or of one that all processes share. Names are `<folder>/<folder>/<file>`. */
export function folderPlace(folder: string): FilePlace {
  const pathOf = (object: string) => {
    demandNameOfIds(object);
    return join(folder, object);
  };
  const markFile = join(folder, markName);
  return {
    name: `the folder ${folder}`,
    mark: async () => {
      const mark = await readFile(markFile, 'utf8').catch((error: unknown) => {
        if (isCode(error, 'ENOENT', 'ENOTDIR')) return '';
        throw error;
      });
      return mark.trim() || undefined;
    },
    setMark: async (id) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${markFile}${part}`, `${id}\n`, { mode: 0o600, flush: true });
      await rename(`${markFile}${part}`, markFile);
      await synced(folder);
    },
    write: async (object, bytes) => {
      const path = pathOf(object);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await pipeline(bytes, createWriteStream(`${path}${part}`, { mode: 0o600, flags: 'wx', flush: true }));
        await rename(`${path}${part}`, path);
        await synced(dirname(path));
      } catch (error) {
        await rm(`${path}${part}`, { force: true }).catch(() => undefined);
        throw isCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG') ? new NoRoom('there is no room for the file') : error;
      }
    },
    read: async (object) => {
      const stream = createReadStream(pathOf(object));
      return new Promise<Readable | undefined>((found, failed) => {
        stream.once('open', () => found(stream));
        stream.once('error', (error) => (isCode(error, 'ENOENT', 'ENOTDIR') ? found(undefined) : failed(error)));
      });
    },
    sizeOf: async (object) =>
      stat(pathOf(object)).then(
        ({ size }) => size,
        (error: unknown) => {
          if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
          throw error;
        },
      ),
    remove: async (object) => rm(pathOf(object), { force: true }),
    olderThan: (ms) => older(folder, ms),
  };
}

/** The name is durable as well: a folder is written down like a file. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* older(folder: string, ms: number): AsyncGenerator<string> {
  for (const outer of await names(folder))
    for (const inner of await names(join(folder, outer)))
      for (const name of await names(join(folder, outer, inner))) {
        const { mtimeMs } = await stat(join(folder, outer, inner, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
        const object = `${outer}/${inner}/${name}`;
        if (mtimeMs < ms && isNameOfIds(object)) yield object;
      }
}

const names = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  });
