import { createHash } from 'node:crypto';
import type { AnyEvent, Entry } from '@shodo/contracts';
import fc from 'fast-check';
import { digestOf, emptyHead, entryContent, incidentStream, linkOnto, type Sha256, verifyChain, zeroDigest } from './index.js';

const sha256: Sha256 = (utf8) => createHash('sha256').update(utf8, 'utf8').digest('hex');
const stream = incidentStream('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222');
const otherStream = incidentStream('11111111-1111-4111-8111-111111111111', '33333333-3333-4333-8333-333333333333');

const note = (text: unknown) => ({ type: 'NoteAdded', version: 1, data: { text } }) as unknown as AnyEvent;
function chain(texts: readonly unknown[], of = stream): Entry[] {
  const append = {
    stream: of,
    head: emptyHead,
    appendId: 'a',
    occurredAt: '2026-11-28T13:00:00Z',
    actor: { kind: 'system', part: 'incident' } as const,
  };
  return linkOnto(sha256, append, texts.map(note)).map(({ entry }) => ({ ...entry, recordedAt: '2026-11-28T13:00:01.000Z' }));
}
const headOf = (entries: readonly Entry[]) => ({ seq: entries.at(-1)?.seq ?? 0, digest: entries.at(-1)?.digest ?? zeroDigest });
const rehashed = (entry: Entry): Entry => ({ ...entry, digest: digestOf(sha256, entry) });
const at = (entries: readonly Entry[], index: number): Entry => {
  const entry = entries[index];
  if (!entry) throw new RangeError(`no entry ${index}`);
  return entry;
};

test('the content of an entry is this text, and its digest this one', () => {
  const entry = at(chain(['漏えい']), 0);
  const content =
    '{"actor":{"kind":"system","part":"incident"},"appendId":"a","event":{"data":{"text":"漏えい"},"type":"NoteAdded","version":1},"format":"shodo-entry/1",' +
    '"occurredAt":"2026-11-28T13:00:00Z","prevDigest":"0000000000000000000000000000000000000000000000000000000000000000","seq":1,' +
    '"stream":"incident:11111111-1111-4111-8111-111111111111:22222222-2222-4222-8222-222222222222"}';
  expect(entryContent(entry)).toBe(content);
  // From outside: printf %s '<content>' | sha256sum
  expect(entry.digest).toBe('6c5fdb8fe2a6897cfdd83b5992218f19b73ee86e13ec7fd98bf3b74d96d922bf');
});

test('command, mac and run are hashed when there are any, and no member stands for one that is not', () => {
  const plain = at(chain(['x']), 0);
  const full = { ...plain, command: 'AddNote', requestMac: 'm', runId: 'r' };
  expect(entryContent(full)).toContain('"command":"AddNote"');
  expect(
    new Set(
      [plain, full, { ...full, runId: 's' }, { ...full, command: 'x' }, { ...full, requestMac: 'n' }].map((entry) =>
        digestOf(sha256, entry),
      ),
    ).size,
  ).toBe(5);
  expect(entryContent({ ...plain, recordedAt: '2030-01-01T00:00:00Z' } as Entry)).toBe(entryContent(plain));
});

describe('a whole chain', () => {
  test('verifies, with and without its head known', () => {
    const entries = chain(['a', 'b', 'c']);
    expect(verifyChain(sha256, entries)).toEqual({ ok: true, head: headOf(entries) });
    expect(verifyChain(sha256, entries, { stream, head: headOf(entries), held: [{ seq: 2, digest: at(entries, 1).digest }] })).toEqual({
      ok: true,
      head: headOf(entries),
    });
    expect(verifyChain(sha256, [])).toEqual({ ok: true, head: emptyHead });
  });

  test('continues over several appends', () => {
    const first = chain(['a', 'b']);
    const append = {
      stream,
      head: headOf(first),
      appendId: 'b',
      occurredAt: '2026-11-28T14:00:00Z',
      actor: { kind: 'system', part: 'incident' } as const,
    };
    const more = linkOnto(sha256, append, [note('c')]).map(({ entry }) => ({ ...entry, recordedAt: '2026-11-28T14:00:01.000Z' }));
    expect(verifyChain(sha256, [...first, ...more])).toMatchObject({ ok: true, head: { seq: 3 } });
  });
});

describe('what is wrong is named', () => {
  const entries = chain(['a', 'b', 'c', 'd', 'e']);
  const [one, two, three, four, five] = [0, 1, 2, 3, 4].map((index) => at(entries, index)) as [Entry, Entry, Entry, Entry, Entry];
  const head = headOf(entries);
  const changed = (entry: Entry) => ({ ...entry, event: note('z') });

  test.each([
    ['an entry changed', [one, two, changed(three), four, five], 3, 3, 'changed'],
    ['an entry changed and its own digest recomputed', [one, two, rehashed(changed(three)), four, five], 3, 3, 'changed'],
    ['the last changed and its digest recomputed', [one, two, three, four, rehashed(changed(five))], 5, 5, 'rewritten'],
    ['a digest changed', [one, { ...two, digest: 'f'.repeat(64) }, three, four, five], 2, 2, 'changed'],
    ['a link changed', [one, two, { ...three, prevDigest: 'f'.repeat(64) }, four, five], 3, 3, 'changed'],
    [
      'a link changed and the digest recomputed',
      [one, two, rehashed({ ...three, prevDigest: 'f'.repeat(64) }), four, five],
      3,
      3,
      'changed',
    ],
    ['a sequence changed', [one, two, { ...three, seq: 7 }, four, five], 3, 3, 'changed'],
    ['an entry deleted', [one, three, four, five], 2, 2, 'deleted'],
    ['the first deleted', [two, three, four, five], 1, 1, 'deleted'],
    ['several deleted', [one, five], 2, 2, 'deleted'],
    ['two exchanged', [one, two, four, three, five], 3, 3, 'reordered'],
    ['an entry moved to the end', [one, three, four, five, two], 2, 2, 'reordered'],
    ['an entry put in, wholly forged', [one, two, { ...changed(three), digest: 'f'.repeat(64) }, three, four, five], 3, 3, 'inserted'],
    ['an entry put in, forged to fit its predecessor', [one, two, rehashed(changed(three)), three, four, five], 3, 3, 'inserted'],
    ['an entry put in after the true one', [one, two, three, rehashed(changed(three)), four, five], 3, 4, 'inserted'],
    ['an entry doubled', [one, two, two, three, four, five], 2, 3, 'inserted'],
    ['an entry put on at the end', [...entries, ...chain(['a', 'b', 'c', 'd', 'e', 'f']).slice(5)], 6, 6, 'inserted'],
    ['an entry of another record put in', [one, two, at(chain(['a', 'b', 'c'], otherStream), 2), four, five], 3, 3, 'wrong-stream'],
    [
      'an entry said to be committed before its predecessor',
      [one, two, { ...three, recordedAt: '2026-11-28T13:00:00.999Z' }, four, five],
      3,
      3,
      'backdated',
    ],
    ['the end cut off', [one, two, three], 4, 4, 'truncated'],
    ['everything cut off', [], 1, 1, 'truncated'],
  ] as const)('%s', (_, broken, seq, position, problem) => {
    expect(verifyChain(sha256, broken, { stream, head })).toEqual({ ok: false, seq, position, problem });
  });

  test('a whole other record is found by the stream that was expected', () => {
    expect(verifyChain(sha256, chain(['a'], otherStream), { stream })).toEqual({ ok: false, seq: 1, position: 1, problem: 'wrong-stream' });
  });

  test('a rewritten end with all digests recomputed is found by a receipt, and only by one', () => {
    const rewritten = chain(['a', 'b', 'X', 'd', 'e']);
    expect(verifyChain(sha256, rewritten)).toMatchObject({ ok: true });
    expect(verifyChain(sha256, rewritten, { held: [{ seq: 2, digest: two.digest }] })).toMatchObject({ ok: true });
    expect(
      verifyChain(sha256, rewritten, {
        held: [
          { seq: 2, digest: two.digest },
          { seq: 4, digest: four.digest },
        ],
      }),
    ).toMatchObject({ ok: false, seq: 4, problem: 'rewritten' });
  });

  test('a receipt beyond the end finds the cut', () => {
    expect(verifyChain(sha256, [one, two], { held: [{ seq: 5, digest: five.digest }] })).toEqual({
      ok: false,
      seq: 3,
      position: 3,
      problem: 'truncated',
    });
  });

  test('content that no ledger could have taken equals no digest', () => {
    expect(verifyChain(sha256, [one, { ...two, event: note('\ud800') }])).toMatchObject({ ok: false, seq: 2, problem: 'changed' });
  });
});

describe('any single mutation of any chain is found where it is', () => {
  const texts = fc.array(
    fc.jsonValue({ noUnicodeString: false }).filter((value) => JSON.stringify(value).isWellFormed()),
    { minLength: 1, maxLength: 12 },
  );
  const picked = texts.chain((values) => fc.tuple(fc.constant(chain(values)), fc.nat(values.length - 1)));
  const broken = (mutated: readonly Entry[], whole: readonly Entry[]) => verifyChain(sha256, mutated, { stream, head: headOf(whole) });
  const runs = { numRuns: 300 };

  test('an untouched chain verifies', () => {
    fc.assert(
      fc.property(picked, ([entries]) => expect(broken(entries, entries)).toEqual({ ok: true, head: headOf(entries) })),
      runs,
    );
  });

  test('one bit of any hashed text', () => {
    const fields = ['stream', 'appendId', 'occurredAt', 'prevDigest', 'digest'] as const;
    fc.assert(
      fc.property(picked, fc.constantFrom(...fields), fc.nat(), ([entries, index], field, bit) => {
        const entry = at(entries, index);
        const bytes = Buffer.from(entry[field], 'latin1');
        const place = bit % (bytes.length * 7);
        bytes[Math.floor(place / 7)] = (bytes[Math.floor(place / 7)] ?? 0) ^ (1 << (place % 7));
        const mutated = entries.with(index, { ...entry, [field]: bytes.toString('latin1') });
        expect(broken(mutated, entries)).toMatchObject({ ok: false, seq: index + 1, position: index + 1 });
      }),
      runs,
    );
  });

  test('the content of any event', () => {
    fc.assert(
      fc.property(picked, fc.jsonValue(), fc.boolean(), ([entries, index], value, isRehashed) => {
        const entry = { ...at(entries, index), event: note({ forged: value }) };
        fc.pre(JSON.stringify(value).isWellFormed() || !isRehashed);
        const mutated = entries.with(index, isRehashed ? rehashed(entry) : entry);
        expect(broken(mutated, entries)).toMatchObject({
          ok: false,
          seq: index + 1,
          position: index + 1,
          problem: isRehashed && index === entries.length - 1 ? 'rewritten' : 'changed',
        });
      }),
      runs,
    );
  });

  test('an entry taken out', () => {
    fc.assert(
      fc.property(picked, ([entries, index]) => {
        const problem = index === entries.length - 1 ? 'truncated' : 'deleted';
        expect(broken(entries.toSpliced(index, 1), entries)).toEqual({ ok: false, seq: index + 1, position: index + 1, problem });
      }),
      runs,
    );
  });

  test('the end cut anywhere', () => {
    fc.assert(
      fc.property(picked, ([entries, index]) =>
        expect(broken(entries.slice(0, index), entries)).toEqual({ ok: false, seq: index + 1, position: index + 1, problem: 'truncated' }),
      ),
      runs,
    );
  });

  test('an entry put in anywhere, however well forged', () => {
    fc.assert(
      fc.property(picked, fc.boolean(), ([entries, index], isRehashed) => {
        const forged = { ...at(entries, index), event: note('forged') };
        const mutated = entries.toSpliced(index, 0, isRehashed ? rehashed(forged) : forged);
        expect(broken(mutated, entries)).toEqual({ ok: false, seq: index + 1, position: index + 1, problem: 'inserted' });
      }),
      runs,
    );
  });

  test('an entry doubled anywhere later', () => {
    fc.assert(
      fc.property(picked, fc.nat(), ([entries, index], offset) => {
        const place = index + 1 + (offset % (entries.length - index));
        const verdict = broken(entries.toSpliced(place, 0, at(entries, index)), entries);
        expect(verdict).toEqual({ ok: false, seq: index + 1, position: place + 1, problem: 'inserted' });
      }),
      runs,
    );
  });

  test('two entries exchanged', () => {
    fc.assert(
      fc.property(picked, fc.nat(), ([entries, index], other) => {
        const second = other % entries.length;
        fc.pre(second !== index);
        const [first, last] = [Math.min(index, second), Math.max(index, second)];
        const mutated = entries.with(first, at(entries, last)).with(last, at(entries, first));
        expect(broken(mutated, entries)).toEqual({ ok: false, seq: first + 1, position: first + 1, problem: 'reordered' });
      }),
      runs,
    );
  });

  test('a suffix rewritten with every digest recomputed, given the head', () => {
    fc.assert(
      fc.property(picked, ([entries, index]) => {
        const append = {
          stream,
          head: headOf(entries.slice(0, index)),
          appendId: 'a',
          occurredAt: '2026-11-28T13:00:00Z',
          actor: { kind: 'system', part: 'incident' } as const,
        };
        const suffix = linkOnto(
          sha256,
          append,
          entries.slice(index).map((_, offset) => note(`forged ${offset}`)),
        ).map(({ entry }) => ({ ...entry, recordedAt: '2026-11-28T13:00:01.000Z' }));
        expect(broken([...entries.slice(0, index), ...suffix], entries)).toMatchObject({
          ok: false,
          seq: entries.length,
          problem: 'rewritten',
        });
      }),
      runs,
    );
  });
});
