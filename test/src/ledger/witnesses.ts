import { canonical, exportKey, handOverText, logOrigin, signNote } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { SampleLog, sampleEvent, sampleSigner } from './sample-log.js';
import { broken, noteOf, type Specimen, signedWith, sound, twoStages, unsure } from './specimen.js';

const { hash } = nodeTools;
const other = hash(Uint8Array.of(1));
/** The key of whoever made a record anew. */
const forger = 7;

/** What is held says by which keys the log may be signed. None of it silences another, unless a key that it trusts signed that as well. */
export async function witnesses(): Promise<Readonly<Record<string, Specimen>>> {
  return {
    ...(await besideTheKey()),
    ...(await afterTwoNewKeys()),
    ...(await besideOneThatIsHeld()),
    ...(await keyExchanged()),
    ...(await keyThatCameBack()),
  };
}

/** A log whose first four leaves are of other streams: the file passes over them as one. */
function passingOver({ signer = 1, changedAt = 0 } = {}): SampleLog {
  const log = new SampleLog();
  log.signWith(sampleSigner(signer));
  for (let at = 0; at < 4; at += 1) {
    log.append(log.streams[at % 2] ?? '', sampleEvent(at));
    if (signer === 1) log.checkpoint();
  }
  for (const number of [4, 5, 6]) {
    log.append(log.streams[2], sampleEvent(number === changedAt ? 99 : number));
    log.checkpoint();
  }
  return log;
}

/** An entry exchanged, all signed anew, and the key that signed it brought by the file: without what is held elsewhere it is sound. */
async function forged(log = passingOver({ signer: forger, changedAt: 5 })) {
  const newer = { size: 900, root: other, time: '2030-01-01T00:00:00.000Z' };
  return {
    lines: await log.exported(log.streams[2]),
    own: noteOf(log, -1),
    passedOver: signedWith(noteOf(log, -1), { size: 2, root: other }, forger),
    ofNothing: signedWith(noteOf(log, -1), { size: 0, root: hash(new Uint8Array()) }, forger),
    newer: signedWith(noteOf(log, -1), newer, forger),
  };
}

/** Whoever forged a record can send checkpoints along by the key that it brings. */
async function besideTheKey(): Promise<Readonly<Record<string, Specimen>>> {
  const { lines, own, passedOver, ofNothing, newer } = await forged();
  const keys = [passingOver().keys[0]?.key ?? ''];
  const found = broken('wrong-key', 1);
  return {
    'wrong-key-beside-its-own-checkpoint': { lines, checkpoints: [own], keys, found },
    'wrong-key-beside-one-of-its-key-that-is-passed-over': { lines, checkpoints: [passedOver], keys, found },
    'wrong-key-beside-one-of-its-key-of-nothing': { lines, checkpoints: [ofNothing], keys, found },
    'wrong-key-beside-one-of-its-key-that-is-newer': { lines, checkpoints: [newer], keys, found },
    // Without the key they are all that is held: who takes them from the forger has nothing else to compare with.
    'sound-beside-its-own-checkpoint-alone': { lines, checkpoints: [own], found: sound },
  };
}

async function besideOneThatIsHeld(): Promise<Readonly<Record<string, Specimen>>> {
  const { lines, own, passedOver, ofNothing, newer } = await forged();
  const first = noteOf(passingOver(), 0);
  const found = broken('wrong-key', 1);
  // Trust runs from a key to those that it handed over to, and not back.
  const backwards = passingOver({ signer: forger, changedAt: 5 });
  backwards.signWith(sampleSigner(1));
  return {
    'wrong-key-of-one-that-is-passed-over': { lines, checkpoints: [first], found },
    'wrong-key-of-one-beside-another-that-is-passed-over': { lines, checkpoints: [first, passedOver], found },
    // It is asked as every other that is held, and nothing leads from its key to who signed.
    'wrong-key-of-one-of-nothing': { lines, checkpoints: [signedWith(first, { size: 0, root: hash(new Uint8Array()) })], found },
    'wrong-key-of-one-beside-another-of-nothing': { lines, checkpoints: [ofNothing, first], found },
    'wrong-key-of-one-beside-another-that-is-newer': { lines, checkpoints: [first, newer], found },
    'wrong-key-of-one-beside-another-that-agrees': { lines, checkpoints: [own, first], found },
    'wrong-key-of-one-to-whose-key-another-hands-over': {
      lines: await backwards.exported(backwards.streams[2]),
      checkpoints: [first, own],
      found,
    },
  };
}

/** The second checkpoint by another key: handed over to, or not. */
async function keyExchanged(): Promise<Readonly<Record<string, Specimen>>> {
  const exchanged = async (how: { readonly handedOver: boolean }) => {
    const log = twoStages({ entries: 3 });
    log.signWith(sampleSigner(2), how);
    for (const number of [4, 5]) log.append(log.streams[0], sampleEvent(number));
    log.checkpoint();
    return {
      lines: await log.exported(log.streams[0]),
      held: log.checkpoints.map(({ note }) => note),
      keys: log.keys.map(({ key }) => key),
    };
  };
  const [handedOver, lost] = [await exchanged({ handedOver: true }), await exchanged({ handedOver: false })];
  const found = broken('wrong-key', 4);
  const newer = signedWith(noteOf(twoStages(), -1), { size: 9, root: other, time: '2030-01-01T00:00:00.000Z' }, 2);
  const again = twoStages({ signer: 2 });
  const five = twoStages();
  return {
    'sound-with-all-after-a-new-key': { lines: handedOver.lines, checkpoints: handedOver.held, found: sound },
    'sound-with-all-and-the-first-key': {
      lines: handedOver.lines,
      checkpoints: handedOver.held,
      keys: handedOver.keys.slice(0, 1),
      found: sound,
    },
    // It cannot be compared, so it is not asked: the log may have changed its key since.
    'older-than-one-by-a-newer-key': {
      lines: (await five.exported(five.streams[0])).map((line) => line.replace(/(?<="exportedAt":")[^"]*/, '2026-11-28T13:00:06.000Z')),
      checkpoints: [newer],
      found: unsure('held-is-newer'),
    },
    // Nobody but whoever lost it can say that a key was lost. Who was told the new one holds both.
    'wrong-key-with-all-after-one-was-lost': { lines: lost.lines, checkpoints: lost.held, found },
    'wrong-key-with-all-and-the-key-that-was-lost': { lines: lost.lines, checkpoints: lost.held, keys: lost.keys.slice(0, 1), found },
    'wrong-key-after-one-was-lost-beside-a-newer-one': { lines: lost.lines, checkpoints: [lost.held[0] ?? '', newer], found },
    'sound-with-both-keys-after-one-was-lost': { lines: lost.lines, checkpoints: lost.held, keys: lost.keys, found: sound },
    // Of a key that nobody knows it cannot be seen whether it signed them both.
    'wrong-key-to-the-first-of-two-that-nobody-knows': {
      lines: await again.exported(again.streams[0]),
      checkpoints: [noteOf(five, 0), noteOf(five, -1)],
      found,
    },
    'sound-without-one-in-between-that-is-held': {
      lines: (await five.exported(five.streams[0])).filter((line) => line !== canonical({ checkpoint: noteOf(five, 0) })),
      checkpoints: [noteOf(five, 0)],
      found: sound,
    },
  };
}

/** A key handed over to the next, and that to a third, which signed last: trust goes on from one to the next. */
async function afterTwoNewKeys(): Promise<Readonly<Record<string, Specimen>>> {
  const log = twoStages({ entries: 3 });
  log.signWith(sampleSigner(2));
  log.signWith(sampleSigner(3));
  log.append(log.streams[0], sampleEvent(4));
  log.checkpoint();
  const lines = await log.exported(log.streams[0]);
  const [first = '', second = ''] = log.keys.map(({ key }) => key);
  return {
    'sound-after-two-new-keys': { lines, checkpoints: [noteOf(log, 0)], found: sound },
    'sound-after-two-new-keys-where-the-first-is-held': { lines, keys: [first], found: sound },
    // The file does not bring it, and it is known all the same.
    'sound-where-the-key-that-handed-over-is-held-alone': { lines: lines.toSpliced(1, 1), keys: [first], found: sound },
    'hand-over-by-one-that-neither-file-nor-hand-holds': {
      lines: lines.toSpliced(1, 1),
      keys: [second],
      found: broken('changed-proof', 1),
    },
  };
}

/** Three checkpoints by a first key, a second and the first again, which nobody lists or hands over to a second time. */
async function keyThatCameBack(): Promise<Readonly<Record<string, Specimen>>> {
  const log = twoStages({ entries: 3 });
  const grow = (numbers: readonly number[]) => {
    for (const number of numbers) log.append(log.streams[0], sampleEvent(number));
    log.checkpoint();
  };
  log.signWith(sampleSigner(2));
  grow([4, 5]);
  log.signWith(sampleSigner(1));
  log.keys.pop();
  grow([6]);
  const lines = await log.exported(log.streams[0]);
  const [first, second, last] = [noteOf(log, 0), noteOf(log, 1), noteOf(log, 2)];
  const [key, newer] = log.keys.map((each) => each.key);
  const by = (signer: number) => {
    const name = logOrigin(log.tenant);
    return exportKey(key ?? '', signNote(hash, handOverText(name, key ?? ''), [{ name, ...sampleSigner(signer) }]));
  };
  const third = twoStages({ signer: 3 }).keys[0]?.key ?? '';
  const byTheSecond = new SampleLog();
  byTheSecond.signWith(sampleSigner(1));
  byTheSecond.signWith(sampleSigner(2));
  byTheSecond.append(byTheSecond.streams[0], sampleEvent(1));
  byTheSecond.checkpoint();
  const found = broken('wrong-key', 6);
  // To whoever holds the second key the first is one that was given up: it may be with somebody else since.
  return {
    'wrong-key-where-the-key-before-came-back': { lines, checkpoints: [second], found },
    'wrong-key-where-the-key-before-came-back-beside-the-newer': { lines, keys: [newer ?? ''], found },
    'sound-where-the-key-before-came-back-and-is-held': { lines, keys: [key ?? ''], found: sound },
    'sound-with-the-first-and-the-last-where-a-key-came-back': { lines, checkpoints: [first, last], found: sound },
    'sound-where-a-key-hands-over-to-the-one-before': { lines: lines.toSpliced(3, 0, by(2)), checkpoints: [second], found: sound },
    // Trust goes on in the order of the lines: not to whom a key had handed over before it was trusted.
    'wrong-key-of-one-that-was-handed-over-to-before': {
      lines: (await byTheSecond.exported(log.streams[0])).toSpliced(3, 0, exportKey(third), by(3)),
      keys: [third],
      found: broken('wrong-key', 1),
    },
  };
}
