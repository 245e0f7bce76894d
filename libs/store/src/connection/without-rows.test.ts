import { withoutRows } from './without-rows.js';

const quoting = Object.assign(new Error('duplicate key value violates unique constraint'), {
  severity: 'ERROR',
  code: '23505',
  constraint: 'one_of_each',
  detail: 'Failing row contains (7, officer@example.jp, 佐藤 花子).',
});

test('of an error of the database nothing is kept that quotes rows or input, nor of one that it caused', () => {
  for (const error of [quoting, new Error('could not append', { cause: quoting })]) {
    const kept = JSON.stringify(withoutRows(error));
    expect(kept).toContain('"constraint":"one_of_each"');
    expect(kept).toContain('23505');
    expect(kept).not.toMatch(/officer@|佐藤|duplicate key/);
  }
});

test('any other error keeps its message', () => {
  expect(withoutRows(new Error('the engine is away'))).toMatchObject({ name: 'Error', message: 'the engine is away' });
  expect(withoutRows('text')).toEqual({ name: 'string' });
});
