import { allPaths, wholeTree } from '../architecture/tree.js';
import { brokenLinks, decisionProblems, namedButMissing, unknownIdentifiers } from './documents.js';
import { misnamedProjects, unevenNames, vagueNames } from './names.js';
import { tooLong } from './sizes.js';
import { forgottenToDos, lookAlikeWords, machinePaths, silencedTests, typeHoles } from './words.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

describe('the tree as it stands', () => {
  const tree = wholeTree();
  const paths = allPaths();

  test('no file or folder is named by a vague word', () => expect(vagueNames(paths)).toEqual([]));
  test('source files are named in kebab-case', () => expect(unevenNames(paths)).toEqual([]));
  test('every project is called after its folder', () => {
    const manifests = tree.filter(({ path }) => path.endsWith('package.json'));
    const named = manifests.map(({ path, text }) => {
      const content: unknown = JSON.parse(text);
      return { path, name: isObject(content) ? String(content.name) : '' };
    });
    expect(misnamedProjects(named)).toEqual([]);
  });
  test('no file is too long', () => expect(tooLong(tree)).toEqual([]));
  test('no word looks like a term of the glossary and means something else', () => expect(lookAlikeWords(tree)).toEqual([]));
  test('the compiler is switched off nowhere', () => expect(typeHoles(tree)).toEqual([]));
  test('no test is silenced', () => expect(silencedTests(tree)).toEqual([]));
  test('every to-do has an issue number', () => expect(forgottenToDos(tree)).toEqual([]));
  test('no file names the folders of one machine', () => expect(machinePaths(tree)).toEqual([]));
  test('every decision has its own number', () => expect(decisionProblems(tree)).toEqual([]));
  test('every file a document names exists', () => expect(namedButMissing(tree, paths)).toEqual([]));
  test('every identifier of the glossary is in the code', () => {
    const glossary = tree.find(({ path }) => path === 'docs/glossary.md')?.text ?? '';
    expect(glossary).toContain('`awareAt`');
    expect(unknownIdentifiers(glossary, tree)).toEqual([]);
  });
  test('every link between documents leads somewhere', () => expect(brokenLinks(tree, paths)).toEqual([]));
});
