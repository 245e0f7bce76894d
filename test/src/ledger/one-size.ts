import { canonical, exportCheckpoint, exportHeader, exportHeadProof, exportNodes, headLeaf, readHeader } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { SampleLog, sampleEvent, sampleSigner } from './sample-log.js';
import { broken, lineOf, noteOf, type Specimen, signedWith, sound, twoStages, withAnotherSignature } from './specimen.js';

const { hash } = nodeTools;

/** Two checkpoints of one size that are not the same: whoever has the key of the log can sign whatever he likes. */
export async function ofOneSize(stream: string, five: SampleLog): Promise<Readonly<Record<string, Specimen>>> {
  const lines = await five.exported(stream);
  const [first, last] = [noteOf(five, 0), noteOf(five, -1)];
  const { lines: hidden, note: signedAgain } = withoutItsEnd(five, lines);
  const otherInBetween = signedWith(first, { heads: hash(Uint8Array.of(1)) });
  return {
    ...(await forkedByItsKey(stream, five)),
    // All entries are those of the log up to its size, and so is the root: the fault lies after the last that is shown.
    'forked-by-other-heads': { lines: hidden, checkpoints: [last], found: broken('forked', 5) },
    'forked-by-other-heads-in-between': {
      lines: lines.map((line) => (line === canonical({ checkpoint: first }) ? exportCheckpoint(otherInBetween) : line)),
      checkpoints: [first, last],
      found: broken('forked', 4),
    },
    // Neither file can be true, whichever is brought.
    'forked-by-two-of-other-heads': { lines, checkpoints: [last, signedAgain], found: broken('forked', 6) },
    ...(await forkedInTheHand(five)),
    ...(await hiddenUnderALaterOne(stream)),
    ...(await vouchedFor(stream, five)),
    // They are at odds before the file says anything of that size.
    'forked-by-two-of-other-heads-before-a-changed-signature': {
      lines: lines.map((line) => (line === canonical({ checkpoint: last }) ? exportCheckpoint(withAnotherSignature(last)) : line)),
      checkpoints: [signedAgain, last],
      found: broken('forked', 6),
    },
    'forked-by-two-of-other-heads-and-the-end-hidden': { lines: hidden, checkpoints: [signedAgain, last], found: broken('forked', 5) },
  };
}

/** Whoever has the key of the log signs another for the same size, and has it held beside the true one: two roots of one size are a fork by themselves. */
async function forkedByItsKey(stream: string, genuine: SampleLog): Promise<Readonly<Record<string, Specimen>>> {
  const forged = twoStages({ changedAt: 2 });
  const lines = await forged.exported(stream);
  const [held, beside] = [noteOf(genuine, -1), noteOf(forged, -1)];
  const found = broken('forked', 1);
  return {
    'forked-by-the-key-of-the-log': { lines, checkpoints: [held], found },
    'forked-with-its-own-held-after': { lines, checkpoints: [held, beside], found },
    'forked-with-its-own-held-before': { lines, checkpoints: [beside, held], found },
  };
}

/** Two that are held and not the same show it without the file: it need not reach their size, nor have an entry there. */
async function forkedInTheHand(five: SampleLog): Promise<Readonly<Record<string, Specimen>>> {
  const three = twoStages({ entries: 3 });
  const lines = await three.exported(three.streams[0]);
  const before = lines.map((line, at) => (at === 0 ? line.replace(/(?<="exportedAt":")[^"]*/, '2026-11-28T13:00:04.000Z') : line));
  const [first, last] = [noteOf(five, 0), noteOf(five, -1)];
  const [otherRoot, otherHeads] = [noteOf(twoStages({ changedAt: 4 }), -1), signedWith(last, { heads: hash(Uint8Array.of(1)) })];
  // Of the third stream: the file passes over the first two leaves as one.
  const log = new SampleLog();
  log.signWith(sampleSigner(1));
  for (const [at, each] of log.streams.entries()) {
    log.append(each, sampleEvent(at));
    log.checkpoint();
  }
  const early = noteOf(log, 0);
  return {
    'forked-by-two-of-other-roots-that-are-newer': { lines: before, checkpoints: [last, otherRoot], found: broken('forked', 1) },
    'forked-by-two-of-another-root-alone-that-are-newer': {
      lines: before,
      checkpoints: [first, last, signedWith(last, { root: hash(Uint8Array.of(1)) })],
      found: broken('forked', 4),
    },
    'forked-by-two-of-other-heads-that-are-newer': { lines: before, checkpoints: [otherHeads, last, first], found: broken('forked', 4) },
    // They show a rollback as well; it is told as what is worse.
    'forked-by-two-to-which-it-was-rolled-back': { lines, checkpoints: [last, first, otherRoot], found: broken('forked', 4) },
    'forked-by-two-that-are-passed-over': {
      lines: await log.exported(log.streams[2]),
      checkpoints: [signedWith(early, { heads: hash(Uint8Array.of(1)) }), early, noteOf(log, -1)],
      found: broken('forked', 1),
    },
  };
}

/** The same log, its checkpoints signed by another key that the file brings in place of the true one: what is held vouches for what they sign for. */
async function vouchedFor(stream: string, five: SampleLog): Promise<Readonly<Record<string, Specimen>>> {
  const again = twoStages({ signer: 2 });
  const lines = await again.exported(stream);
  const [first, last] = [noteOf(five, 0), noteOf(five, -1)];
  const keys = [five.keys[0]?.key ?? ''];
  return {
    'sound-by-a-key-that-nobody-knows': { lines, checkpoints: [last], found: sound },
    'sound-beside-the-key-of-what-is-held': { lines, checkpoints: [last], keys, found: sound },
    // Beside a key that is held a stranger's checkpoint vouches for nothing: whoever exchanged the log's keys can send one along.
    'wrong-key-beside-a-stranger-of-its-root': { lines, checkpoints: [signedWith(last, {}, 9)], keys, found: broken('wrong-key', 1) },
    // It vouches up to its size and no further.
    'wrong-key-after-what-is-held': { lines, checkpoints: [first], found: broken('wrong-key', 4) },
    'wrong-key-beside-the-key-alone': { lines, keys, found: broken('wrong-key', 1) },
  };
}

/**
 * The last entry of a stream hidden under a checkpoint that was made for it, of the size of the next true one; all true ones before it stand in the file.
 * By itself such a file is sound.
 */
async function hiddenUnderALaterOne(stream: string): Promise<Readonly<Record<string, Specimen>>> {
  const [genuine, forged] = [twoStages(), twoStages()];
  for (const [log, number] of [
    [genuine, 6],
    [forged, 7],
  ] as const) {
    log.append(log.streams[1], sampleEvent(number));
    log.checkpoint();
  }
  const lines = await forged.exported(stream);
  const [last, between] = [lineOf(lines, 5), canonical({ checkpoint: noteOf(forged, 1) })];
  const header = readHeader(lines[0] ?? '');
  const [hidden, foreign] = forged.rows.slice(-2).map(({ leaf }) => Uint8Array.from(Buffer.from(leaf?.hash ?? '', 'hex')));
  if (!header || !hidden || !foreign) throw new Error('the sample has no log');
  const head = { seq: 4, digest: forged.rows[3]?.digest ?? '' };
  const note = signedWith(noteOf(forged, -1), { heads: headLeaf(hash, { stream, ...head }) });
  const short = [
    exportHeader({ ...header, head }),
    ...lines.slice(1, last),
    exportNodes([hidden], 5),
    between,
    exportNodes([foreign], 6),
    exportCheckpoint(note),
    exportHeadProof({ head, index: 0, count: 1, path: [] }),
  ];
  const held = genuine.checkpoints.map((each) => each.note);
  return {
    'truncated-under-a-later-checkpoint': {
      lines: short,
      receipts: [{ seq: 5, digest: forged.rows[4]?.digest ?? '' }],
      checkpoints: held.slice(0, 2),
      found: broken('truncated', 5),
    },
    'forked-under-a-later-checkpoint': { lines: short, checkpoints: held, found: broken('forked', 5) },
  };
}

/** The last entry shown as the leaf of another stream, and the last checkpoint signed again with the head before it. */
function withoutItsEnd(log: SampleLog, lines: readonly string[]): { readonly lines: readonly string[]; readonly note: string } {
  const header = readHeader(lines[0] ?? '');
  const last = log.rows.at(-1);
  if (!header?.log || !last?.leaf) throw new Error('the sample has no log');
  const head = { seq: header.head.seq - 1, digest: log.rows.at(-2)?.digest ?? '' };
  const note = signedWith(noteOf(log, -1), { heads: headLeaf(hash, { stream: header.stream, ...head }) });
  const kept = lines.slice(1, lineOf(lines, header.head.seq));
  return {
    lines: [
      exportHeader({ ...header, head }),
      ...kept,
      exportNodes([Uint8Array.from(Buffer.from(last.leaf.hash, 'hex'))], header.log.size),
      exportCheckpoint(note),
      exportHeadProof({ head, index: 0, count: 1, path: [] }),
    ],
    note,
  };
}
