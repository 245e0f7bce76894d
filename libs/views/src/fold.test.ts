import type { FoldedIncident } from '@shodo/contracts';
import { fold, foldedVersion, incidentOf } from './fold.js';
import { by, clinic, entries, event, id, sealed, theClinic } from './specification/clinic.js';

/** Every way to cut the clinic's entries into two runs, and one entry at a time. */
const cuts = clinic.map((_, at) => [clinic.slice(0, at), clinic.slice(at)]);

describe('folding an incident', () => {
  it('gives the same whatever the batches', () => {
    for (const [first = [], second = []] of cuts) expect(fold(fold(undefined, first), second)).toEqual(theClinic);
    expect(clinic.reduce((folded: FoldedIncident | undefined, entry) => fold(folded, [entry]), undefined)).toEqual(theClinic);
  });

  it('passes over what was folded before: repeats are harmless', () => {
    expect(fold(theClinic, clinic)).toEqual(theClinic);
    for (const [first = []] of cuts) expect(fold(fold(undefined, first), clinic)).toEqual(theClinic);
    expect(fold(theClinic, [])).toEqual(theClinic);
  });

  it('refuses a gap: an entry it never saw would be lost for ever', () => {
    expect(() => fold(fold(undefined, clinic.slice(0, 3)), clinic.slice(4))).toThrow('entry 5 cannot follow entry 3');
    expect(() => fold(undefined, clinic.slice(1))).toThrow('entry 2 cannot follow entry 0');
  });

  it('takes id, sequence and digest from the stream', () => {
    expect(incidentOf(theClinic)).toMatchObject({ id: id(2), seq: 23, digest: clinic.at(-1)?.digest });
  });

  it('goes on from a stored row, read back as JSON', () => {
    const stored = JSON.parse(JSON.stringify(fold(undefined, clinic.slice(0, 12)))) as FoldedIncident;
    expect(fold(stored, clinic.slice(12))).toEqual(theClinic);
  });

  it('never reads a row of another version: it is folded anew from the ledger', () => {
    expect(() => incidentOf({ version: foldedVersion + 1, state: {} })).toThrow(`folded by version ${foldedVersion + 1}`);
    expect(() => fold({ version: 0, state: {} }, clinic)).toThrow('folded by version 0');
  });

  it('changes nothing of what it was given', () => {
    const before = JSON.stringify(theClinic);
    fold(theClinic, entries(23, '2026-12-14T00:00:00Z', by.officer, event('NoteAdded', { text: sealed(99) })));
    expect(JSON.stringify(theClinic)).toBe(before);
  });
});
