import { declarationViolations, importViolations, impurities, referenceViolations, tableViolations } from './guards.js';
import { projects, rooms } from './rooms.js';
import { stateOfSharedModules } from './shared-modules.js';
import { wholeTree } from './tree.js';

describe('the house as it stands', () => {
  const tree = wholeTree();

  test('every room of the table exists, so that no guard watches an empty folder', () => {
    const empty = rooms.filter((each) => !tree.some(({ path }) => path.startsWith(each.path) && path.endsWith('.ts')));
    expect(empty.map((each) => each.path)).toEqual([]);
    expect(projects.filter((each) => !tree.some(({ path }) => path === `${each}/package.json`))).toEqual([]);
  });

  test('every project has a line in the table', () => {
    // the mutation run is a tool, installed only when it is asked for
    const free = ['package.json', 'test/package.json', 'tools/mutation/package.json'];
    const known = projects.map((each) => `${each}/package.json`);
    expect(
      tree.map(({ path }) => path).filter((path) => path.endsWith('package.json') && !free.includes(path) && !known.includes(path)),
    ).toEqual([]);
  });

  test('the table runs downward and has no circle', () => expect(tableViolations(rooms)).toEqual([]));
  test('every import is a right of its room and declared', () => expect(importViolations(tree)).toEqual([]));
  test('every declared dependency is a right of its project', () => expect(declarationViolations(tree)).toEqual([]));
  test('every declared project is also referred to', () => expect(referenceViolations(tree)).toEqual([]));
  test('no module of the workflows keeps state, which all incidents of a worker would share', () =>
    expect(stateOfSharedModules(tree)).toEqual([]));
  test('pure rooms ask neither clock nor chance nor process', () => expect(impurities(tree)).toEqual([]));
});
