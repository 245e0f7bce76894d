import { type Checkpoint, canonical, checkpointText, readCheckpoint, readNote, signNote, zeroDigest } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { SampleLog, sampleEvent, sampleSigner } from './sample-log.js';

/** A record as a file, what else a verifier is given, and what it must find. */
export interface Specimen {
  readonly lines: readonly string[];
  readonly receipts?: readonly { readonly seq: number; readonly digest: string }[];
  /** Texts of checkpoints held elsewhere. */
  readonly checkpoints?: readonly string[];
  readonly keys?: readonly string[];
  readonly found:
    | { readonly is: 'sound' }
    | { readonly is: 'broken'; readonly problem: string; readonly seq: number }
    | { readonly is: 'not-checkable'; readonly why: string };
}

export const isEntry = (line: string) => line.startsWith('{"digest"');
export const lineOf = (lines: readonly string[], seq: number) => lines.findIndex((line) => isEntry(line) && line.includes(`"seq":${seq},`));
export const noteOf = (log: SampleLog, at: number) => log.checkpoints.at(at)?.note ?? '';
export const withAnotherSignature = (note: string) => note.replace(/(?<=\n\u2014 \S+ \S{10})./u, (letter) => (letter === 'A' ? 'B' : 'A'));
export const broken = (problem: string, seq: number) => ({ is: 'broken', problem, seq }) as const;
export const unsure = (why: string) => ({ is: 'not-checkable', why }) as const;
export const sound = { is: 'sound' } as const;

/** One stream alone: a checkpoint after the third entry, and one after the fifth. */
export function twoStages({ entries = 5, changedAt = 0, signer = 1, tenant = undefined as string | undefined } = {}): SampleLog {
  const log = new SampleLog(tenant);
  log.signWith(sampleSigner(signer));
  for (let seq = 1; seq <= entries; seq += 1) {
    log.append(log.streams[0], sampleEvent(seq === changedAt ? 99 : seq));
    if (seq === 3 || seq === 5) log.checkpoint();
  }
  return log;
}

export async function neverAnchored(): Promise<string[]> {
  const log = new SampleLog();
  for (const number of [1, 2, 3]) log.append(log.streams[0], sampleEvent(number));
  return log.exported(log.streams[0]);
}

/** The same record with other contents, as if it had been written so. For a record that is not anchored. `at`: names this before it, whatever stands there. */
export function rechained(
  [header = '', ...lines]: readonly string[],
  change: (content: Record<string, unknown>) => object,
  { at = 0, prevDigest = '' } = {},
): string[] {
  let digest = zeroDigest;
  const chained = lines.map((line) => {
    const { entry, recordedAt } = JSON.parse(line) as { entry: Record<string, unknown>; recordedAt: string };
    const content = { ...change(entry), prevDigest: entry.seq === at ? prevDigest : digest };
    digest = nodeTools.sha256(canonical(content));
    return canonical({ digest, entry: content, recordedAt });
  });
  return [header.replace(/(?<="digest":")[0-9a-f]{64}/, digest), ...chained];
}

/** The same checkpoint but for this, signed again, by the key of the log unless another is named. */
export function signedWith(note: string, other: Partial<Checkpoint>, signer = 1): string {
  const read = readNote(note);
  const checkpoint = read && readCheckpoint(read.text);
  if (!checkpoint) throw new Error('the sample has no checkpoint');
  return signNote(nodeTools.hash, checkpointText({ ...checkpoint, ...other }), [{ name: checkpoint.origin, ...sampleSigner(signer) }]);
}
