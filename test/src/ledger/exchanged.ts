import { canonical, exportCheckpoint, exportHeadProof, exportKey, exportNodes, headLeaf, rootOf } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { SampleLog, sampleEvent, sampleSigner } from './sample-log.js';
import { broken, neverAnchored, noteOf, type Specimen, signedWith, sound, twoStages } from './specimen.js';

const { hash } = nodeTools;
const leavesOf = (log: SampleLog) => log.rows.map(({ leaf }) => Uint8Array.from(Buffer.from(leaf?.hash ?? '', 'hex')));

/** Whoever keeps the log and its key leaves the true leaves under a checkpoint that is held, as those of another stream. */
export async function exchanged(): Promise<Readonly<Record<string, Specimen>>> {
  return { ...(await underAnEarlierOne()), ...(await underAllOfThem()) };
}

/** All entries but the first exchanged for others, which stand in the log after the checkpoints that are held, with the times of the true ones. */
async function underAnEarlierOne(): Promise<Readonly<Record<string, Specimen>>> {
  const [genuine, written, log] = [twoStages(), new SampleLog(), new SampleLog()];
  const [stream] = log.streams;
  written.rows.push(...genuine.rows.slice(0, 1));
  for (const number of [91, 92, 93, 94]) written.append(stream, sampleEvent(number));
  log.signWith(sampleSigner(1));
  log.rows.push(...genuine.rows.map((row, at) => (at === 0 ? row : { ...row, stream: 'of another' })));
  for (const row of written.rows.slice(1)) log.rows.push({ ...row, leaf: { index: log.rows.length, hash: row.leaf?.hash ?? '' } });
  log.checkpoints.push(...genuine.checkpoints);
  log.checkpoint();
  const lines = await log.exported(stream);
  const [checkpoints, keys] = [genuine.checkpoints.map(({ note }) => note), [genuine.keys[0]?.key ?? '']];
  const receiptOf = (seq: number) => ({ seq, digest: genuine.rows[seq - 1]?.digest ?? '' });
  return {
    // No checkpoint shows it, be it held: the heads of the last one alone are opened.
    'sound-though-exchanged-under-what-is-held': { lines, checkpoints, keys, found: sound },
    'rewritten-under-what-is-held': { lines, checkpoints, receipts: [receiptOf(3)], found: broken('rewritten', 3) },
    // It shows what is up to its entry, and that was not exchanged.
    'sound-up-to-the-receipt-though-exchanged-after-it': { lines, checkpoints, receipts: [receiptOf(1)], found: sound },
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
