import { exportCheckpoint, exportKey, keyText, logOrigin, readNote, signNote } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { SampleLog, sampleEvent, sampleSigner } from './sample-log.js';
import { broken, noteOf, type Specimen, sound, twoStages, unsure } from './specimen.js';

const { hash } = nodeTools;
const point = (start: string, middle: string, end: string) => Uint8Array.from(Buffer.from(start + middle.repeat(30) + end, 'hex'));
/** The neutral point, which signs everything with this signature. */
const neutral = point('01', '00', '00');
const everybodys = Buffer.concat([neutral, Buffer.alloc(32)]);

/** Points that one program takes for keys and another does not, and those that anybody can sign for. */
export async function unusualKeys(): Promise<Readonly<Record<string, Specimen>>> {
  const log = twoStages();
  const lines = await log.exported(log.streams[0]);
  const name = logOrigin(log.tenant);
  const key = (publicKey: Uint8Array) => keyText(hash, { name, publicKey });
  const signedBy = (publicKey: Uint8Array): Specimen => ({
    lines: lines.map((line) => {
      if (line.startsWith('{"key"')) return exportKey(key(publicKey));
      const { checkpoint } = JSON.parse(line) as { checkpoint?: string };
      const text = checkpoint === undefined ? undefined : readNote(checkpoint)?.text;
      return text === undefined ? line : exportCheckpoint(signNote(hash, text, [{ name, publicKey, sign: () => everybodys }]));
    }),
    found: broken('changed-proof', 1),
  });
  const ofOrder8 = Uint8Array.from(Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex'));
  return {
    'key-that-anybody-signs-for': signedBy(neutral),
    'key-of-a-number-too-large': signedBy(point('ee', 'ff', '7f')),
    'key-with-the-sign-of-nothing': signedBy(point('01', '00', '80')),
    'key-of-small-order-that-signs-nothing': {
      lines: lines.toSpliced(2, 0, exportKey(key(ofOrder8))),
      found: broken('changed-proof', 1),
    },
    'key-of-a-number-too-large-that-signs-nothing': {
      lines: lines.toSpliced(2, 0, exportKey(key(point('f0', 'ff', '7f')))),
      found: broken('changed-proof', 1),
    },
    ...(await anotherOfItsId()),
    ...(await twoOfOneId()),
    'key-held-that-anybody-signs-for': { lines, keys: [key(neutral)], found: unsure('held-is-unreadable') },
  };
}

/** Whose id with the name of the sample is that of its first key: found among four thousand million others. Nobody can sign by it, nor has to. */
const ofTheSameId = '424242424242424242424242424242424242422ed94983424242424242424242';

/** A record made anew, which brings another key of the id of the true one: the true checkpoint then seems not to be signed by the key that it names. */
async function anotherOfItsId(): Promise<Readonly<Record<string, Specimen>>> {
  const [genuine, forged] = [twoStages(), twoStages({ changedAt: 2, signer: 7 })];
  const another = keyText(hash, { name: logOrigin(forged.tenant), publicKey: Uint8Array.from(Buffer.from(ofTheSameId, 'hex')) });
  const lines = (await forged.exported(forged.streams[0])).toSpliced(1, 0, exportKey(another));
  const checkpoints = [noteOf(genuine, -1)];
  return {
    'checkpoint-beside-another-key-of-its-id': { lines, checkpoints, found: unsure('held-is-not-signed') },
    // Whoever holds the true one is not deceived: of several keys of one id each is tried.
    'forked-where-the-key-is-held-beside-another-of-its-id': {
      lines,
      checkpoints,
      keys: [genuine.keys[0]?.key ?? ''],
      found: broken('forked', 1),
    },
  };
}

/** Secrets of two keys whose ids with the name of the sample are the same: found as the one above. */
const ofOneId = [
  'dedc113db13aab03259d0d62ac396285e88d19187840a33f435482e180264ef5',
  'c8f7e1a0284ec8b23eaef189c1ed3a3099dfcd54e76a0b5be1d795a7dd1abf74',
] as const;

/** A signature is of those keys of its id under which it holds; by another of them it is not false. */
async function twoOfOneId(): Promise<Readonly<Record<string, Specimen>>> {
  const [first, second] = [sampleSigner(ofOneId[0]), sampleSigner(ofOneId[1])];
  const log = new SampleLog();
  const [stream] = log.streams;
  const grow = (numbers: readonly number[]) => {
    for (const number of numbers) log.append(stream, sampleEvent(number));
    log.checkpoint();
  };
  log.signWith(first);
  grow([1, 2, 3]);
  log.signWith(second);
  const early = noteOf(log, 0);
  const name = logOrigin(log.tenant);
  const byBoth = signNote(
    hash,
    readNote(early)?.text ?? '',
    [first, second].map((signer) => ({ name, ...signer })),
  );
  grow([4, 5]);
  const lines = await log.exported(stream);
  const [key = '', other = ''] = log.keys.map(({ key }) => key);
  return {
    'sound-beside-one-that-two-keys-of-one-id-signed': { lines, checkpoints: [byBoth], found: sound },
    'sound-by-two-keys-of-one-id': { lines, checkpoints: [early], found: sound },
    // Each that is held is tried, in whatever order they are given.
    'sound-beside-two-keys-of-one-id-that-are-held': { lines, keys: [other, key], checkpoints: [early], found: sound },
  };
}
