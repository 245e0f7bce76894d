import { checkRecord, nodeTools } from '@shodo/verifier';
import { Chance } from '../faults/load/chance.js';
import { sampled, type Tampered, tamperedExport, tamperedRows } from './mutations.js';

const times = process.env.SHODO_LONG ? 10_000 : 300;
const seed = Number(process.env.SHODO_SEED ?? 20_261_128);
/** Samples are made anew now and then; making one costs more than checking it. */
const perSample = 30;

async function* fileOf(lines: readonly (Buffer | string)[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.concat([Buffer.from(line), Buffer.from('\n')]);
}

/** With checkpoints that were held outside before anybody tampered. */
const check = (lines: readonly (Buffer | string)[], checkpoints: readonly string[]) =>
  checkRecord(nodeTools, fileOf(lines), { checkpoints });

test(`of ${times} mutations under an outside checkpoint none passes, and each is named where it begins`, async () => {
  const chance = new Chance(seed);
  const wrong: object[] = [];
  const seen = new Map<string, number>();
  for (let count = 0; count < times; ) {
    const sample = await sampled(chance.branch());
    const held = sample.log.checkpoints.map(({ note }) => note);
    expect(await check(sample.lines, held)).toMatchObject({ is: 'sound', held: held.length });
    for (let each = 0; each < perSample && count < times; each += 1, count += 1) {
      const tampered: Tampered = chance.happens(0.2) ? await tamperedRows(sample) : tamperedExport(sample);
      const finding = await check(tampered.lines, held);
      seen.set(tampered.how, (seen.get(tampered.how) ?? 0) + 1);
      const isNamed = finding.is === 'broken' && finding.seq >= tampered.from && finding.seq <= tampered.to;
      // A changed name of a format cannot be told from a later format: it is not checkable, which is not sound either.
      const isUnknown = finding.is === 'not-checkable' && finding.why === 'unknown-version';
      // The last of them alone shows that something is wrong, if not always where: what the file says of the others anybody with the log's key may sign.
      const passes = (await check(tampered.lines, held.slice(-1))).is === 'sound';
      if (passes || (!isNamed && !isUnknown))
        wrong.push({ count, how: tampered.how, from: tampered.from, to: tampered.to, passes, finding });
    }
  }
  expect(wrong).toEqual([]);
  expect(seen.size).toBe(13);
}, 600_000);
