import type { Entry } from '@shodo/contracts';
import { Finding } from './report.js';
import { watchOf } from './watch.js';
import type { Seen, Stream } from './witness.js';

const stream = { tenant: 't', incident: 'i', name: 'incident:t:i' } as Stream;
const seen = (seq: number, entry?: object) => ({ laid: { seq }, ...(entry && { entry: entry as Entry }) }) as Seen;

test('an entry that a witness makes no sense of is named, and is the last that it is asked about there', async () => {
  const finding = new Finding('I2');
  const asked: number[] = [];
  let isEnded = false;
  const take = ({ laid: { seq }, entry }: Seen) => {
    asked.push(seq);
    if (entry?.actor.kind === 'system') throw new TypeError('of this entry');
  };
  const end = () => {
    isEnded = true;
  };
  const watch = watchOf({ finding, ofStream: () => ({ take, end }) }, stream);
  for (const each of [seen(1, { actor: {} }), seen(2), seen(3, { actor: { kind: 'system' } }), seen(4, { actor: {} })]) watch?.take(each);
  await watch?.end();
  expect({ asked, isEnded }).toEqual({ asked: [1, 2, 3], isEnded: false });
  expect(finding.verdict()).toMatchObject({ is: 'broken', breaches: [{ code: 'entry-is-unreadable', stream: stream.name, seq: 3 }] });
});

test('one that cannot be read is named by those that rest on what entries say, and they go on', async () => {
  const findings = [new Finding('I15'), new Finding('I16')];
  const asked: number[] = [];
  const ofStream = () => ({ take: ({ laid: { seq } }: Seen) => void asked.push(seq) });
  const watches = findings.map((finding, at) =>
    watchOf({ finding, ...(at === 1 && { reads: 'what-entries-say' as const }), ofStream }, stream),
  );
  for (const watch of watches) for (const each of [seen(1), seen(2, {})]) watch?.take(each);
  expect(asked).toEqual([1, 2, 1, 2]);
  expect(findings.map((finding) => finding.verdict().broken)).toEqual([0, 1]);
});
