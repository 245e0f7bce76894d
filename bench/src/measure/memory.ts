import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process holds after its garbage was collected. */
export interface Memory {
  readonly heapBytes: number;
  readonly threads: readonly { readonly thread: number; readonly heapBytes: number }[];
  readonly rssBytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'shodo-probe-'));

/** Settings of a process that will be asked for its memory. */
export const probed: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import ${new URL('probe.js', import.meta.url).href}`,
  SHODO_BENCH_PROBE: folder,
};

export async function memoryOf(pid: number): Promise<Memory> {
  const socket = connect(join(folder, `${pid}.sock`));
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return JSON.parse(text) as Memory;
}

/** Of all isolates together: workflows live in a thread of their own. */
export const heapBytesOf = ({ heapBytes, threads }: Memory): number =>
  heapBytes + threads.reduce((total, each) => total + each.heapBytes, 0);
