import { canonical, exportCheckpoint, rootOf } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import type { Chance } from '../faults/load/chance.js';
import { grownLog, type SampleLog } from './sample-log.js';
import { noteOf, type Specimen, signedWith, twoStages } from './specimen.js';

const { hash } = nodeTools;

/** A record, sound or with a checkpoint signed again in it, and what somebody holds of its log: true, forged, of other sizes and by other keys. */
export async function heldByChance(chance: Chance): Promise<Omit<Specimen, 'found'>> {
  const log = grownLog(chance, { entries: chance.between(12, 30) });
  if (log.checkpoints.length === 0) return heldByChance(chance);
  const checkpoints = Array.from({ length: chance.between(0, 5) }, () => heldOf(chance, log)).flat();
  const ours = log.keys[0]?.key ?? '';
  const keys = chance.happens(0.3) ? [chance.oneOf([ours, twoStages({ signer: 2 }).keys[0]?.key ?? ''])] : [];
  return { lines: await linesOf(chance, log), checkpoints, keys };
}

const another = (chance: Chance) => hash(Uint8Array.of(chance.between(0, 3)));

async function linesOf(chance: Chance, log: SampleLog): Promise<string[]> {
  const lines = await log.exported(chance.oneOf(log.streams));
  const { note } = chance.oneOf(log.checkpoints);
  const at = lines.indexOf(canonical({ checkpoint: note }));
  const signed = exportCheckpoint(signedWith(note, { heads: another(chance) }));
  const before = lines.map((line) => line.replace(/(?<="exportedAt":")[^"]*/, '2026-11-28T13:00:20.000Z'));
  return chance.oneOf([lines, at < 0 ? lines : lines.with(at, signed), before, lines.toSpliced(chance.between(1, lines.length - 1), 1)]);
}

function heldOf(chance: Chance, log: SampleLog): string[] {
  const { note } = chance.oneOf(log.checkpoints);
  const signer = chance.oneOf([1, 1, 2, 9]);
  const size = chance.between(0, 40);
  const root = rootOf(
    hash,
    log.rows.slice(0, size).map(({ leaf }) => Uint8Array.from(Buffer.from(leaf?.hash ?? '', 'hex'))),
  );
  const time = chance.oneOf(['2026-11-28T12:00:00.000Z', '2026-11-28T15:00:00.000Z']);
  return chance.oneOf([
    () => [note],
    () => [noteOf(log, -1)],
    () => [note.trimEnd()],
    () => [note.replace('time 2026', 'time 2025')],
    () => [signedWith(note, {}, signer)],
    () => [signedWith(note, { heads: another(chance) }, signer)],
    () => [signedWith(note, { root: another(chance) }, signer)],
    () => [signedWith(note, { size, root, time }, signer)],
    () => [signedWith(note, { size, root }, signer), signedWith(note, { size, root, heads: another(chance) })],
  ])();
}
