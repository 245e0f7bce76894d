import { momentExact } from '@shodo/words';
import { renderToStaticMarkup } from 'react-dom/server';
import { Present, useNow } from './present.js';

const Shown = () => momentExact(new Date(useNow()).toISOString(), 'ja');
const shownAt = (machine: string, aheadMs: number, known?: string) => {
  jest.useFakeTimers({ now: Date.parse(machine) });
  return renderToStaticMarkup(
    <Present aheadMs={aheadMs} {...(known && { notBeforeMs: Date.parse(known) })}>
      <Shown />
    </Present>,
  );
};
afterEach(() => jest.useRealTimers());

test('The present moves on in steps of ten seconds', () => {
  expect(shownAt('2026-11-28T22:00:09+09:00', 0)).toContain('22:00:00');
  expect(shownAt('2026-11-28T22:00:10+09:00', 0)).toContain('22:00:10');
});

test('A drill that has just begun is never shown before its own beginning', () => {
  // Recorded at 22:01:02 by the server, three seconds behind this machine: the step before would read 22:00:57.
  expect(shownAt('2026-11-28T22:01:05+09:00', -3_000, '2026-11-28T22:01:02+09:00')).toContain('22:01:02');
  expect(shownAt('2026-11-28T22:01:21+09:00', -3_000, '2026-11-28T22:01:02+09:00')).toContain('22:01:17');
});
