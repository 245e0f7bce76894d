import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { inPresentVersion, presentVersion } from '../upcasts/index.js';
import { incidentEvents, organisationEvents, readEvent } from './index.js';

const folder = join(__dirname, '../../specimens/events');
const declared = Object.values({ ...incidentEvents, ...organisationEvents });
const nameOf = ({ type, version }: { type: string; version: number }) => `${type}.v${version}.json`;
const kept = readdirSync(folder).sort();
const read = (file: string): { type: string; version: number; data: Record<string, unknown> } =>
  JSON.parse(readFileSync(join(folder, file), 'utf8'));

describe('specimens of events, kept for ever', () => {
  it('there is one of every declared event in its version', () => {
    expect(declared.map(nameOf).filter((file) => !kept.includes(file))).toEqual([]);
  });

  it.each(kept)('%s parses, bears its own name, and loses nothing by being read', (file) => {
    const specimen = read(file);
    expect(nameOf(specimen)).toBe(file);
    expect(readEvent(specimen)).toEqual(inPresentVersion(specimen));
  });

  it.each(declared.map((each) => [each.type, each.version] as const))('%s is written in version %d', (type, version) => {
    expect(presentVersion(type)).toBe(version);
  });

  it.each(declared.map((each) => [each.type, each] as const))('%s shows every field it may have', (_type, { data, ...named }) => {
    expect(Object.keys(read(nameOf(named)).data).sort()).toEqual(Object.keys((data as z.ZodObject).shape).sort());
  });
});

describe('reading an event', () => {
  const closed = read('IncidentClosed.v1.json');

  it('tolerates a field it does not know and leaves it out', () => {
    expect(readEvent({ ...closed, data: { ...closed.data, addedLater: 1 } })).toEqual(closed);
  });

  it('brings an earlier version to the present one, and says again what it said', () => {
    const earlier = read('DutyReassessed.v1.json');
    const { judgement, before, factsVersion } = earlier.data as { judgement: { duty: string }; before: object; factsVersion: number };
    expect(readEvent(earlier)).toEqual({
      type: 'DutyReassessed',
      version: 2,
      data: { duty: judgement.duty, was: before, is: judgement, factsVersion },
    });
  });

  it('takes an empty list of open items for nothing said, where the first version wrote it for that too', () => {
    for (const type of ['FilingDrafted', 'FilingMade']) {
      const earlier = read(`${type}.v1.json`);
      const present = (openItems: string[]) =>
        readEvent({ ...earlier, data: { ...earlier.data, openItems } }).data as { openItems?: string[] };
      expect(present(['cause']).openItems).toEqual(['cause']);
      expect(present([])).not.toHaveProperty('openItems');
    }
  });

  it('does not take erasures for none where the first version counted none', () => {
    expect(readEvent(read('BackupRestored.v1.json')).data).toMatchObject({ entriesMissing: 3, erasedAgain: null });
  });

  it('refuses an unknown type or version, naming both', () => {
    expect(() => readEvent({ ...closed, version: 2 })).toThrow('unknown event IncidentClosed version 2');
    expect(() => readEvent({ ...closed, type: 'IncidentErased' })).toThrow('unknown event IncidentErased version 1');
    expect(() => readEvent({ ...closed, type: 'constructor' })).toThrow('unknown event constructor');
  });

  it('refuses another shape without repeating what was in it', () => {
    const spoilt = { ...closed, data: { note: '山田花子さんの診断名' } };
    expect(() => readEvent(spoilt)).toThrow('event IncidentClosed version 1 does not have its declared shape');
    expect(() => readEvent(spoilt)).not.toThrow(/山田/);
  });

  it('refuses text where a sealed text belongs: nothing a person typed is ever in an event', () => {
    for (const file of kept) {
      const specimen = read(file);
      for (const [field, value] of Object.entries(specimen.data)) {
        if (!isSealed(value)) continue;
        expect(() => readEvent({ ...specimen, data: { ...specimen.data, [field]: 'plain words' } })).toThrow('declared shape');
        expect(() => readEvent({ ...specimen, data: { ...specimen.data, [field]: { ...value, text: 'plain words' } } })).toThrow(
          'declared shape',
        );
      }
    }
  });
});

const isSealed = (value: unknown): value is object => typeof value === 'object' && value !== null && 'commitment' in value;
