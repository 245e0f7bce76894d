import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tree.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const said = JSON.parse(read('apps/local/src/settings.json')) as Record<string, { meaning: string; usual: string }>;

/** The settings that a process names in the table of its environment, and what they must look like, as it is written there. */
const shapesIn = (source: string): ReadonlyMap<string, string> => {
  const table = /(?:const Environment = z\.object\(|const shapes = )\{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return new Map([...table.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name = '']) => [name, name]));
};
const unsaid = (source: string) => [...shapesIn(source).keys()].filter((name) => !Object.hasOwn(said, name));

describe('what `npm start` says of settings', () => {
  test.each(['apps/api/src/settings/settings.ts', 'apps/worker/src/settings.ts'])('holds every setting of %s', (file) => {
    expect(shapesIn(read(file)).size).toBeGreaterThan(5);
    expect(unsaid(read(file))).toEqual([]);
  });

  test('is what it looks at before anything is started, name for name', () => {
    expect([...shapesIn(read('apps/local/src/settings.ts')).keys()].toSorted()).toEqual(Object.keys(said).toSorted());
    for (const { meaning, usual } of Object.values(said)) expect([meaning, usual]).not.toContain('');
  });

  test('a setting that nobody is told of is found', () => {
    expect(unsaid('const Environment = z.object({\n  SHODO_PORT: whole(0, 1),\n  SHODO_SECRET_WISH: z.string(),\n});\n')).toEqual([
      'SHODO_SECRET_WISH',
    ]);
  });
});
