import { isTest, type TreeFile } from '../architecture/tree.js';

/** Where a file stops being one idea. */
const stops = [
  { what: 'test', most: 600, holds: (path: string) => isTest(path) || /\.story\.ts$/.test(path) },
  { what: 'case file', most: 400, holds: (path: string) => /\.cases\.ya?ml$/.test(path) },
  { what: 'pack', most: 120, holds: (path: string) => path.startsWith('libs/rule-packs/packs/') && /\.ya?ml$/.test(path) },
  { what: 'source', most: 400, holds: (path: string) => /\.(?:[cm]?[jt]sx?|css|sql)$/.test(path) },
];

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

export const tooLong = (files: readonly TreeFile[]): string[] =>
  files.flatMap(({ path, text }) => {
    const stop = stops.find(({ holds }) => holds(path));
    const lines = linesOf(text);
    return stop && lines > stop.most ? [`${path} has ${lines} lines; a ${stop.what} stops at ${stop.most}`] : [];
  });
