import { asFault, StoreUnavailable } from './faults.js';

test.each([
  ['08006', 'the connection failed'],
  ['53100', 'the disk is full'],
  ['57P01', 'the server is stopped'],
  ['58030', 'reading or writing failed'],
  ['XX000', 'could not fdatasync file "000000010000000000000003": Invalid argument'],
])('%s, %s: the database is away, and nothing of its text is repeated', (code, message) => {
  const fault = asFault(Object.assign(new Error(message), { code, severity: 'PANIC' }));
  expect(fault).toBeInstanceOf(StoreUnavailable);
  expect((fault as Error).message).not.toContain(message);
});

test.each(['23505', '42P01', 'P0001', undefined])('%s is none of the world: it stays what it was', (code) => {
  const error = Object.assign(new Error('said by the database'), { code });
  expect(asFault(error)).toBe(error);
});
