import { canonical, logOrigin } from '@shodo/ledger';
import type { SampleLog } from './sample-log.js';
import { broken, lineOf, neverAnchored, noteOf, rechained, type Specimen, twoStages, unsure, withAnotherSignature } from './specimen.js';

/** What the page once left to whoever read it: each is as both implementations have always found it. The last checkpoints cover sixteen entries. */
export async function leftOpen(log: SampleLog, lines: readonly string[]): Promise<Readonly<Record<string, Specimen>>> {
  const [header = ''] = lines;
  const at = lineOf(lines, 4);
  const { head } = JSON.parse(header) as { head: { seq: number; digest: string } };
  const unsigned = withAnotherSignature(noteOf(log, -1));
  const last = lines.findLastIndex((line) => line.startsWith('{"checkpoint"'));
  return {
    'rewritten-after-its-header': {
      lines: lines.with(0, header.replace(head.digest, '0'.repeat(64))),
      found: broken('rewritten', head.seq),
    },
    'inserted-a-second-time': { lines: lines.toSpliced(at + 1, 0, lines[at] ?? ''), found: broken('inserted', 4) },
    'checkpoint-with-a-changed-signature': {
      lines: lines.with(last, canonical({ checkpoint: unsigned })),
      found: broken('changed-proof', 17),
    },
    ...wrongInside(await twoStages().exported(log.streams[0]), lines),
    ...otherHeaders(header, lines),
    ...(await namedBefore()),
    'checkpoint-of-nothing-in-the-file': { lines: await withOneOfNothing(), found: broken('changed-proof', 1) },
    'first-form-with-a-log': { lines: lines.with(0, header.replace('shodo-record/2', 'shodo-record/1')), found: unsure('no-header') },
  };
}

/** The members of its kind and something else in them: such a line fails the first step, and is an entry that nobody exported, by its place. */
function wrongInside(five: readonly string[], nodes: readonly string[]): Readonly<Record<string, Specimen>> {
  const changed = (lines: readonly string[], start: string, change: (line: Record<string, unknown>) => object) => {
    const at = lines.findIndex((line) => line.startsWith(start));
    return lines.with(at, canonical(change(JSON.parse(lines[at] ?? '') as Record<string, unknown>)));
  };
  return {
    'nodes-that-are-no-hashes': {
      lines: changed(nodes, '{"nodes"', (line) => ({ ...line, nodes: ['hello'] })),
      found: broken('inserted', 2),
    },
    'nodes-up-to-a-text': { lines: changed(nodes, '{"nodes"', (line) => ({ ...line, upTo: '2' })), found: broken('inserted', 2) },
    'checkpoint-that-is-a-number': { lines: changed(five, '{"checkpoint"', () => ({ checkpoint: 3 })), found: broken('inserted', 4) },
    'key-that-is-a-number': { lines: changed(five, '{"key"', () => ({ key: 1 })), found: broken('inserted', 1) },
    'path-that-is-a-text': {
      lines: changed(five, '{"headProof"', ({ headProof }) => ({ headProof: { ...(headProof as object), path: '' } })),
      found: broken('changed', 6),
    },
  };
}

function otherHeaders(header: string, lines: readonly string[]): Readonly<Record<string, Specimen>> {
  const change = (members: object) => lines.with(0, canonical({ ...(JSON.parse(header) as object), ...members }));
  const { head: _, ...headless } = JSON.parse(header) as { head: object };
  return {
    'header-without-a-head': { lines: lines.with(0, canonical(headless)), found: unsure('no-header') },
    'header-of-no-entries': { lines: change({ head: { seq: 0, digest: '' } }), found: unsure('no-entries') },
    'header-of-another-log': {
      lines: change({ log: { origin: logOrigin('99999999-9999-4999-8999-999999999999'), size: 1 } }),
      found: unsure('no-header'),
    },
    'header-with-an-empty-log': { lines: change({ log: null }), found: unsure('no-header') },
  };
}

/** An entry names another one before it than stands there; what follows builds on it. */
async function namedBefore(): Promise<Readonly<Record<string, Specimen>>> {
  const lines = await neverAnchored();
  const other = (seq: number) => rechained(lines, (content) => content, { at: seq, prevDigest: 'f'.repeat(64) });
  const digest = /^\{"digest":"([0-9a-f]{64})"/.exec(other(3)[2] ?? '')?.[1] ?? '';
  return {
    'changed-before-what-builds-on-another': { lines: other(3), found: broken('changed', 2) },
    'changed-after-one-that-is-held': { lines: other(3), receipts: [{ seq: 2, digest }], found: broken('changed', 3) },
    'changed-before-the-first': { lines: other(1), found: broken('changed', 1) },
  };
}

/** Signed by the key of the log, before its first leaf: it would stand before everything that the log can be compared by. */
async function withOneOfNothing(): Promise<string[]> {
  const [empty, log] = [twoStages({ entries: 0 }), twoStages()];
  empty.checkpoint();
  const lines = await log.exported(log.streams[0]);
  return lines.toSpliced(2, 0, canonical({ checkpoint: noteOf(empty, -1) }));
}
