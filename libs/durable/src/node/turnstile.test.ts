import { setTimeout as sleep } from 'node:timers/promises';
import { Turnstile } from './turnstile.js';

const never = () => new AbortController().signal;

test('five are inside at a time for each key, the others follow in the order they came', async () => {
  const turnstile = new Turnstile();
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const task = (n: number) => async () => {
    order.push(n);
    most = Math.max(most, ++inside);
    await sleep(1);
    inside -= 1;
    return n;
  };
  const done = await Promise.all(Array.from({ length: 23 }, (_, n) => turnstile.pass('one', never(), task(n))));
  expect(done.map((each) => each?.done)).toEqual(order);
  expect(most).toBe(5);
});

test('one incident does not wait for another', async () => {
  const turnstile = new Turnstile();
  let open = () => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  const blocked = Array.from({ length: 6 }, () => turnstile.pass('one', never(), () => held));
  expect(await turnstile.pass('other', never(), async () => 'through')).toEqual({ done: 'through' });
  open();
  await Promise.all(blocked);
});

test('a place is given back when its task fails', async () => {
  const turnstile = new Turnstile();
  const failing = Array.from({ length: 7 }, () =>
    turnstile.pass('one', never(), () => Promise.reject(new Error('no'))).catch(() => 'failed'),
  );
  expect(await Promise.all(failing)).toEqual(Array.from({ length: 7 }, () => 'failed'));
  expect(await turnstile.pass('one', never(), async () => 'through')).toEqual({ done: 'through' });
});

test('whoever waits too long leaves the queue without having run, and takes no place with them', async () => {
  const turnstile = new Turnstile();
  let open = () => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  const inside = Array.from({ length: 5 }, () => turnstile.pass('one', never(), () => held));
  let ran = false;
  const waited = await turnstile.pass('one', AbortSignal.timeout(10), async () => {
    ran = true;
  });
  expect(waited).toBeUndefined();
  open();
  await Promise.all(inside);
  expect(ran).toBe(false);
  expect(await turnstile.pass('one', never(), async () => 'through')).toEqual({ done: 'through' });
});
