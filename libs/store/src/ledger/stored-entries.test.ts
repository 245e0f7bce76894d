import { EntryUnreadable } from '@shodo/contracts';
import { storedEntry } from './stored-entries.js';

const sound = {
  format: 'shodo-entry/1',
  stream: 'incident:a:b',
  seq: 4,
  appendId: 'append',
  event: { type: 'NoteAdded', version: 1, data: { text: { ref: 'r', commitment: 'c' } } },
  occurredAt: '2026-11-28T13:00:00.000Z',
  actor: { kind: 'person', person: 'p', roles: ['clerk'], via: 'session' },
  prevDigest: '0',
};
const row = (content: unknown) => ({
  seq: 4,
  append_id: 'append',
  content: typeof content === 'string' ? content : JSON.stringify(content),
  digest: 'd',
  recorded_at: new Date('2026-11-28T13:00:01.000Z'),
});
const without = (name: keyof typeof sound) => Object.fromEntries(Object.entries(sound).filter(([each]) => each !== name));

test('an entry with all its members is read, whoever wrote it', () => {
  const { format: _, ...entry } = sound;
  expect(storedEntry(row(sound))).toEqual({ ...entry, digest: 'd', recordedAt: '2026-11-28T13:00:01.000Z' });
  const actor = { kind: 'system', part: 'duties' };
  expect(storedEntry(row({ ...sound, actor, runId: 'run' }))).toMatchObject({ actor, runId: 'run' });
});

test.each(['stream', 'seq', 'appendId', 'event', 'occurredAt', 'actor', 'prevDigest'] as const)('one without its %s is none', (name) => {
  expect(() => storedEntry(row(without(name)))).toThrow(EntryUnreadable);
  expect(() => storedEntry(row({ ...sound, [name]: null }))).toThrow(EntryUnreadable);
});

test.each([
  ['text that is no JSON', 'x'],
  ['no object', '7'],
  ['nothing', 'null'],
  ['a number that is a text', { ...sound, seq: '4' }],
  ['an event without what it tells', { ...sound, event: { type: 'NoteAdded', version: 1 } }],
  ['an actor of no kind', { ...sound, actor: {} }],
  ['an actor who is nobody', { ...sound, actor: { kind: 'person', roles: [] } }],
  ['an actor without roles', { ...sound, actor: { kind: 'person', person: 'p' } }],
  ['a part of the product without its name', { ...sound, actor: { kind: 'system' } }],
])('%s is no entry, and what is said of it names no content', (_, content) => {
  expect(() => storedEntry(row(content))).toThrow(new EntryUnreadable('the content of entry 4 is no entry'));
});
