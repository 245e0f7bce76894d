import { linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, markOf, type ProcessMark } from '../processes/process-mark.js';
import { contentOf, createPrivateFile } from './private-file.js';

/** Refused: another live process works on this folder. */
export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly holder: ProcessMark,
  ) {
    super(
      `The data folder ${folder} is in use by the running process ${holder.pid}. Stop that one first, or set SHODO_DATA to another folder.`,
    );
  }
}

export interface FolderLock {
  /** True when an earlier holder ended without letting go: killed, or the power failed. */
  readonly takenOver: boolean;
  release(): void;
}

/** One supervisor a folder. The lock of a dead process is taken over, however it died. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock');
  const self = markOf(process.pid);
  if (!self) throw new Error('The start time of this process cannot be read (is ps installed?)');
  const release = () => {
    if (readMark(file)?.born === self.born) rmSync(file, { force: true });
  };
  for (let takenOver = false; ; ) {
    if (createPrivateFile(file, JSON.stringify(self))) return { takenOver, release };
    const holder = readMark(file);
    if (holder && isAlive(holder)) throw new FolderInUse(folder, holder);
    takenOver = removeIfStill(file, holder) || takenOver;
  }
}

/** Two processes may find the same stale lock: whoever moved a live one aside by mistake puts it back. */
function removeIfStill(file: string, judged: ProcessMark | undefined): boolean {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return false;
  }
  const moved = readMark(aside);
  const wasStale = moved?.pid === judged?.pid && moved?.born === judged?.born;
  if (!wasStale) linkSync(aside, file);
  rmSync(aside, { force: true });
  return wasStale;
}

/** The process that holds the folder, if it lives. */
export function holderOf(folder: string): ProcessMark | undefined {
  const holder = readMark(join(folder, 'lock'));
  return holder && isAlive(holder) ? holder : undefined;
}

function readMark(file: string): ProcessMark | undefined {
  try {
    return toMark(JSON.parse(contentOf(file) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Undefined for anything that is not a mark: a file from elsewhere must not stop a start. */
export function toMark(value: unknown): ProcessMark | undefined {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('born' in value)) return undefined;
  const { pid, born } = value;
  return Number.isInteger(pid) && typeof pid === 'number' && pid > 1 && typeof born === 'string' ? { pid, born } : undefined;
}
