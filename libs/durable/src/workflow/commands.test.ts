import { ApplicationFailure } from '@temporalio/workflow';
import { answer, commandUpdate } from './commands.js';
import { oneAtATime } from './one-at-a-time.js';
import { refused } from './refused.js';
import { ledgerRetries } from './retries.js';

test('the update of a command bears its name', () => {
  expect(commandUpdate('EstablishAwareness').name).toBe('EstablishAwareness');
});

test('a validator that answers with a promise does not compile', () => {
  const never = () => {
    const refuses = async () => Promise.reject(new Error('never called'));
    // @ts-expect-error an async validator would let every update in
    answer(['AddNote'], refuses, async () => undefined);
  };
  expect(never).toBeInstanceOf(Function);
});

test('a refusal leaves as a failure that is never retried, typed by the first code and carrying all of them', () => {
  const failure = refused([{ code: 'incident-is-closed' }, { code: 'time-lies-ahead', detail: { field: 'awareAt' } }]);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure.type).toBe('incident-is-closed');
  expect(failure.nonRetryable).toBe(true);
  expect(failure.details).toEqual([[{ code: 'incident-is-closed' }, { code: 'time-lies-ahead', detail: { field: 'awareAt' } }]]);
});

test('a refusal without a code is a defect, not a refusal', () => {
  expect(() => refused([])).toThrow('refused without a refusal');
});

test('the ledger is tried without end', () => {
  expect(ledgerRetries).not.toHaveProperty('scheduleToCloseTimeout');
  expect(ledgerRetries.retry).not.toHaveProperty('maximumAttempts');
});

describe('one at a time', () => {
  const soon = () => new Promise<void>((done) => setTimeout(done, 1));

  test('tasks run in the order asked, each after the end of the one before', async () => {
    const inOrder = oneAtATime();
    const seen: string[] = [];
    const task = (name: string) => async () => {
      seen.push(`${name} begins`);
      await soon();
      seen.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([inOrder(task('first')), inOrder(task('second'))])).toEqual(['first', 'second']);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('a refusal reaches its own caller and does not block the next', async () => {
    const inOrder = oneAtATime();
    const first = inOrder(() => Promise.reject(new Error('no')));
    const second = inOrder(() => Promise.resolve('yes'));
    await expect(first).rejects.toThrow('no');
    await expect(second).resolves.toBe('yes');
  });
});
