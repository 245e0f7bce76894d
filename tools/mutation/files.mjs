import { readdirSync } from 'node:fs';

const engine = 'libs/duties/src/';
const own = readdirSync(new URL(`../../${engine}`, import.meta.url)).filter((name) => name.endsWith('.test.ts'));

/** Tests by which a mutant of the engine is to be noticed, the quick ones first. Properties and truth tables would find more, and take hours. */
export const files = [
  ...own.map((name) => `${engine}${name}`),
  ...['judgement', 'leak-types', 'cases', 'pins', 'day-count', 'calendar'].map((name) => `libs/rule-packs/src/${name}.test.ts`),
];
