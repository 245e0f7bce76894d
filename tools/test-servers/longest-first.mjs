import { createRequire } from 'node:module';

// A package of Jest's own: it comes with it, in its version.
const { default: Sequencer } = createRequire(createRequire(import.meta.url).resolve('jest'))('@jest/test-sequencer');

/** Suites under faults take minutes and are short to read: by their size Jest would begin them last, and one of two lanes would wait for them. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => path.includes('/faults/');
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
