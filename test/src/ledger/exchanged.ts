import {
  canonical,
  exportCheckpoint,
  exportHeadProof,
  exportKey,
  exportNodes,
  headLeaf,
  readCheckpoint,
  readNote,
  rootOf,
} from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { SampleLog, sampleEvent, sampleSigner } from './sample-log.js';
import { broken, neverAnchored, noteOf, type Specimen, signedWith, sound, twoStages, unsure } from './specimen.js';

const { hash } = nodeTools;
const leavesOf = (log: SampleLog) => log.rows.map(({ leaf }) => Uint8Array.from(Buffer.from(leaf?.hash ?? '', 'hex')));

/** Whoever keeps the log and its key leaves the true leaves under a checkpoint that is held, as those of another stream. */
export async function exchanged(): Promise<Readonly<Record<string, Specimen>>> {
  return { ...(await underAnEarlierOne()), ...(await atAnEarlierOne()), ...(await underAllOfThem()) };
}

/** The record as it stood at a checkpoint, as an export that ends there tells it: it says that it was made then. */
async function asAt(log: SampleLog, size: number): Promise<string[]> {
  const then = new SampleLog();
  then.rows.push(...log.rows.slice(0, size));
  then.keys.push(...log.keys);
  then.checkpoints.push(...log.checkpoints.filter((each) => each.size <= size));
  const [header = '', ...lines] = await then.exported(then.streams[0]);
  const { time } = readCheckpoint(readNote(noteOf(then, -1))?.text ?? '') ?? {};
  return [header.replace(/(?<="exportedAt":")[^"]*/u, time ?? ''), ...lines];
}

/** Its heads are opened there, so nobody can end an export there with others. */
async function atAnEarlierOne(): Promise<Readonly<Record<string, Specimen>>> {
  const genuine = twoStages();
  const forged = twoStages({ changedAt: 2 });
  forged.checkpoints.splice(0, 2, ...genuine.checkpoints);
  const true3 = await asAt(genuine, 3);
  const [first, second] = [noteOf(genuine, 0), noteOf(genuine, 1)];
  return {
    'sound-up-to-a-checkpoint-that-is-held': { lines: true3, checkpoints: [first], found: sound },
    'up-to-a-checkpoint-beside-a-later-one': { lines: true3, checkpoints: [first, second], found: unsure('held-is-newer') },
    'exchanged-up-to-a-checkpoint-that-is-held': { lines: await asAt(forged, 3), checkpoints: [first], found: broken('forked', 1) },
  };
}

/** All entries but the first exchanged for others, which stand in the log after the checkpoints that are held, with the times of the true ones. */
async function exchangedAfter(genuine: SampleLog) {
  const [written, log] = [new SampleLog(), new SampleLog()];
  const [stream] = log.streams;
  written.rows.push(...genuine.rows.slice(0, 1));
  for (const number of [91, 92, 93, 94]) written.append(stream, sampleEvent(number));
  log.signWith(sampleSigner(1));
  log.rows.push(...genuine.rows.map((row, at) => (at === 0 ? row : { ...row, stream: 'of another' })));
  for (const row of written.rows.slice(1)) log.rows.push({ ...row, leaf: { index: log.rows.length, hash: row.leaf?.hash ?? '' } });
  log.checkpoints.push(...genuine.checkpoints);
  log.checkpoint();
  return { lines: await log.exported(stream), checkpoints: genuine.checkpoints.map(({ note }) => note) };
}

async function underAnEarlierOne(): Promise<Readonly<Record<string, Specimen>>> {
  const [genuine, hoursLater] = [twoStages(), twoStages()];
  const { lines, checkpoints } = await exchangedAfter(genuine);
  const keys = [genuine.keys[0]?.key ?? ''];
  const receiptOf = (seq: number) => ({ seq, digest: genuine.rows[seq - 1]?.digest ?? '' });
  hoursLater.checkpoints.splice(0, 2, { size: 5, note: signedWith(noteOf(genuine, 1), { time: '2026-11-28T15:00:00.000Z' }) });
  return {
    // No checkpoint shows it, be it held: the heads of the last one alone are opened.
    'sound-though-exchanged-under-what-is-held': { lines, checkpoints, keys, found: sound },
    'rewritten-under-what-is-held': { lines, checkpoints, receipts: [receiptOf(3)], found: broken('rewritten', 3) },
    // It shows what is up to its entry, and that was not exchanged.
    'sound-up-to-the-receipt-though-exchanged-after-it': { lines, checkpoints, receipts: [receiptOf(1)], found: sound },
    // By their own times they lie two hours before what they stand after.
    'sound-though-later-than-its-time-by-what-is-held': { ...(await exchangedAfter(hoursLater)), found: sound },
  };
}

/** No entry of the file has a leaf, and its proof shows a stream of no entries: nobody exports that, and a held one would be passed over by it. */
async function underAllOfThem(): Promise<Readonly<Record<string, Specimen>>> {
  const log = twoStages();
  const held = noteOf(log, -1);
  log.append(log.streams[1], sampleEvent(9));
  const leaves = leavesOf(log);
  const [stream] = log.streams;
  const head = { seq: 0, digest: '' };
  const other = { size: 6, root: rootOf(hash, leaves), heads: headLeaf(hash, { stream, ...head }) };
  const [header = '', ...entries] = await neverAnchored();
  const last = (leaf: Uint8Array | undefined) => [leaf ?? new Uint8Array()];
  const lines = [
    canonical({ ...(JSON.parse(header) as object), log: { origin: held.split('\n')[0], size: 6 } }),
    exportKey(log.keys[0]?.key ?? ''),
    exportNodes([rootOf(hash, leaves.slice(0, 4)), ...last(leaves[4])], 5),
    exportCheckpoint(held),
    exportNodes(last(leaves[5]), 6),
    exportCheckpoint(signedWith(held, other)),
    exportHeadProof({ head, index: 0, count: 1, path: [] }),
    ...entries,
  ];
  return {
    'log-without-a-leaf': { lines, found: broken('changed-proof', 1) },
    'log-without-a-leaf-beside-one-that-is-held': { lines, checkpoints: [held], found: broken('changed-proof', 1) },
  };
}
