import { rendered, wordsOf } from '../specification/rendered.js';
import { Received, Saving } from './receive-page.js';

const numbers = (html: string) => [...html.matchAll(/name="volume" value="(\d+)"/g)].map(([, number]) => number);

test('a pack in volumes is offered whole and one by one, one archive as itself alone', async () => {
  const inTwo = await rendered(<Saving token="t" pack={{ size: 1_600_000_000, volumes: [1_000_000_000, 600_000_000] }} />);
  expect(numbers(inTwo)).toEqual(['1', '2']);
  expect(wordsOf(inTwo)).toMatch(
    /パックを保存する（1\.6 GB）.*同じフォルダーに.*第 1\/2 巻を保存する（1\.0 GB）.*第 2\/2 巻を保存する（600 MB）/,
  );
  const asOne = await rendered(<Saving token="t" pack={{ size: 400_000 }} />);
  expect([numbers(asOne), wordsOf(asOne)]).toEqual([[], 'パックを保存する（400 kB）']);
});

test('whoever confirms what another has confirmed is told that their name is not recorded', async () => {
  const at = '2026-12-01T10:00:00+09:00';
  expect(wordsOf(await rendered(<Received receivedAt={at} nameNotRecorded />))).toMatch(
    /^受領は先に記録されています（.*）。いま入れたお名前は記録していません。/,
  );
  expect(wordsOf(await rendered(<Received receivedAt={at} />))).toMatch(/^受領を記録しました（/);
});
