import { forgotten } from './forgotten.js';

const request = { head: { seq: 1 }, events: ['DutyReassessed'] };

/** An activity that waits, and what it was told. */
function waiting() {
  let told: typeof request | undefined;
  let end: { readonly resolve: (answer: string) => void; readonly reject: (failure: Error) => void } | undefined;
  const ask = (asked: typeof request) => {
    told = asked;
    return new Promise<string>((resolve, reject) => {
      end = { resolve, reject };
    });
  };
  return { ask, told: () => told, end: () => end };
}

test('what was asked is whole while it is under way, and gone with the answer; whoever asked keeps theirs', async () => {
  const { ask, told, end } = waiting();
  const answer = forgotten(ask)(request);
  expect(told()).toEqual(request);
  end()?.resolve('appended');
  expect(await answer).toBe('appended');
  expect(told()).toEqual({});
  expect(request.events).toEqual(['DutyReassessed']);
});

test('it is gone after a failure too, which whoever asked hears', async () => {
  const { ask, told, end } = waiting();
  const answer = forgotten(ask)(request);
  end()?.reject(new Error('the ledger forked'));
  await expect(answer).rejects.toThrow('the ledger forked');
  expect(told()).toEqual({});
});

test('the answer is the promise of the activity itself: nothing is told a step later', () => {
  const promise = Promise.resolve('appended');
  expect(forgotten(() => promise)(request)).toBe(promise);
});
