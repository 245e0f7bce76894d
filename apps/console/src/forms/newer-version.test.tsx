import type { FactView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { rendered, wordsOf } from '../specification/rendered.js';
import { NewerVersion } from './newer-version.js';
import type { Newer } from './seen.js';

const people = new Map([['p1', '髙橋 一郎']]);
const version = (number: number, exact: number) =>
  ({
    fact: 'principals-affected',
    version: number,
    stated: { exact },
    source: 'log',
    evidence: [],
    at: '2026-11-29T10:00:00+09:00',
    by: 'p1',
  }) as unknown as FactView;
const by = { by: 'p1', at: '2026-11-29T10:00:00+09:00', basedOn: 2 };
const latest = { fact: version(2, 1_200) };
const drawn = (newer: Newer, language: 'ja' | 'en' = 'ja') =>
  rendered(
    <NewerVersion
      id="newer"
      newer={newer}
      speaker={speakerOf(language, { people, duties: new Map(), texts: { review: '通知の控えを保管した。' } })}
      onTake={() => undefined}
      onBeginAgain={() => undefined}
    />,
    language,
  ).then(wordsOf);

test('both versions are shown, who recorded the newer one and when, and the two ways on', async () => {
  expect(await drawn({ ...by, seen: { fact: version(1, 30) }, latest })).toBe(
    'この入力を始めたあとに、髙橋 一郎さんが新しい内容を記録しました（11/29（日）10:00）。 ' +
      '入力を始めたときの記録 30 人・判明・出所 ログ 今の記録 1,200 人・判明・出所 ログ ' +
      '入力した内容はまだ記録していません。今の記録を確かめて、どちらかを選んでください。 ' +
      'この入力を続ける 今の記録から入力し直す',
  );
});

test('a form begun before there was any version says so, in English too', async () => {
  expect(await drawn({ ...by, seen: 'nothing', latest })).toContain('入力を始めたときの記録 記録なし');
  expect(await drawn({ ...by, seen: 'nothing', latest }, 'en')).toContain('On record when you began Nothing on record');
});

test('of a notice, of which the page does not know when it was recorded, it is shown when it was given', async () => {
  const act = { at: '2026-11-28T22:30:00+09:00', means: 'post', principals: 30 } as const;
  expect(await drawn({ basedOn: 1, by: 'p1', seen: 'nothing', latest: { act, isTakenBack: false } })).toContain(
    'この入力を始めたあとに、髙橋 一郎さんが新しい内容を記録しました。 入力を始めたときの記録 記録なし 今の記録 郵送・11/28（土）22:30・30 人',
  );
});

test('of a hold that took the place of another both are shown, each with its review', async () => {
  const hold = { seq: 14, holding: 'too-little-known', reviewAt: '2026-11-30T10:00:00+09:00' } as never;
  const later = { seq: 16, holding: 'notice-would-spread-harm', reviewAt: '2026-12-03T10:00:00+09:00' } as never;
  expect(await drawn({ ...by, seen: { hold }, latest: { hold: later } })).toContain(
    '入力を始めたときの記録 通知できる事実がまだほとんど分かっていない・11/30（月）10:00 に見直し 今の記録 今通知すると被害が広がるおそれがある・12/3（木）10:00 に見直し',
  );
});

test('another proposal to close is called one, with who made it and its review, in both languages', async () => {
  const closing = { entry: 62, proposedAt: by.at, review: { ref: 'review' } } as never;
  const newer: Newer = { ...by, seen: 'something', latest: { closing } };
  expect(await drawn(newer)).toContain(
    'この入力を始めたときとは別の完了の提案が、髙橋 一郎さんから今出ています（11/29（日）10:00）。 今の記録 通知の控えを保管した。',
  );
  expect(await drawn(newer, 'en')).toContain('Another proposal to close stands now than when you began: 髙橋 一郎 made it');
});

test('what the page does not know any more is left out: who holds the track now is shown', async () => {
  expect(await drawn({ ...by, seen: 'something', latest: { holder: 'p1' } })).toBe(
    'この入力を始めたあとに、髙橋 一郎さんが新しい内容を記録しました（11/29（日）10:00）。 ' +
      '今の記録 髙橋 一郎 ' +
      '入力した内容はまだ記録していません。今の記録を確かめて、どちらかを選んでください。 ' +
      'この入力を続ける 今の記録から入力し直す',
  );
});
