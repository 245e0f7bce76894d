import { setImmediate as moment, setTimeout as sleep } from 'node:timers/promises';
import { type Shared, SharedTransactions } from './shared-transactions.js';

interface Work {
  readonly name: string;
  readonly key?: string;
}

/** Notes what shared a transaction; each takes a moment, so that others come meanwhile. */
function noting({ together, alone }: { together?: (works: readonly Work[]) => Shared<string>[]; alone?: (work: Work) => string } = {}) {
  const began: string[][] = [];
  const shared = new SharedTransactions<Work, string>({
    keyOf: ({ key, name }) => key ?? name,
    alone: async (work) => {
      began.push([work.name]);
      await sleep(5);
      return alone ? alone(work) : `${work.name} alone`;
    },
    together: async (works) => {
      began.push(works.map(({ name }) => name));
      await sleep(5);
      return together ? together(works) : works.map(({ name }) => ({ answer: `${name} shared` }));
    },
  });
  return { shared, began };
}
const names = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`);
/** The first three a moment apart, which is as many as go at once; the others all at one moment, while those are under way. */
async function doAll(shared: SharedTransactions<Work, string>, works: readonly Work[]) {
  const asked: Promise<string>[] = [];
  for (const work of works) {
    asked.push(shared.do(work));
    if (asked.length <= 3) await moment();
  }
  return Promise.allSettled(asked);
}
const answers = (settled: readonly PromiseSettledResult<string>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value : `failed: ${String(each.reason)}`));

test('where little is asked each goes at once and alone; what comes meanwhile goes together', async () => {
  const { shared, began } = noting();
  const settled = await doAll(
    shared,
    names(7).map((name) => ({ name })),
  );
  expect(began).toEqual([['w0'], ['w1'], ['w2'], ['w3', 'w4', 'w5', 'w6']]);
  expect(answers(settled)).toEqual(['w0 alone', 'w1 alone', 'w2 alone', 'w3 shared', 'w4 shared', 'w5 shared', 'w6 shared']);
});

test('what comes at one moment goes together, though nothing is under way', async () => {
  const { shared, began } = noting();
  await Promise.all(names(3).map((name) => shared.do({ name })));
  expect(began).toEqual([['w0', 'w1', 'w2']]);
});

test('no more than thirty-two share a transaction, and none of one key', async () => {
  const { shared, began } = noting();
  await doAll(
    shared,
    names(40).map((name, index) => ({ name, ...(index >= 4 && index < 7 && { key: 'one' }) })),
  );
  expect(began.slice(0, 3).map((each) => each.length)).toEqual([1, 1, 1]);
  expect(began[3]).toEqual(['w3', 'w4', ...names(40).slice(7, 37)]);
  expect(began.slice(4).flat().sort()).toEqual(['w37', 'w38', 'w39', 'w5', 'w6']);
  for (const together of began) expect(together.filter((name) => ['w4', 'w5', 'w6'].includes(name)).length).toBeLessThan(2);
});

test('when what was shared fails, each is done alone, and only the one at fault fails', async () => {
  const { shared, began } = noting({
    together: () => {
      throw new Error('aborted');
    },
    alone: ({ name }) => {
      if (name === 'w5') throw new Error('malformed');
      return `${name} alone`;
    },
  });
  const settled = await doAll(
    shared,
    names(7).map((name) => ({ name })),
  );
  expect(answers(settled).slice(3)).toEqual(['w3 alone', 'w4 alone', 'failed: Error: malformed', 'w6 alone']);
  expect(began.slice(4)).toEqual([['w3'], ['w4'], ['w5'], ['w6']]);
});

test('what cannot go with the others is done alone, and the others keep their answers', async () => {
  const { shared } = noting({ together: (works) => works.map(({ name }) => (name === 'w5' ? 'alone' : { answer: `${name} shared` })) });
  const settled = await doAll(
    shared,
    names(7).map((name) => ({ name })),
  );
  expect(answers(settled).slice(3)).toEqual(['w3 shared', 'w4 shared', 'w5 alone', 'w6 shared']);
});

test('a failure leaves nothing behind: what comes later is done', async () => {
  const { shared } = noting({
    alone: ({ name }) => {
      if (name === 'bad') throw new Error('malformed');
      return 'done';
    },
  });
  await doAll(
    shared,
    Array.from({ length: 9 }, () => ({ name: 'bad' })),
  );
  expect(await shared.do({ name: 'good' })).toBe('done');
});
