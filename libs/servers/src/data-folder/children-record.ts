import { join } from 'node:path';
import { endProcess } from '../processes/end-process.js';
import { isAlive, type ProcessMark } from '../processes/process-mark.js';
import { toMark } from './folder-lock.js';
import { contentOf, writePrivateFile } from './private-file.js';

export interface Child {
  readonly name: string;
  readonly mark: ProcessMark;
}

/** Which processes a supervisor started, kept on disk so that the next one finds them when the first was killed. */
export class ChildrenRecord {
  private readonly file: string;
  private children: readonly Child[];

  constructor(folder: string) {
    this.file = join(folder, 'children.json');
    this.children = parseChildren(contentOf(this.file));
  }

  note(name: string, mark: ProcessMark): void {
    this.children = [...this.children.filter((child) => child.name !== name), { name, mark }];
    writePrivateFile(this.file, JSON.stringify(this.children));
  }

  /** The mark under which a child was noted; it may have ended since. */
  markOf(name: string): ProcessMark | undefined {
    return this.children.find((child) => child.name === name)?.mark;
  }

  /** Ends those still alive, in the order given; names not listed come first. Answers which were found alive. */
  async endAll(order: readonly { name: string; signal?: NodeJS.Signals; graceMs?: number }[]): Promise<string[]> {
    const rank = (child: Child) => order.findIndex(({ name }) => name === child.name);
    const alive = this.children.filter((child) => isAlive(child.mark)).sort((a, b) => rank(a) - rank(b));
    for (const child of alive) await endProcess(child.mark, order[rank(child)]);
    this.children = [];
    writePrivateFile(this.file, '[]');
    return alive.map((child) => child.name);
  }
}

function parseChildren(text: string | undefined): Child[] {
  const parsed: unknown = text === undefined ? [] : attempt(() => JSON.parse(text));
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('name' in entry) || !('mark' in entry)) return [];
    const mark = toMark(entry.mark);
    return typeof entry.name === 'string' && mark ? [{ name: entry.name, mark }] : [];
  });
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
