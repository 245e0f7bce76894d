import { createHash } from 'node:crypto';
import type { Head } from '@shodo/contracts';
import { ChainCheck, type ChainProblem, type RecordHeader, readHeader, readLine, type Sha256 } from '@shodo/ledger';
import { linesOf } from './lines.js';

/** Why nothing can be said about a file. */
export type NotCheckable = 'no-header' | 'no-entries' | 'unknown-version';

export type Finding =
  | { readonly is: 'sound'; readonly header: RecordHeader; readonly head: Head; readonly receipts: number }
  | { readonly is: 'broken'; readonly header: RecordHeader; readonly problem: ChainProblem; readonly seq: number; readonly line: number }
  | { readonly is: 'not-checkable'; readonly why: NotCheckable; readonly line: number };

const sha256: Sha256 = (utf8) => createHash('sha256').update(utf8, 'utf8').digest('hex');

/** Checks an exported record as it is read, in constant memory, with nothing but the file. @param receipts sequences and digests known from elsewhere */
export async function checkRecord(file: AsyncIterable<Uint8Array>, receipts: readonly Head[] = []): Promise<Finding> {
  const lines = linesOf(file);
  const first = await lines.next();
  const header = first.done || first.value === undefined ? undefined : readHeader(first.value);
  if (!header) return { is: 'not-checkable', why: 'no-header', line: 1 };
  if (header.head.seq === 0) return { is: 'not-checkable', why: 'no-entries', line: 1 };
  const check = new ChainCheck({ stream: header.stream, head: header.head, held: receipts });
  for await (const line of lines) check.take(readLine(sha256, line ?? ''));
  const verdict = check.verdict();
  if (verdict.ok) return { is: 'sound', header, head: verdict.head, receipts: receipts.length };
  const { problem, seq, position } = verdict;
  if (problem === 'unknown-version') return { is: 'not-checkable', why: 'unknown-version', line: position + 1 };
  return { is: 'broken', header, problem, seq, line: position + 1 };
}
