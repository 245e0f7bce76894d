import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Library } from '@shodo/duties';

/** Every version of a rule that an incident may have been judged by: `duty version digest`, a line each. Lines are added, never changed. */
const issuedFile = fileURLToPath(new URL('../packs/issued.txt', import.meta.url));

export const issuedLines = (): readonly string[] =>
  readFileSync(issuedFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** The duties that are shipped, or were. */
export const issuedDuties = (): readonly string[] => [...new Set(issuedLines().flatMap((line) => line.split(' ')[0] ?? []))];

/**
 * Where the packs at hand are not those issued: a version that was changed or thrown away leaves open duties without the rule they were judged by, and
 * a new one that is not on the list could be changed in silence.
 */
export function notAsIssued({ packs }: Library, issued: readonly string[] = issuedLines()): readonly string[] {
  const atHand = new Map(packs.map(({ duty, version, digest }) => [`${duty} ${version}`, digest]));
  const listed = new Set<string>();
  const broken = issued.flatMap((line) => {
    const [duty, version, digest] = line.split(' ');
    const name = `${duty ?? ''} ${version ?? ''}`;
    listed.add(name);
    const found = atHand.get(name);
    if (found === undefined) return [`${name} was issued and is gone: keep its file, with superseded-by`];
    return found === digest ? [] : [`${name} was changed without a new version: put it back, and write the change as a version of its own`];
  });
  const added = [...atHand]
    .filter(([name]) => !listed.has(name))
    .map(([name, digest]) => `${name} is new: add the line "${name} ${digest}" to packs/issued.txt`);
  return [...broken, ...added];
}
