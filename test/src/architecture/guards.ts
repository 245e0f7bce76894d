import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type Import, importsOf, type Syntax, syntaxOf } from './imports.js';
import { type Manifest, manifestsIn, referencesOf } from './manifest.js';
import { declaredForTheirPath, projects, type Room, roomNamed, roomOf, rooms } from './rooms.js';
import { isForTests, isSource, lineOf, type TreeFile } from './tree.js';

const isNodeBuiltIn = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');

/** `@nestjs/core/x` -> @nestjs/core. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isAmong = (name: string, list: readonly string[]) =>
  list.some((each) => (each.endsWith('/') ? name.startsWith(each) : name === each));

const allows = ({ packages }: Room, name: string) => ('only' in packages ? isAmong(name, packages.only) : !isAmong(name, packages.never));

const projectOf = (path: string) => projects.find((each) => path.startsWith(`${each}/`));

/** The sources that run: tests may reach further. */
export const runningSources = (files: readonly TreeFile[]) =>
  files.filter(({ path }) => isSource(path) && !isForTests(path) && /(?:^|\/)src\//.test(path) && roomOf(path) !== undefined);

function rightToImport(from: Room, to: string, { typeOnly, specifier }: Import): string[] {
  if (to === from.name || from.imports.includes(to)) return [];
  if (!from.importsTypesOf.includes(to)) return [`${from.name} may not import ${specifier}`];
  return typeOnly ? [] : [`${from.name} may import only types of ${specifier}`];
}

function relativeImport(from: Room, path: string, each: Import): string[] {
  const target = posix.join(posix.dirname(path), each.specifier);
  if (isForTests(target)) return [`${from.name} runs on ${each.specifier}, which is for tests`];
  if (projectOf(target) !== projectOf(path)) return [`${from.name} reaches into another project by ${each.specifier}`];
  const to = roomOf(target);
  return to ? rightToImport(from, to.name, each) : [];
}

function outsideImport(from: Room, each: Import): string[] {
  if (isNodeBuiltIn(each.specifier)) return from.node ? [] : [`${from.name} may not import the Node built-in ${each.specifier}`];
  return allows(from, packageOf(each.specifier)) ? [] : [`${from.name} may not import ${each.specifier}`];
}

function undeclaredImport({ specifier }: Import, manifest: Manifest | undefined): string[] {
  const name = packageOf(specifier);
  if (specifier.startsWith('.') || isNodeBuiltIn(specifier) || manifest?.dependencies[name] !== undefined) return [];
  return [`${name} is not declared in ${manifest?.path ?? 'any package.json'}`];
}

/** Every import of the running sources, held against the table and against what the project declares. */
export function importViolations(files: readonly TreeFile[]): string[] {
  const manifests = manifestsIn(files);
  return runningSources(files).flatMap((file) => {
    const from = roomOf(file.path);
    if (!from) return [];
    const manifest = manifests.find(({ folder }) => folder === projectOf(file.path));
    return importsOf(file).flatMap((each) => {
      const to = roomNamed(each.specifier);
      const rights = each.specifier.startsWith('.')
        ? relativeImport(from, file.path, each)
        : to === undefined
          ? outsideImport(from, each)
          : rightToImport(from, to, each);
      return [...rights, ...undeclaredImport(each, manifest)].map((problem) => `${file.path}:${each.line} ${problem}`);
    });
  });
}

/** What the rooms of one project may declare: a declared dependency is a right somebody will use. */
function declarable(folder: string) {
  const within = rooms.filter((each) => projectOf(each.path) === folder);
  const named = within.flatMap((each) => [...each.imports, ...each.importsTypesOf]);
  return {
    ours: [...named, ...(declaredForTheirPath[folder] ?? [])].map((each) => `@shodo/${each.split('/')[0]}`),
    allowsPackage: (name: string) => within.some((each) => allows(each, name)),
  };
}

const onlyForTests = ['@shodo/testkit', '@shodo/servers'];

/** The dependencies every project declares, held against the same table. */
export function declarationViolations(files: readonly TreeFile[]): string[] {
  return manifestsIn(files)
    .filter(({ folder }) => projects.includes(folder))
    .flatMap(({ path, folder, dependencies, devDependencies }) => {
      const may = declarable(folder);
      const isOurs = (name: string) => name.startsWith('@shodo/');
      return [
        ...Object.keys(dependencies).filter((name) => (isOurs(name) ? !may.ours.includes(name) : !may.allowsPackage(name))),
        ...Object.keys(devDependencies).filter((name) => isOurs(name) && !may.ours.includes(name) && !onlyForTests.includes(name)),
      ].map(
        (name) => `${path}:${lineOf(files.find((each) => each.path === path)?.text ?? '', `"${name}"`)} ${folder} may not declare ${name}`,
      );
    });
}

/** A project that is imported must also be built first: its declaration and its reference go together. */
export function referenceViolations(files: readonly TreeFile[]): string[] {
  return manifestsIn(files).flatMap(({ folder, dependencies }) => {
    const config = files.find(({ path }) => path === `${folder}/tsconfig.json`);
    if (!config) return [];
    const referred = referencesOf(config);
    const folderOf = (name: string) => projects.find((each) => name === `@shodo/${each.split('/').at(-1)}`);
    return Object.keys(dependencies)
      .map(folderOf)
      .filter((each) => each !== undefined && !referred.includes(each))
      .map((each) => `${config.path}:1 declares a dependency on ${each} but does not refer to it`);
  });
}

const isGlobal = (value: unknown, name: string) =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Identifier' && 'value' in value && value.value === name;
const isMember = (node: Syntax, object: string, property: string) =>
  node.type === 'MemberExpression' && isGlobal(node.object, object) && isGlobal(node.property, property);

/** Names of what asks the world instead of being told. */
function impurityOf(node: Syntax): string | undefined {
  const withoutArgument = Array.isArray(node.arguments) ? node.arguments.length === 0 : true;
  if (isMember(node, 'Date', 'now')) return 'Date.now';
  if (isMember(node, 'Math', 'random')) return 'Math.random';
  if (node.type === 'NewExpression' && isGlobal(node.callee, 'Date') && withoutArgument) return 'new Date()';
  if (node.type === 'CallExpression' && isGlobal(node.callee, 'Date')) return 'Date()';
  const asked = ['performance', 'process', 'crypto'].find((name) => node.type === 'MemberExpression' && isGlobal(node.object, name));
  return asked && `the global ${asked}`;
}

/** Pure rooms are told the time and everything else: nothing in them may differ between two runs. */
export const impurities = (files: readonly TreeFile[]): string[] =>
  runningSources(files)
    .filter(({ path }) => roomOf(path)?.pure)
    .flatMap((file) =>
      syntaxOf(file)
        .map(impurityOf)
        .filter((asked) => asked !== undefined)
        .map(
          (asked) => `${file.path}:${lineOf(file.text, asked.replace(/^the global |\(\)$/g, ''))} ${roomOf(file.path)?.name} asks ${asked}`,
        ),
    );

/** Circles among the rooms and imports that climb a storey. */
export function tableViolations(table: readonly Room[]): string[] {
  const byName = new Map(table.map((each) => [each.name, each]));
  const importsOfRoom = (name: string) => [...(byName.get(name)?.imports ?? []), ...(byName.get(name)?.importsTypesOf ?? [])];
  const reaches = (from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean =>
    importsOfRoom(from).some((each) => each === to || (!seen.has(each) && reaches(each, to, new Set([...seen, each]))));
  return table.flatMap(({ name, storey, imports, importsTypesOf }) => [
    ...[...imports, ...importsTypesOf].flatMap((each) => {
      const other = byName.get(each);
      if (!other) return [`${name} imports the unknown room ${each}`];
      return other.storey > storey ? [`${name} imports ${each}, a storey above it`] : [];
    }),
    ...(reaches(name, name) ? [`${name} reaches itself`] : []),
  ]);
}
