import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecord, type Elsewhere } from './check/check-record.js';
import { nodeTools } from './check/node-tools.js';
import { checkpointsIn } from './held-text.js';
import { pageWords } from './page/page-words.js';
import { told } from './words.js';

const read = (file: string) => readFileSync(join(__dirname, '../../../test/ledger/specimens', file));
async function* bytesOf(name: string): AsyncGenerator<Uint8Array> {
  yield read(`${name}.ndjson`);
}
const heldWith = (name: string) => JSON.parse(read(`${name}.json`).toString()) as Required<Elsewhere>;
const findingOf = (name: string, held: Elsewhere = heldWith(name)) => checkRecord(nodeTools, bytesOf(name), held);

describe('what is held and cannot be compared is told, and beside it what the rest shows', () => {
  test('where all else agrees', async () => {
    const found = await findingOf('checkpoint-unreadable-beside-one-that-agrees');
    const japanese = told(found, 'ja');
    expect(japanese).toMatch(
      /^検証できません\nお手元の検証点 2: 読めません。.*\(held-is-unreadable\)\n\nそれを除いて確かめた結果: 正常です: 記載 5 件/,
    );
    expect(japanese).toContain('\nお手元の検証点: 1 件と一致');
    expect(japanese).toContain('お手元の検証点か鍵が裏づけています');
    expect(told(found, 'en')).toMatch(
      /^Cannot be checked\nCheckpoint 2 of those you hold: it cannot be read: .*\n\nWhat was found without: Sound: all 5/,
    );
  });

  test('where another shows a fork', async () => {
    const found = told(await findingOf('forked-beside-one-of-a-changed-text'), 'ja');
    expect(found).toMatch(/^食い違いがあります: 連番 1: .*\(forked\)\n/);
    expect(found).toContain('\nお手元の検証点 1: 名乗っている鍵の署名ではありません。その鍵はお手元になく、');
  });

  test('one that is not signed by the key it names: which only the file brings, it may bring another of that id; which is held, it may not', async () => {
    const brought = await findingOf('checkpoint-of-a-changed-text');
    expect(brought).toMatchObject({ why: 'held-is-not-signed', aside: [{ number: 1, against: 'file' }] });
    expect(told(brought, 'ja')).toMatch(/\nこのファイルにある、その ID の鍵: shodo\/organisation\/\S+\+[0-9a-f]{8}\+\S{44}\n/);
    expect(told(brought, 'ja')).toMatch(/書き換えられたか、.*同じ ID の別の鍵.*公開鍵を別の経路で受け取り、.*\(held-is-not-signed\)\n/);
    expect(told(brought, 'en')).toMatch(
      / either the checkpoint was changed .* or the file brings another key of the same id .*by another way/,
    );
    const held = await findingOf('checkpoint-of-a-changed-text-beside-the-key');
    expect(held).toMatchObject({ why: 'held-is-not-signed', aside: [{ number: 1, against: 'held' }] });
    expect(told(held, 'ja')).toContain('お手元の検証点 1: お手元の鍵の ID を名乗っていますが、その鍵の署名ではありません。');
    expect(told(held, 'en')).toContain('it names a key you hold and is not signed by it: it was changed');
    for (const language of ['ja', 'en'] as const) expect(told(held, language)).not.toMatch(/別の鍵|another key/);
    // Another key is held than the one it names.
    const [other = ''] = heldWith('of-another-key').keys;
    const { checkpoints } = heldWith('checkpoint-of-a-changed-text');
    expect(await findingOf('checkpoint-of-a-changed-text', { checkpoints, keys: [other] })).toMatchObject({ aside: [{ against: 'file' }] });
  });

  test('a true checkpoint beside a file that brings another key of its id is never told to be only changed', async () => {
    const found = await findingOf('checkpoint-beside-another-key-of-its-id');
    expect(found).toMatchObject({
      is: 'not-checkable',
      aside: [{ against: 'file' }],
      otherwise: { is: 'sound', anchored: { trust: 'file' } },
    });
    expect(told(found, 'ja')).toContain('同じ ID の別の鍵');
    expect(await findingOf('forked-where-the-key-is-held-beside-another-of-its-id')).toMatchObject({
      is: 'broken',
      aside: [],
      strangers: [],
    });
  });

  test('two that are not the same are told also where the file has no log, and not that they cannot be compared', async () => {
    const found = await findingOf('forked-by-two-of-other-roots-without-a-log');
    expect(found).toMatchObject({ is: 'broken', contrary: [1, 2], strangers: [1, 2], aside: [] });
    expect(told(found, 'ja')).toContain('どれも確かな所から届いたものなら、');
    // Nothing in the file is at odds with either, and the words do not say that it was exchanged.
    for (const name of [
      'forked-by-two-of-other-roots-without-a-log',
      'forked-by-two-of-other-roots-with-a-log-of-nothing',
      'forked-by-two-of-other-roots-that-are-newer',
      'forked-by-two-of-other-heads',
      'forked-by-two-that-are-passed-over',
    ]) {
      expect(told(await findingOf(name), 'ja')).toMatch(/^食い違いがあります: お手元の検証点どうしが食い違っています。[^\n]*\(forked\)\n/);
      expect(told(await findingOf(name), 'en')).toMatch(/^Broken: the checkpoints you hold are at odds with one another\./);
    }
    for (const name of ['forked', 'forked-by-other-heads', 'forked-with-its-own-held-after'])
      expect(told(await findingOf(name), 'ja')).toMatch(/^食い違いがあります: 連番 \d+[^\n]*枝分かれしています/);
    // Of one that is put aside it is not told as well that nobody knows its key: without a log nobody can.
    expect(await findingOf('without-a-log-to-compare')).toMatchObject({ otherwise: { held: 0, heldBefore: 0, strangers: [] } });
    expect(await findingOf('without-a-log-and-of-nothing')).toMatchObject({ otherwise: { held: 0, heldBefore: 0, strangers: [] } });
  });

  test('one by a key that nobody knows counts, as it may be the only witness, and is told: it may be a forgery as well', async () => {
    const known = await findingOf('forked');
    expect(known).toMatchObject({ is: 'broken', problem: 'forked', strangers: [] });
    expect(told(known, 'ja')).not.toContain('鍵で署名されています');
    const [shows = ''] = heldWith('forked').checkpoints;
    const stranger = shows.replace(/(?<=\n\u2014 .* )\S{8}/u, 'AAAAAAAA');
    const found = await findingOf('forked', { checkpoints: [stranger] });
    expect(found).toMatchObject({ is: 'broken', problem: 'forked', strangers: [1] });
    expect(told(found, 'ja')).toMatch(
      /\nお手元の検証点 1 は、この記録にもお手元の鍵にもない鍵で署名されています。.*もう一度確かめてください$/,
    );
    expect(told(found, 'en')).toMatch(/\nCheckpoint 1 of those you hold is signed by a key that neither this record nor you know: /);
    // What is wrong in the file alone no checkpoint that is held can have caused.
    const deleted = await findingOf('deleted', { checkpoints: [stranger] });
    expect(deleted).toMatchObject({ is: 'broken', problem: 'deleted', strangers: [1] });
    expect(told(deleted, 'ja')).not.toContain('鍵で署名されています');
  });

  test('two of one size that are not the same are told by their numbers, and not that the export is only older', async () => {
    const found = await findingOf('forked-by-two-of-other-heads-that-are-newer');
    expect(found).toMatchObject({ is: 'broken', problem: 'forked', contrary: [1, 2], aside: [] });
    expect(told(found, 'ja')).toContain('\nお手元の検証点 1, 2 には、同じ大きさで中身の違うものがあります。');
    expect(told(found, 'en')).toContain('\nAmong the checkpoints 1, 2 of those you hold are some of one size that are not the same: ');
    expect(told(await findingOf('forked'), 'ja')).not.toContain('同じ大きさ');
  });

  test('one by such a key that agrees vouches for what it signs, whose key the file brings, and is told as well', async () => {
    const found = await findingOf('sound-by-a-key-that-nobody-knows');
    expect(found).toMatchObject({ is: 'sound', held: 1, strangers: [1], anchored: { trust: 'held' } });
    expect(told(found, 'ja')).toContain('\nお手元の検証点 1 は、この記録にもお手元の鍵にもない鍵で署名されています。');
    expect(told(found, 'en')).toContain('vouched for by a checkpoint or key you hold');
    const known = await findingOf('sound-beside-the-key-of-what-is-held');
    expect(known).toMatchObject({ is: 'sound', strangers: [] });
  });

  test('whose key leads to none that signed is told by its number; beside a key that is held it is not asked', async () => {
    const held = heldWith('wrong-key-of-one-beside-another-that-agrees');
    const found = await findingOf('wrong-key-of-one-beside-another-that-agrees', held);
    expect(found).toMatchObject({ is: 'broken', problem: 'wrong-key', doubting: [2] });
    expect(told(found, 'ja')).toMatch(
      /\nお手元の検証点 2 の鍵から、この記録に署名した鍵への引き継ぎがありません。.*前の鍵と新しい鍵を別の経路で受け取り、両方とも渡してください$/,
    );
    expect(told(found, 'en')).toMatch(
      /\nFrom the key of checkpoint 2 of those you hold nothing hands over to a key that signed this record: /,
    );
    const beside = await findingOf('wrong-key-beside-its-own-checkpoint');
    expect(beside).toMatchObject({ is: 'broken', problem: 'wrong-key', doubting: [], isKeyHeld: true });
    expect(told(beside, 'ja')).toMatch(
      /\nお手元の鍵から、この記録に署名した鍵への引き継ぎがありません。.*前の鍵と新しい鍵を別の経路で受け取り、両方とも渡してください$/,
    );
    expect(told(beside, 'en')).toMatch(/\nFrom the key you hold nothing hands over to a key that signed this record: /);
    expect(told(found, 'en')).not.toContain('From the key you hold nothing');
    expect(told(beside, 'en')).not.toContain('From the key of checkpoint');
    expect(told(await findingOf('forked'), 'en')).not.toContain('nothing hands over');
    const {
      checkpoints: [fork = ''],
    } = heldWith('forked');
    const [key = ''] = heldWith('checkpoint-of-a-changed-text-beside-the-key').keys;
    expect(told(await findingOf('forked', { checkpoints: [fork], keys: [key] }), 'en')).not.toContain('From the key you hold');
  });

  test.each(['passed-over', 'of-nothing'])('one that was not compared (%s) makes no key trusted', async (how) => {
    const { checkpoints } = heldWith(
      how === 'passed-over' ? 'wrong-key-beside-one-of-its-key-that-is-passed-over' : 'wrong-key-beside-one-of-its-key-of-nothing',
    );
    const found = await findingOf('wrong-key-beside-one-of-its-key-of-nothing', { checkpoints });
    expect(found).toMatchObject({ is: 'sound', anchored: { trust: 'file' }, heldBefore: 1 });
    expect(told(found, 'ja')).not.toContain('裏づけています');
  });

  test('one that agrees and that the file should bring, and does not', async () => {
    const found = await findingOf('sound-without-one-in-between-that-is-held');
    expect(found).toMatchObject({ is: 'sound', held: 1, heldBefore: 0, missing: [1] });
    expect(told(found, 'ja')).toContain('\nお手元の検証点 1 は記録と一致しますが、この書き出しに入っていません。');
    expect(told(found, 'en')).toContain('\nOf the checkpoints you hold, 1 should be in this export and is not; ');
    for (const whole of ['sound-with-all-that-is-held', 'sound-where-what-is-held-lies-before'])
      expect(await findingOf(whole)).toMatchObject({ is: 'sound', missing: [] });
  });

  test('one that agrees and lies before the last of the file: entries under it may have been exchanged, unless a receipt of the last is held', async () => {
    const held = heldWith('sound-though-exchanged-under-what-is-held');
    const found = await findingOf('sound-though-exchanged-under-what-is-held', held);
    expect(found).toMatchObject({ is: 'sound', held: 2, earlier: [1, 2], receiptsUpTo: 0 });
    expect(told(found, 'ja')).toMatch(
      /\nお手元の検証点 1, 2 は、この書き出しの最後の検証点より前のものです。.*その時点までの記載が差し替えられていない/,
    );
    expect(told(found, 'en')).toMatch(
      /\nThe last checkpoint of this export is a later one than 1, 2 of those you hold: .* not shown that entries recorded until then/,
    );
    // A receipt shows what was there when it was given: one of today shows nothing of that time, and only its holder knows which it is.
    if (found.is !== 'sound') throw new Error('the specimen is not what it was');
    for (const [receipts, upTo] of [
      [heldWith('sound-up-to-the-receipt-though-exchanged-after-it').receipts, 1],
      [[found.head], found.head.seq],
    ] as const) {
      const beside = await findingOf('sound-though-exchanged-under-what-is-held', { ...held, receipts });
      expect(told(beside, 'ja')).toMatch(/最後の検証点より前のもの.*終わる書き出しの最後の記載なら、連番 (\d) までは/);
      expect(told(beside, 'ja')).toContain(`連番 ${upTo} までは受付控えと一致しています。`);
      expect(told(beside, 'en')).toContain(
        `Up to sequence ${upTo} a receipt agrees: if it was given to you at the time of that checkpoint, `,
      );
    }
    // The last one alone shows it all.
    const { checkpoints } = heldWith('sound-with-all-that-is-held');
    const last = await findingOf('sound', { checkpoints: checkpoints.slice(-1) });
    expect(last).toMatchObject({ is: 'sound', held: 1, earlier: [] });
    expect(told(last, 'ja')).not.toContain('最後の検証点より前のもの');
    expect(told(last, 'ja')).toContain('\nお手元の検証点 1 は、この書き出しの最後の検証点です。連番 ');
    expect(told(found, 'ja')).not.toContain('この書き出しの最後の検証点です。');
  });

  test('an export that ends at a checkpoint shows what lies under it, and its last entry is the receipt that shows the exchange', async () => {
    const then = await findingOf('sound-up-to-a-checkpoint-that-is-held');
    expect(then).toMatchObject({ is: 'sound', held: 1, earlier: [], lastHeld: [1], anchored: { trust: 'held' } });
    expect(told(then, 'en')).toContain(
      '\nCheckpoint 1 of those you hold is the last of this export: entries up to sequence 3 were not rewritten',
    );
    const [, seq = '', digest = ''] = /Last entry \(SEQ:DIGEST\): (\d+):([0-9a-f]{64})\n/u.exec(told(then, 'en')) ?? [];
    const receipts = [{ seq: Number(seq), digest }];
    const { checkpoints } = heldWith('sound-though-exchanged-under-what-is-held');
    expect(await findingOf('sound-though-exchanged-under-what-is-held', { checkpoints, receipts })).toMatchObject({ problem: 'rewritten' });
    expect(await findingOf('sound-up-to-a-checkpoint-that-is-held', { receipts })).toMatchObject({ is: 'sound', receiptsUpTo: 3 });
  });

  test('an entry that was recorded hours before the checkpoint it stands after, as it says itself', async () => {
    const name = 'sound-though-later-than-its-time-by-what-is-held';
    const found = await findingOf(name);
    expect(found).toMatchObject({ is: 'sound', held: 1, earlier: [1], late: 2 });
    expect(told(found, 'ja')).toContain('\n連番 2 の記載は、その記録時刻より一時間以上後にできたお手元の検証点よりも、');
    expect(told(found, 'en')).toContain('\nEntry 2 stands in the log after a checkpoint you hold, ');
    const receipts = found.is === 'sound' ? [found.head] : [];
    expect(told(await findingOf(name, { ...heldWith(name), receipts }), 'ja')).toContain('連番 2 の記載は、その記録時刻より');
    // What nobody holds says what whoever signed it likes.
    expect(await findingOf(name, { checkpoints: [] })).not.toHaveProperty('late');
    expect(await findingOf('sound-though-exchanged-under-what-is-held')).not.toHaveProperty('late');
  });

  test('a rollback is not told beside it to be an export that is only older', async () => {
    const found = await findingOf('rolled-back');
    expect(found).toMatchObject({ is: 'broken', problem: 'rolled-back', aside: [] });
    expect(told(found, 'en')).not.toContain('held-is-newer');
    // One from after the export says nothing of it, whatever another shows.
    const [shows = ''] = heldWith('rolled-back').checkpoints;
    const later = shows.replace(/(?<=\ntime )\S+/u, '2026-11-28T15:00:00.000Z').replace(/(?<=\n\u2014 .* )\S{8}/u, 'AAAAAAAA');
    const both = await findingOf('rolled-back', { checkpoints: [shows, later] });
    expect(both).toMatchObject({ is: 'broken', problem: 'rolled-back', aside: [{ number: 2, why: 'held-is-newer' }] });
    expect(told(both, 'en')).toContain('ends where it ended, unless the incident has a new entry) (held-is-newer)');
  });

  test('a key that is none, too; then the keys are those that the file brings', async () => {
    const found = told(await findingOf('key-held-unreadable'), 'en');
    expect(found).toContain('Key 1 of those you hold: it cannot be read as a public key. If it is one, ');
    expect(found).toContain('if it was meant for a receipt, give it as one, SEQ:DIGEST (held-is-unreadable)');
    expect(found).toContain('signed by the keys this file brings');
  });

  test('a newer one, which does not make the keys of the file trusted that no other vouches for', async () => {
    const { checkpoints } = heldWith('older-than-what-is-held');
    const newer = checkpoints.map((note) => note.replace(/(?<=\n\u2014 .* )\S{8}/u, 'AAAAAAAA'));
    const found = await findingOf('older-than-what-is-held', { checkpoints: newer });
    expect(found).toMatchObject({ is: 'not-checkable', why: 'held-is-newer', otherwise: { is: 'sound', anchored: { trust: 'file' } } });
    // The file reaches none of them, so it does not lack them, and none lies before its first entry.
    expect(found).toMatchObject({ otherwise: { held: 0, missing: [], heldBefore: 0 } });
    const ofNothing = await findingOf('with-a-log-of-nothing-beside-the-key', {
      checkpoints: newer.map((note) => note.replace(/(?<=\ntime )\S+/u, '2026-11-28T15:00:00.000Z')),
    });
    expect(ofNothing).toMatchObject({ why: 'held-is-newer', otherwise: { held: 0, missing: [], heldBefore: 0 } });
  });
});

describe('of checkpoints from before the record it is not said that they agree', () => {
  test.each(['sound-where-nothing-was-logged-yet', 'sound-where-what-is-held-lies-before', 'sound-where-what-is-held-is-passed-over'])(
    '%s',
    async (name) => {
      const found = await findingOf(name);
      expect(found).toMatchObject({ is: 'sound', held: 1, heldBefore: 1 });
      expect(told(found, 'ja')).not.toContain('件と一致');
      expect(told(found, 'ja')).toContain(
        'お手元の検証点のうち 1 件は、この書き出しによれば最初の記載より前のもので、記載については何も示しません',
      );
    },
  );

  test('without a log that is said, and not that the checkpoint is of another one', async () => {
    const found = told(await findingOf('without-a-log-to-compare'), 'ja');
    expect(found).toContain(
      'お手元の検証点 1: この書き出しには検証点が一つもなく、照らし合わせられません。署名されたものをすべて除けば、残りは誰にでも書き換えられる',
    );
    expect(found).toContain('\n検証点なし: どの記載も、まだ外部に固定されていません');
  });

  test('a key that has nothing to be compared with is never passed over', async () => {
    const found = await findingOf('without-a-log-beside-the-key');
    expect(found).toMatchObject({ is: 'not-checkable', aside: [{ what: 'key', number: 1, why: 'held-without-log' }] });
    expect(told(found, 'en')).toMatch(
      /^Cannot be checked\nKey 1 of those you hold: this export has no checkpoint at all to compare it with\. Whoever leaves out all that was signed can rewrite the rest/,
    );
  });
});

test('a checkpoint of which only a part came is among those of its mail', () => {
  const [note = ''] = heldWith('checkpoint-unreadable-beside-one-that-agrees').checkpoints;
  const [origin] = note.split('\n');
  expect(checkpointsIn(`${note}\n${note.slice(0, 90)}\n`)).toEqual([note, origin]);
  // Whatever an editor or a mail program put before its lines or behind them.
  for (const before of ['\t', '\u00a0', '\u3000', '| ', '* ', '> '])
    expect(checkpointsIn(`${note}\n${note.replaceAll(/^(?=.)/gm, before)}\n`)).toEqual([note, `${before}${origin}`]);
  expect(checkpointsIn(`${note}\n${note.replaceAll('\n', ' \n')}\n`)).toEqual([note, `${origin} `]);
  // Mails hold the text once more, as a page.
  expect(checkpointsIn(`${note}\n<pre>${note}</pre>`)).toEqual([note]);
});

describe('a time is told as the word of whoever wrote it', () => {
  test('that of a checkpoint, whether or not what is held vouches for what it signs; of a time-stamp it is said that nobody checked it', async () => {
    for (const name of ['sound', 'sound-by-a-key-that-nobody-knows', 'sound-with-all-that-is-held']) {
      const found = await findingOf(name);
      expect(told(found, 'ja')).toMatch(/\n検証点: \d+ 件、最後のものは連番 \d+ まで[^Z]*\n最後の検証点の時刻: \S+Z\(署名した者の申告\)\n/);
      expect(told(found, 'en')).toMatch(/\nCheckpoints: [^Z]*\nTime of the last checkpoint: \S+Z \(as whoever signed it says\)\n/);
    }
    const stamped = await findingOf('sound-with-a-timestamp');
    expect(told(stamped, 'ja')).toContain('\nタイムスタンプ: 1 件(外部の時刻認証局の署名かどうかは、ここでは確かめていません');
    expect(told(stamped, 'en')).toContain('\nTime-stamps: 1 (whether an authority signed them is not checked here');
  });

  test('that of the export, on which it depends whether a record was rolled back or is only older', async () => {
    expect(told(await findingOf('sound'), 'ja')).toMatch(/\n書き出し: \S+Z\(書き出した側の申告\)\n/);
    expect(told(await findingOf('rolled-back'), 'ja')).toMatch(
      /より後に書き出されたと記されている[\s\S]*\n書き出し: \S+Z\(書き出した側の申告\)$/,
    );
    expect(told(await findingOf('rolled-back'), 'en')).toContain('by its own account it was exported after your checkpoint');
    const older = await findingOf('older-than-what-is-held');
    expect(told(older, 'ja')).toMatch(/その日時は書き出した側の申告で、古い状態に戻された記録でも、.*新しく書き出してもらい/);
    expect(told(older, 'en')).toMatch(
      /the word of whoever made the export, and a record that was put back .* ask for a new export of the record itself/,
    );
  });
});

test('a time-stamp that stands there twice is told once', async () => {
  const lines = read('sound-with-a-timestamp.ndjson').toString();
  async function* twice(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(lines.replace(/^\{"timestamp".*\n/m, '$&$&'));
  }
  expect(await checkRecord(nodeTools, twice())).toMatchObject({ is: 'sound', anchored: { timestamps: 1 } });
});

test('the page tells whom a command line means nothing of its own fields, and never of options', async () => {
  const found = await findingOf('sound');
  for (const language of ['ja', 'en'] as const) {
    expect(told(found, language)).toContain('--receipt');
    const onPage = told(found, language, pageWords.limits);
    expect(onPage).not.toContain('--');
    const fields = (['checkpoints', 'pasted', 'held'] as const).map((field) =>
      pageWords[field][language].replace(/ ?\((任意|optional)\)$/, ''),
    );
    for (const field of fields) expect(onPage).toContain(field);
  }
});
