import { canonical, keyText, logOrigin } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import { Chance } from '../faults/load/chance.js';
import { exchanged } from './exchanged.js';
import { leftOpen } from './left-open.js';
import { ofOneSize } from './one-size.js';
import { grownLog, SampleLog, sampleEvent, sampleSigner } from './sample-log.js';
import { broken, lineOf, neverAnchored, noteOf, rechained, type Specimen, sound, twoStages, unsure } from './specimen.js';
import { unusualKeys } from './unusual-keys.js';
import { witnesses } from './witnesses.js';

const ofAnotherName = keyText(nodeTools.hash, {
  name: 'shodo/organisation/99999999-9999-4999-8999-999999999999',
  publicKey: sampleSigner(1).publicKey,
});

/** The same in every run: whoever writes another verifier can try it on these files. */
export async function specimens(): Promise<Readonly<Record<string, Specimen>>> {
  const log = grownLog(new Chance(7), { entries: 40 });
  const [stream] = log.streams;
  const lines = await log.exported(stream);
  const last = noteOf(log, -1);
  const [three, five] = [twoStages({ entries: 3 }), twoStages()];
  const at = (seq: number) => lineOf(lines, seq);
  const line = (seq: number) => lines[at(seq)] ?? '';
  const digest = /^\{"digest":"([0-9a-f]{64})"/.exec(line(3))?.[1] ?? '';
  return {
    sound: { lines, found: sound },
    'sound-with-all-that-is-held': {
      lines,
      receipts: [{ seq: 3, digest }],
      checkpoints: log.checkpoints.map(({ note }) => note),
      keys: [log.keys[0]?.key ?? ''],
      found: sound,
    },
    'sound-never-anchored': { lines: await neverAnchored(), found: sound },
    'sound-first-form': { lines: (await neverAnchored()).map((each) => each.replace('shodo-record/2', 'shodo-record/1')), found: sound },
    'sound-texts-erased': { lines: await erased(), found: sound },
    'sound-with-other-members': { lines: rechained(await neverAnchored(), withOtherMembers), found: sound },
    'sound-after-a-new-key': { ...(await afterNewKey({ handedOver: true })), found: sound },
    'sound-where-the-newer-key-is-held': { ...(await afterNewKey({ handedOver: true, heldAt: -1 })), found: sound },
    'sound-by-the-newer-key': { ...(await heldByKey()), found: sound },
    changed: { lines: lines.with(at(4), line(4).replace('"count":', '"count":1')), found: broken('changed', 4) },
    'changed-time': { lines: lines.with(at(4), line(4).replace('.000Z"}', '.001Z"}')), found: broken('rewritten', 4) },
    inserted: { lines: lines.toSpliced(at(4), 0, line(4).replace('"count":', '"count":1')), found: broken('inserted', 4) },
    ...misplaced(lines, await log.exported(log.streams[1])),
    deleted: { lines: lines.toSpliced(at(4), 1), found: broken('deleted', 4) },
    reordered: { lines: lines.with(at(4), line(5)).with(at(5), line(4)), found: broken('reordered', 4) },
    truncated: { lines: lines.slice(0, at(6)), found: broken('truncated', 6) },
    'not-the-receipt': { lines, receipts: [{ seq: 3, digest: '0'.repeat(64) }], found: broken('rewritten', 3) },
    'changed-proof': {
      lines: lines.map((each) => each.replace(/^\{"nodes":\["./, (start) => `${start.slice(0, -1)}${start.endsWith('0') ? '1' : '0'}`)),
      found: broken('changed-proof', 1),
    },
    // The checkpoint after the third entry lies in the file alone: whoever has the key of the log may have signed it as well.
    forked: { lines: await five.exported(stream), checkpoints: [noteOf(twoStages({ changedAt: 4 }), -1)], found: broken('forked', 1) },
    'forked-after-one-that-agrees': {
      lines: await twoStages({ changedAt: 4 }).exported(stream),
      checkpoints: five.checkpoints.map(({ note }) => note),
      found: broken('forked', 4),
    },
    ...(await ofOneSize(stream, five)),
    'rolled-back': { lines: await three.exported(stream), checkpoints: [noteOf(five, -1)], found: broken('rolled-back', 4) },
    'rolled-back-before-a-newer-key': { ...(await beforeNewKey()), found: broken('rolled-back', 4) },
    'wrong-key': { ...(await afterNewKey({ handedOver: false })), found: broken('wrong-key', 4) },
    'of-another-key': { lines, keys: [twoStages({ signer: 2 }).keys[0]?.key ?? ''], found: broken('wrong-key', 1) },
    'key-among-the-entries': {
      lines: lines.toSpliced(at(4), 0, lines.find((each) => each.startsWith('{"key"')) ?? ''),
      found: broken('changed-proof', 1),
    },
    'hand-over-by-nobody': { lines: (await afterNewKey({ handedOver: true })).lines.toSpliced(1, 1), found: broken('changed-proof', 1) },
    // The last checkpoint covers sixteen entries.
    'timestamp-of-no-checkpoint': {
      lines: [...lines, '{"timestamp":{"size":999,"token":"AAAA"}}'],
      found: broken('changed-proof', 17),
    },
    ...(await withJunk(log, lines)),
    ...(await heldBesideOthers(stream, five)),
    ...(await heldFromBefore(log)),
    ...(await leftOpen(log, lines)),
    ...(await readAlike(three, noteOf(five, -1))),
    'unknown-algorithm': { lines: lines.with(0, (lines[0] ?? '').replace('sha-256', 'sha3-256')), found: unsure('no-header') },
    'unknown-form': { lines: lines.with(at(2), line(2).replace('shodo-entry/1', 'shodo-entry/9')), found: unsure('unknown-version') },
    'older-than-what-is-held': { lines: await exportedBefore(three), checkpoints: [noteOf(five, -1)], found: unsure('held-is-newer') },
    'checkpoint-of-another': { lines, checkpoints: [last.replace('11111111', '99999999')], found: unsure('held-of-another-log') },
    'checkpoint-of-a-changed-text': { lines, checkpoints: [last.replace(/time 2026/, 'time 2025')], found: unsure('held-is-not-signed') },
    'checkpoint-unreadable': { lines, checkpoints: ['hello\n'], found: unsure('held-is-unreadable') },
  };
}

/** What was left open once: entries of another record or of an earlier time, and a member that nothing hashes. */
function misplaced(lines: readonly string[], another: readonly string[]): Readonly<Record<string, Specimen>> {
  const at = (seq: number) => lineOf(lines, seq);
  const line = (seq: number) => lines[at(seq)] ?? '';
  const ofAnother = another[lineOf(another, 4)] ?? '';
  const earlier = (text: string) => text.replace(/"recordedAt":"[^"]*"/, '"recordedAt":"2026-11-28T12:00:00.000Z"');
  const later = (text: string) => text.replace('.000Z"}', '.001Z"}');
  return {
    'inserted-of-another-record': {
      lines: lines.toSpliced(at(4), 0, ofAnother.replace('"count":', '"count":1')),
      found: broken('inserted', 4),
    },
    'wrong-stream': { lines: lines.with(at(4), ofAnother), found: broken('wrong-stream', 4) },
    // The next one fits in its place; it is sound all the same, and says itself where it belongs.
    'wrong-stream-put-in': { lines: lines.toSpliced(at(4), 0, ofAnother), found: broken('wrong-stream', 4) },
    'wrong-stream-of-a-later-number': { lines: lines.toSpliced(at(3), 0, ofAnother), found: broken('wrong-stream', 3) },
    // Its leaf shows it as well, at the same entry: the chain is asked first.
    backdated: { lines: lines.with(at(4), earlier(line(4))), found: broken('backdated', 4) },
    'rewritten-before-one-that-is-backdated': {
      lines: lines.with(at(3), later(line(3))).with(at(4), earlier(line(4))),
      found: broken('rewritten', 3),
    },
    // No line of this form: it stands among the entries as one that nobody exported.
    'head-proof-with-another-member': {
      lines: lines.map((each) => each.replace(/("head":\{"digest":"[0-9a-f]{64}",)("seq":\d+\},"index")/, '$1"remark":"",$2')),
      found: broken('inserted', 17),
    },
  };
}

/** What stands beside entries and checkpoints and proves nothing: it is never passed over. The last checkpoint covers sixteen entries. */
async function withJunk(log: SampleLog, lines: readonly string[]): Promise<Readonly<Record<string, Specimen>>> {
  const { size, note } = log.checkpoints.at(-1) ?? { size: 0, note: '' };
  const stamped = async (text: string, beside = '') => {
    const answer = Buffer.concat([Buffer.from([0x30, 0x22, 0x04, 0x20]), nodeTools.hash(Buffer.from(text))]);
    return log.exported(log.streams[0], log.rows, [{ size, token: `${answer.toString('base64')}${beside}` }]);
  };
  return {
    // Whether an authority signed it is not asked here: a time-stamp may be any text that holds the digest.
    'sound-with-a-timestamp': { lines: await stamped(note), found: sound },
    'timestamp-of-another-text': { lines: await stamped(`${note}\n`), found: broken('changed-proof', 17) },
    'timestamp-unreadable': { lines: await stamped(note, '!'), found: broken('changed-proof', 17) },
    ...(await unusualKeys()),
    'key-unreadable': { lines: lines.toSpliced(2, 0, '{"key":"hello"}'), found: broken('changed-proof', 1) },
    'key-of-another-name': { lines: lines.toSpliced(2, 0, canonical({ key: ofAnotherName })), found: broken('changed-proof', 1) },
    'key-without-a-log': { lines: (await neverAnchored()).toSpliced(1, 0, lines[1] ?? ''), found: broken('changed-proof', 1) },
  };
}

/** Each thing that is held is judged by itself: one that says nothing takes nothing from what the others show. */
async function heldBesideOthers(stream: string, five: SampleLog): Promise<Readonly<Record<string, Specimen>>> {
  const lines = await five.exported(stream);
  const [agrees, key, forks] = [noteOf(five, -1), five.keys[0]?.key ?? '', noteOf(twoStages({ changedAt: 4 }), -1)];
  const [unreadable, changed] = ['hello\n', agrees.replace(/time 2026/, 'time 2025')];
  const ofAnother = agrees.replace('11111111', '99999999');
  const short = await twoStages({ entries: 3 }).exported(stream);
  return {
    ...(await witnesses()),
    ...(await exchanged()),
    'forked-beside-one-that-is-unreadable': { lines, checkpoints: [unreadable, forks], found: broken('forked', 1) },
    'forked-beside-one-of-another-log': { lines, checkpoints: [ofAnother, forks], found: broken('forked', 1) },
    'forked-beside-one-of-a-changed-text': { lines, checkpoints: [changed, forks], found: broken('forked', 1) },
    'rolled-back-beside-one-of-a-changed-text': { lines: short, checkpoints: [changed, agrees], found: broken('rolled-back', 4) },
    'checkpoint-unreadable-beside-one-that-agrees': { lines, checkpoints: [agrees, unreadable], found: unsure('held-is-unreadable') },
    // A text that was changed makes no key trusted either, nor does it ask for one.
    'checkpoint-of-a-changed-text-beside-the-key': { lines, checkpoints: [changed], keys: [key], found: unsure('held-is-not-signed') },
    // The lines of the log are asked in their order, and keys stand before all that what is held could be compared with.
    'key-unreadable-before-a-fork': {
      lines: lines.toSpliced(2, 0, '{"key":"hello"}'),
      checkpoints: [forks],
      found: broken('changed-proof', 1),
    },
    'key-after-a-fork': { lines: [...lines, canonical({ key })], checkpoints: [forks], found: broken('forked', 1) },
    'key-held-unreadable': { lines, keys: ['hello'], found: unsure('held-is-unreadable') },
    'key-held-of-another-log': { lines, keys: [ofAnotherName], found: unsure('held-of-another-log') },
    'of-another-key-beside-one-that-is-unreadable': {
      lines,
      keys: ['hello', twoStages({ signer: 2 }).keys[0]?.key ?? ''],
      found: broken('wrong-key', 1),
    },
  };
}

/** A checkpoint from before the first entry: it is compared where the log shows its root, and else says nothing; without a log nothing can be. */
async function heldFromBefore(log: SampleLog): Promise<Readonly<Record<string, Specimen>>> {
  const [second, third] = [await log.exported(log.streams[1]), await log.exported(log.streams[2])];
  const noteAt = (size: number, first = 0) => {
    const early = new SampleLog();
    early.signWith(sampleSigner(1));
    for (let at = 0; at < size; at += 1) early.append(early.streams[0], sampleEvent(first + at));
    early.checkpoint();
    return noteOf(early, -1);
  };
  const [none, one, other] = [noteAt(0), noteAt(1), noteAt(1, 9)];
  const lines = await neverAnchored();
  const ofNothing = lines.with(
    0,
    (lines[0] ?? '').replace(',"stream":', `,"log":{"origin":"${logOrigin(log.tenant)}","size":0},"stream":`),
  );
  const keys = [log.keys[0]?.key ?? ''];
  return {
    'sound-where-nothing-was-logged-yet': { lines: second, checkpoints: [none], found: sound },
    'sound-where-what-is-held-lies-before': { lines: second, checkpoints: [one], found: sound },
    // The second leaf of the log is not this record's either: the file passes over the first two as one.
    'sound-where-what-is-held-is-passed-over': { lines: third, checkpoints: [other], found: sound },
    'forked-before-the-first-entry': { lines: second, checkpoints: [other], found: broken('forked', 1) },
    // They are at odds by themselves, whatever the file brings: also where it brings nothing, or a log of nothing.
    'forked-by-two-of-other-roots-without-a-log': { lines, checkpoints: [one, other], found: broken('forked', 1) },
    'forked-by-two-of-other-roots-with-a-log-of-nothing': { lines: ofNothing, checkpoints: [one, other], found: broken('forked', 1) },
    'without-a-log-beside-one-of-a-changed-text': {
      lines,
      checkpoints: [one, other.replace(/time 2026/, 'time 2025')],
      keys,
      found: unsure('held-is-not-signed'),
    },
    'without-a-log-and-of-nothing': { lines, checkpoints: [none], found: unsure('held-without-log') },
    'without-a-log-to-compare': { lines, checkpoints: [one], found: unsure('held-without-log') },
    // Whoever strips a file of its log has nothing left for the key to be compared with.
    'without-a-log-beside-the-key': { lines, keys, found: unsure('held-without-log') },
    'with-a-log-of-nothing-beside-the-key': { lines: ofNothing, keys, found: unsure('held-without-log') },
    'without-a-log-and-of-another': { lines, checkpoints: [one.replace('11111111', '99999999')], found: unsure('held-of-another-log') },
    'changed-without-a-log': {
      lines: lines.with(2, (lines[2] ?? '').replace('"count":', '"count":1')),
      checkpoints: [one],
      found: broken('changed', 2),
    },
  };
}

/** What languages read in different ways, unless a rule says how. */
async function readAlike(three: SampleLog, newer: string): Promise<Readonly<Record<string, Specimen>>> {
  const lines = await three.exported(three.streams[0]);
  const [header = ''] = lines;
  const at = (time: string) => lines.with(0, header.replace(/(?<="exportedAt":")[^"]*/, time));
  const ofName = async (tenant: string) => {
    const log = twoStages({ entries: 3, tenant });
    return log.exported(log.streams[0]);
  };
  const deep = rechained(await neverAnchored(), (content) => ({ ...content, remark: nested(deepest - 2) }));
  return {
    'time-of-export-unreadable': { lines: at('yesterday'), checkpoints: [newer], found: unsure('no-header') },
    'time-of-export-in-another-form': { lines: at('2026-11-28T23:00:00+09:00'), checkpoints: [newer], found: unsure('no-header') },
    'sound-with-a-mark-before-what-is-held': {
      lines,
      checkpoints: [`\ufeff${noteOf(three, -1).replaceAll('\n', '\r\n')}`],
      found: sound,
    },
    'sound-without-the-end-of-what-is-held': { lines, checkpoints: [noteOf(three, -1).trimEnd()], found: sound },
    'sound-with-empty-lines-after-what-is-held': {
      lines,
      checkpoints: [`${noteOf(three, -1).replaceAll('\n', '\r\n')}\r\n\n`],
      found: sound,
    },
    'sound-with-spaces-around-what-is-held': { lines, checkpoints: [`\ufeff\n\ufeff \t${noteOf(three, -1)} \t\r\n `], found: sound },
    'checkpoint-after-a-space-of-another-kind': { lines, checkpoints: [`\u00a0${noteOf(three, -1)}`], found: unsure('held-is-unreadable') },
    'checkpoint-before-a-space-of-another-kind': {
      lines,
      checkpoints: [`${noteOf(three, -1).trimEnd()}\u3000\n`],
      found: unsure('held-is-unreadable'),
    },
    ...withReturns(lines, noteOf(three, -1)),
    ...keyOnItsLine(lines, three.keys[0]?.key ?? ''),
    'mark-before-the-header': { lines: lines.with(0, `\ufeff${header}`), found: unsure('no-header') },
    'name-with-a-mark-in-it': { lines: await ofName('\ufeff'), found: broken('changed-proof', 1) },
    'name-with-a-next-line-in-it': { lines: await ofName('\u0085'), found: broken('changed-proof', 1) },
    'name-with-letters-of-a-script': { lines: await ofName('診療所'), found: broken('changed-proof', 1) },
    'sound-nested-as-deep-as-may-be': { lines: deep, found: sound },
    'nested-too-deep': { lines: oneDeeper(deep), found: broken('changed', 3) },
  };
}

/** Before a line feed: of the file one belongs to no line, and of what is held none does. */
function withReturns(lines: readonly string[], note: string): Readonly<Record<string, Specimen>> {
  const at = lineOf(lines, 2);
  return {
    'sound-with-a-carriage-return-on-each-line': { lines: lines.map((line) => `${line}\r`), found: sound },
    'changed-by-a-second-carriage-return': { lines: lines.with(at, `${lines[at]}\r\r`), found: broken('changed', 2) },
    'second-carriage-return-after-the-header': { lines: lines.with(0, `${lines[0]}\r\r`), found: unsure('no-header') },
    'sound-with-carriage-returns-in-what-is-held': { lines, checkpoints: [note.replaceAll('\n', '\r\r\n')], found: sound },
    'carriage-return-within-a-line-of-what-is-held': {
      lines,
      checkpoints: [note.replace('\n', '\n\r')],
      found: unsure('held-is-unreadable'),
    },
    'carriage-return-before-no-line-feed-in-what-is-held': {
      lines,
      checkpoints: [note.replace('\n', '\r \n')],
      found: unsure('held-is-unreadable'),
    },
  };
}

/** A key that is held, as people hand it on. */
function keyOnItsLine(lines: readonly string[], key: string): Readonly<Record<string, Specimen>> {
  const found = unsure('held-is-unreadable');
  return {
    'sound-with-spaces-around-the-key-that-is-held': { lines, keys: [`\ufeff ${key}\t\r\n`], found: sound },
    'key-held-with-a-space-in-it': { lines, keys: [key.replace('+', ' +')], found },
    'key-held-without-a-plus': { lines, keys: [key.replaceAll('+', ' ')], found },
    'key-held-before-a-space-of-another-kind': { lines, keys: [`${key}\u3000`], found },
    'key-held-that-is-two': { lines, keys: [`${key} ${key}`], found },
    'key-held-that-is-nothing': { lines, keys: [''], found },
  };
}

/** Levels of a line. */
const deepest = 500;
const nested = (levels: number): unknown[] => (levels === 1 ? [] : [nested(levels - 1)]);
/** The last entry nested once more, its digest and the header's fitting. */
function oneDeeper(lines: readonly string[]): string[] {
  const [, before = '', content = '', after = ''] =
    /^\{"digest":"([^"]*)","entry":(.*)(,"recordedAt":"[^"]*"\})$/.exec(lines.at(-1) ?? '') ?? [];
  const deeper = content.replace('[]', '[[]]');
  const digest = nodeTools.sha256(deeper);
  return [(lines[0] ?? '').replace(before, digest), ...lines.slice(1, -1), `{"digest":"${digest}","entry":${deeper}${after}`];
}

/** The longest line that is read, bytes. */
const longest = 16 * 1_024 * 1_024;
/** Records whose last line is as long as may be, and longer: too large to be kept. */
export async function longLines(): Promise<Readonly<Record<string, Specimen>>> {
  const withRemark = async (length: number) =>
    rechained(await neverAnchored(), (content) => ({ ...content, ...(content.seq === 3 && { remark: 'a'.repeat(length) }) }));
  const beside = Buffer.byteLength((await withRemark(0)).at(-1) ?? '');
  const long = await withRemark(longest - beside);
  return {
    'as long as may be': { lines: long, found: sound },
    'longer by what is dropped': { lines: long.with(-1, `${long.at(-1)}\r`), found: broken('changed', 3) },
    'longer by one': { lines: await withRemark(longest - beside + 1), found: broken('changed', 3) },
  };
}

/** The second checkpoint is signed by another key. */
function withNewKey(how: { readonly handedOver: boolean }): SampleLog {
  const log = twoStages({ entries: 3 });
  log.signWith(sampleSigner(2), how);
  for (const number of [4, 5]) log.append(log.streams[0], sampleEvent(number));
  log.checkpoint();
  return log;
}

/** What is held is the first checkpoint, or another one. */
async function afterNewKey({ heldAt = 0, ...how }: { readonly handedOver: boolean; readonly heldAt?: number }) {
  const log = withNewKey(how);
  return { lines: await log.exported(log.streams[0]), checkpoints: [noteOf(log, heldAt)] };
}

/** Nothing is held but the second key, which the first made known: it signed the last checkpoint, and with it all before. */
async function heldByKey() {
  const log = withNewKey({ handedOver: true });
  return { lines: await log.exported(log.streams[0]), keys: [log.keys[1]?.key ?? ''] };
}

/** The record as it was before the second key, exported after its checkpoint. */
async function beforeNewKey() {
  const log = withNewKey({ handedOver: true });
  return { lines: await twoStages({ entries: 3 }).exported(log.streams[0]), checkpoints: [noteOf(log, -1)] };
}

async function erased(): Promise<string[]> {
  const log = twoStages({ entries: 3 });
  log.append(log.streams[0], { type: 'TextsErased', version: 1, data: { refs: ['44444444-4444-4444-8444-444444444444'] } });
  log.checkpoint();
  return log.exported(log.streams[0]);
}

/** Exported before the checkpoint that is held was made. */
const exportedBefore = async (log: SampleLog) => {
  const [header = '', ...lines] = await log.exported(log.streams[0]);
  return [header.replace(/"exportedAt":"[^"]*"/, '"exportedAt":"2026-11-28T13:00:04.000Z"'), ...lines];
};

/** The second entry has a member that no description names, and lacks all that no step of the check asks for. */
const withOtherMembers = ({ seq, ...content }: Record<string, unknown>) => {
  const { format, stream } = content;
  return seq === 2 ? { format, stream, remark: '承認済', seq } : { ...content, seq };
};
