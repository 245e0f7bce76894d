import { brokenLinks, decisionProblems, namedButMissing, unknownIdentifiers } from './documents.js';
import { misnamedProjects, unevenNames, vagueNames } from './names.js';
import { tooLong } from './sizes.js';
import { forgottenToDos, lookAlikeWords, machinePaths, silencedTests, typeHoles } from './words.js';

const source = (text: string, path = 'libs/store/src/planted.ts') => [{ path, text: `// first line\n${text}\n` }];
const lines = (count: number) => 'line\n'.repeat(count);

describe('a vague name is reported', () => {
  test.each([
    ['libs/store/src/utils.ts', 'utils'],
    ['libs/common/src/index.ts', 'common'],
    ['apps/api/src/shared/date.ts', 'shared'],
    ['apps/api/src/command-handler.ts', 'handler'],
    ['apps/api/src/session-manager.ts', 'manager'],
    ['libs/mail/src/mail-processors/send.ts', 'processors'],
    ['libs/mail/src/mail.helper.ts', 'helper'],
    ['libs/mail/src/mail.service.ts', 'service'],
    ['libs/contracts/src/incident.types.ts', 'types'],
    ['libs/views/src/incident-info.ts', 'info'],
    ['libs/views/src/item.ts', 'item'],
    ['libs/store/src/base.ts', 'base'],
    ['libs/duties/src/misc.ts', 'misc'],
    ['test/src/test-data.ts', 'data'],
  ])('%s', (path, word) => expect(vagueNames([path])).toEqual([`${path} is named "${word}"`]));

  test('the same word that only describes the main one is left alone', () => {
    expect(
      vagueNames([
        'libs/servers/src/data-folder/folder-lock.ts',
        'apps/local/src/databases.ts',
        'tsconfig.base.json',
        'libs/x/src/commands.servers.test.ts',
      ]),
    ).toEqual([]);
  });

  test('a name that is not in kebab-case', () => {
    expect(
      unevenNames([
        'apps/console/src/DutyBoard.tsx',
        'libs/store/src/open_store.ts',
        'libs/store/src/open-store.servers.test.ts',
        'README.md',
      ]),
    ).toEqual(['apps/console/src/DutyBoard.tsx', 'libs/store/src/open_store.ts']);
  });

  test('a project with the name of another folder', () => {
    const found = misnamedProjects([
      { path: 'libs/store/package.json', name: '@shodo/storage' },
      { path: 'workflows/package.json', name: '@shodo/workflows' },
    ]);
    expect(found).toEqual(['libs/store/package.json calls itself @shodo/storage']);
  });
});

test('a file that is too long is reported, by its kind', () => {
  const files = [
    { path: 'libs/store/src/a.ts', text: lines(401) },
    { path: 'libs/store/src/b.ts', text: lines(400) },
    { path: 'libs/store/src/c.test.ts', text: lines(601) },
    { path: 'libs/store/src/d.test.ts', text: lines(600) },
    { path: 'libs/rule-packs/packs/jp/appi/e.yaml', text: lines(121) },
    { path: 'libs/rule-packs/packs/jp/appi/f.yaml', text: lines(120) },
    { path: 'libs/rule-packs/packs/jp/appi/e.cases.yaml', text: lines(401) },
    { path: 'libs/rule-packs/packs/jp/appi/f.cases.yaml', text: lines(400) },
    { path: 'docs/g.md', text: lines(900) },
  ];
  expect(tooLong(files)).toEqual([
    'libs/store/src/a.ts has 401 lines; a source stops at 400',
    'libs/store/src/c.test.ts has 601 lines; a test stops at 600',
    'libs/rule-packs/packs/jp/appi/e.yaml has 121 lines; a pack stops at 120',
    'libs/rule-packs/packs/jp/appi/e.cases.yaml has 401 lines; a case file stops at 400',
  ]);
});

describe('a word that does not belong is reported with its line', () => {
  test.each([
    ['const breachDate = 1;', '"breachDate": say occurredOn, discoveredOn or awareAt'],
    ['// breach_date', '"breach_date": say occurredOn, discoveredOn or awareAt'],
    ['const dataSubjects = [];', '"dataSubjects": say principal'],
    ["const to = 'data-subject';", '"data-subject": say principal'],
    ['type Subcontractor = string;', '"Subcontractor": say entrustee or subEntrustee'],
  ])('%s', (text, problem) => expect(lookAlikeWords(source(text))).toEqual([`libs/store/src/planted.ts:2 ${problem}`]));

  test('a European pack may say what its law says, a Japanese one not', () => {
    expect(lookAlikeWords(source('names: { en: Notice to data subjects }', 'libs/rule-packs/packs/eu/gdpr/notice.yaml'))).toEqual([]);
    expect(lookAlikeWords(source('names: { en: Notice to data subjects }', 'libs/rule-packs/packs/jp/appi/notice.yaml'))).toHaveLength(1);
  });

  test.each(['// TODO later', '// FIXME: this', '# HACK', '/* XXX */'])('%s', (text) =>
    expect(forgottenToDos(source(text))).toHaveLength(1),
  );
  test.each(['// TODO #12 later', '// TODO(#12): later', 'const todoList = 1;'])('%s is left alone', (text) =>
    expect(forgottenToDos(source(text))).toEqual([]),
  );

  test.each(["const cache = '/work/cache';", '# see /root/notes.md', 'cd /home/somebody/shodo', '"file:///Users/somebody/x"'])(
    '%s',
    (text) => expect(machinePaths(source(text))).toHaveLength(1),
  );
  test.each(["import './work/order.js';", "'{projectRoot}/work/x'", 'the data folder, ~/root/x', 'https://example.jp/a/work/b'])(
    '%s is left alone',
    (text) => expect(machinePaths(source(text))).toEqual([]),
  );
});

describe('a hole in the types is reported', () => {
  test.each([
    ['export const loose = (given: any) => given;', 'any'],
    ['export const list: Record<string, any>[] = [];', 'any'],
    ['export const first = (list: string[]) => list[0]!;', 'a non-null assertion'],
    ['// @ts-ignore', '@ts-ignore'],
    ['// @ts-expect-error', '@ts-expect-error'],
  ])('%s', (text, hole) => expect(typeHoles(source(text))).toEqual([`libs/store/src/planted.ts:2 uses ${hole}`]));

  test('a test may say what must not compile', () => {
    expect(typeHoles(source('// @ts-expect-error no such command', 'libs/store/src/planted.test.ts'))).toEqual([]);
    expect(typeHoles(source('// @ts-ignore', 'libs/store/src/planted.test.ts'))).toHaveLength(1);
  });

  test('the same signs elsewhere are left alone', () => {
    expect(typeHoles(source("export const say = (ok: boolean) => (!ok && ok !== true ? 'any! text' : 'any');"))).toEqual([]);
  });
});

describe('a silenced test is reported', () => {
  test.each([
    ["test.only('a', () => {});", 'only'],
    ["describe.skip('a', () => {});", 'skip'],
    ["test.only.each([1])('a', () => {});", 'only'],
    ["it.todo('a');", 'todo'],
    ["xtest('a', () => {});", 'xtest'],
    ["(process.env.X ? test : test.skip)('a', () => {});", 'skip'],
  ])('%s', (text, word) =>
    expect(silencedTests(source(text, 'libs/store/src/planted.test.ts'))).toEqual([`libs/store/src/planted.test.ts:2 uses ${word}`]),
  );

  test('the same word of something else is left alone', () => {
    expect(silencedTests(source("test('skips', () => { list.skip(1); });", 'libs/store/src/planted.test.ts'))).toEqual([]);
  });
});

describe('a document that misleads is reported', () => {
  const paths = [
    'README.md',
    'docs/glossary.md',
    ...['detection', 'containment', 'fact-finding', 'notification'].map((track) => `libs/incident/src/${track}/evolve.ts`),
  ];

  test('a number taken twice, a heading without it, a gap, an uneven name', () => {
    const decision = (path: string, heading: string) => ({ path: `docs/decisions/${path}`, text: `# ${heading}\n` });
    expect(decisionProblems([decision('0001-one.md', '0001 One'), decision('0001-other.md', '0001 Other')])).toEqual([
      'docs/decisions/0001-other.md takes the number 0001 a second time',
    ]);
    expect(decisionProblems([decision('0001-one.md', 'One')])).toEqual(['docs/decisions/0001-one.md does not carry 0001 in its heading']);
    expect(decisionProblems([decision('0001-one.md', '0001 One'), decision('0003-three.md', '0003 Three')])).toEqual([
      'docs/decisions/0003-three.md leaves a gap in the numbers',
    ]);
    expect(decisionProblems([decision('two.md', 'Two')])).toContain('docs/decisions/two.md is not named 0000-what-was-decided.md');
  });

  test('a named file that is not there, also for one track only', () => {
    const files = [
      {
        path: 'docs/how-to/add-a-command.md',
        text: 'Open `libs/incident/src/<track>/evolve.ts`,\nthen `libs/incident/src/decisions.ts`, not `incident/x`.\n',
      },
    ];
    expect(namedButMissing(files, paths)).toEqual([
      'docs/how-to/add-a-command.md:1 names libs/incident/src/remediation/evolve.ts, which does not exist',
      'docs/how-to/add-a-command.md:2 names libs/incident/src/decisions.ts, which does not exist',
    ]);
  });

  test('a placeholder needs at least one file, a folder is enough', () => {
    const files = [{ path: 'README.md', text: '`libs/incident/src/<any>/evolve.ts` `libs/incident/` `libs/<room>/none.ts`\n' }];
    expect(namedButMissing(files, paths)).toEqual(['README.md:1 names libs/<room>/none.ts, which does not exist']);
  });

  test('a word of the glossary that the code does not know', () => {
    const glossary =
      '| 本人 | ほんにん | principal | `principals-affected` `affected` | m |\n| incident | `incidentResponse` | m |\n| x | `nowhere` | m |\n';
    const code = [
      { path: 'libs/contracts/src/facts.ts', text: "['principals-affected']" },
      { path: 'workflows/src/index.ts', text: 'export { incidentResponse }' },
      { path: 'docs/other.md', text: 'nowhere' },
    ];
    expect(unknownIdentifiers(glossary, code)).toEqual(['nowhere']);
  });

  test('a link that leads nowhere', () => {
    const files = [
      {
        path: 'docs/how-to/x.md',
        text: '[a](../glossary.md#top) [b](../glosary.md) [c](https://example.jp) [d](#here) [e](../../README.md)\n',
      },
    ];
    expect(brokenLinks(files, paths)).toEqual(['docs/how-to/x.md:1 links to ../glosary.md, which does not exist']);
  });
});
