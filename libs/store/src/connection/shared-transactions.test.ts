import { setTimeout as sleep } from 'node:timers/promises';
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
const doAll = (shared: SharedTransactions<Work, string>, works: readonly Work[]) =>
  Promise.allSettled(works.map((work) => shared.do(work)));
const answers = (settled: readonly PromiseSettledResult<string>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value : `failed: ${String(each.reason)}`));

test('where little is asked each goes at once and alone; what comes meanwhile goes together', async () => {
  const { shared, began } = noting();
  const settled = await doAll(
    shared,
    names(7).map((name) => ({ name })),
  );
  expect(began).toEqual([['w0'], ['w1'], ['w2'], ['w3'], ['w4', 'w5', 'w6']]);
  expect(answers(settled)).toEqual(['w0 alone', 'w1 alone', 'w2 alone', 'w3 alone', 'w4 shared', 'w5 shared', 'w6 shared']);
});

test('no more than sixteen share a transaction, and none of one key', async () => {
  const { shared, began } = noting();
  await doAll(
    shared,
    names(24).map((name, index) => ({ name, ...(index >= 4 && index < 7 && { key: 'one' }) })),
  );
  expect(began.slice(0, 4).map((each) => each.length)).toEqual([1, 1, 1, 1]);
  expect(began[4]).toEqual(['w4', ...names(24).slice(7, 22)]);
  expect(began.slice(5).flat().sort()).toEqual(['w22', 'w23', 'w5', 'w6']);
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
  expect(answers(settled).slice(4)).toEqual(['w4 alone', 'failed: Error: malformed', 'w6 alone']);
  expect(began.slice(5)).toEqual([['w4'], ['w5'], ['w6']]);
});

test('what cannot go with the others is done alone, and the others keep their answers', async () => {
  const { shared } = noting({ together: (works) => works.map(({ name }) => (name === 'w5' ? 'alone' : { answer: `${name} shared` })) });
  const settled = await doAll(
    shared,
    names(7).map((name) => ({ name })),
  );
  expect(answers(settled).slice(4)).toEqual(['w4 shared', 'w5 alone', 'w6 shared']);
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
