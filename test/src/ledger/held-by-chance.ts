import { canonical, exportCheckpoint, exportKey, handOverText, keyText, logOrigin, rootOf, signNote } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import type { Chance } from '../faults/load/chance.js';
import { grownLog, SampleLog, sampleSigner } from './sample-log.js';
import { isEntry, noteOf, type Specimen, signedWith, twoStages } from './specimen.js';

const { hash } = nodeTools;
const forgersNumber = 9;

/** A record, sound or with a checkpoint signed again in it, and what somebody holds of its log: true, forged, of other sizes and by other keys. */
export async function heldByChance(chance: Chance): Promise<Omit<Specimen, 'found'>> {
  const log = grownLog(chance, { entries: chance.between(12, 30) });
  if (log.checkpoints.length === 0) return heldByChance(chance);
  const checkpoints = Array.from({ length: chance.between(0, 5) }, () => heldOf(chance, log)).flat();
  const ours = log.keys[0]?.key ?? '';
  const keys = chance.happens(0.3) ? [chance.oneOf([ours, twoStages({ signer: 2 }).keys[0]?.key ?? ''])] : [];
  const lines = await linesOf(chance, log);
  const how = { signer: chance.oneOf([2, forgersNumber]), handedOver: chance.happens(0.5) };
  return { lines: chance.happens(0.4) ? signedAnew(chance, lines, how) : lines, checkpoints, keys };
}

/** The checkpoints from one of them on signed by another key, which the file brings beside the true one or in its place. */
function signedAnew(chance: Chance, lines: readonly string[], { signer = forgersNumber, handedOver = false }): string[] {
  const name = logOrigin(new SampleLog().tenant);
  const key = keyText(hash, { name, ...sampleSigner(signer) });
  const handOver = handedOver ? signNote(hash, handOverText(name, key), [{ name, ...sampleSigner(1) }]) : undefined;
  const notes = lines.filter((line) => line.startsWith('{"checkpoint"'));
  const from = chance.between(0, notes.length);
  const signed = lines.map((line) => {
    if (!notes.slice(from).includes(line)) return line;
    return exportCheckpoint(signedWith((JSON.parse(line) as { checkpoint: string }).checkpoint, {}, signer));
  });
  const at = lines.findIndex((line) => line.startsWith('{"key"'));
  return at < 0 ? signed : signed.toSpliced(at + 1, 0, exportKey(key, handOver));
}

/** A record that somebody made anew, from its first checkpoint on or a later one, with a key that nobody handed over to; what is held; and one more by that key. */
export async function forgedByChance(chance: Chance): Promise<Omit<Specimen, 'found'> & { readonly more: readonly string[] }> {
  const log = grownLog(chance, { entries: chance.between(12, 30) });
  if (log.checkpoints.length === 0) return forgedByChance(chance);
  const lines = signedAnew(chance, await log.exported(chance.oneOf(log.streams)), {});
  const checkpoints = Array.from({ length: chance.between(0, 2) }, () => chance.oneOf(log.checkpoints).note);
  const keys = chance.happens(0.5) ? [log.keys[0]?.key ?? ''] : [];
  return { lines, checkpoints, keys, more: signedBy(forgersNumber, chance, log) };
}

const another = (chance: Chance) => hash(Uint8Array.of(chance.between(0, 3)));

async function linesOf(chance: Chance, log: SampleLog): Promise<string[]> {
  const lines = await log.exported(chance.oneOf(log.streams));
  const { note } = chance.oneOf(log.checkpoints);
  const at = lines.indexOf(canonical({ checkpoint: note }));
  const signed = exportCheckpoint(signedWith(note, { heads: another(chance) }));
  const before = lines.map((line) => line.replace(/(?<="exportedAt":")[^"]*/, '2026-11-28T13:00:20.000Z'));
  // As it was before the first checkpoint: no log to compare with.
  const early = lines.filter((line, place) => place === 0 || isEntry(line)).map((line) => line.replace(/,"(?:leaf|log)":\{[^}]*\}/, ''));
  const shorter = lines.toSpliced(chance.between(1, lines.length - 1), 1);
  return chance.oneOf([lines, at < 0 ? lines : lines.with(at, signed), before, early, shorter]);
}

function heldOf(chance: Chance, log: SampleLog): string[] {
  const { note } = chance.oneOf(log.checkpoints);
  const signer = chance.oneOf([1, 1, 2, forgersNumber]);
  return chance.oneOf([
    () => [note],
    () => [noteOf(log, -1)],
    () => [note.trimEnd()],
    () => [note.replace('time 2026', 'time 2025')],
    () => signedBy(signer, chance, log),
    () => signedBy(signer, chance, log),
  ])();
}

/** Of the true roots or others, of the log's sizes or others, from before and after the export. */
function signedBy(signer: number, chance: Chance, log: SampleLog): string[] {
  const { note } = chance.oneOf(log.checkpoints);
  const size = chance.between(0, 40);
  const root = rootOf(
    hash,
    log.rows.slice(0, size).map(({ leaf }) => Uint8Array.from(Buffer.from(leaf?.hash ?? '', 'hex'))),
  );
  const time = chance.oneOf(['2026-11-28T12:00:00.000Z', '2026-11-28T15:00:00.000Z']);
  return chance.oneOf([
    () => [signedWith(note, {}, signer)],
    () => [signedWith(note, { heads: another(chance) }, signer)],
    () => [signedWith(note, { root: another(chance) }, signer)],
    () => [signedWith(note, { size, root, time }, signer)],
    () => [signedWith(note, { size, root }, signer), signedWith(note, { size, root, heads: another(chance) })],
  ])();
}
