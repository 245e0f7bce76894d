import { exportCheckpoint, exportKey, keyText, logOrigin, readNote, signNote } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { broken, noteOf, type Specimen, twoStages, unsure } from './specimen.js';

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
