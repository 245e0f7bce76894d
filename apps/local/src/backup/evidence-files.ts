import type { FilePlace } from '@shodo/vault';

export interface Copied {
  readonly copied: number;
  /** Named by the record, and in neither place. */
  readonly missing: number;
}

/**
 * Copies sealed files that are not there yet. Each lies whole under a name of its own or not at all and never changes, so that a copy that was
 * cut short goes on where it stopped.
 */
export async function copyFiles(objects: readonly string[], { from, to }: { from: FilePlace; to: FilePlace }): Promise<Copied> {
  let [copied, missing] = [0, 0];
  for (const object of objects) {
    if (await lies(to, object)) continue;
    const sealed = await from.read(object);
    if (!sealed) missing += 1;
    else {
      await to.write(object, sealed);
      copied += 1;
    }
  }
  return { copied, missing };
}

async function lies(place: FilePlace, object: string): Promise<boolean> {
  const found = await place.read(object);
  found?.destroy();
  return found !== undefined;
}

/** The files that a state of the record names, by the names they lie under. */
export const filesNamed = "select object from vault.evidence_file where object is not null and holds = 'evidence' order by object";
