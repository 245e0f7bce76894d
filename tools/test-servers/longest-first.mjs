import { createRequire } from 'node:module';

// A package of Jest's own: it comes with it, in its version.
const { default: Sequencer } = createRequire(createRequire(import.meta.url).resolve('jest'))('@jest/test-sequencer');

/** Suites of the whole product take minutes and are short to read: by their size Jest would begin many of them last, and the lanes would wait for one. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => /\/(faults|workflows|e2e|stories|simulation)\//.test(path);
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
