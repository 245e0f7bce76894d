import { type Syntax, syntaxOf } from '../architecture/imports.js';
import { isSource, isTest, lineOf, type TreeFile } from '../architecture/tree.js';

/** These checks name what they look for; they are not held against themselves. */
const isOwn = (path: string) => path.startsWith('test/src/tidy/');
const isCode = (path: string) => /\.(?:[cm]?[jt]sx?|sql|ya?ml)$/.test(path);

const found = (files: readonly TreeFile[], pattern: RegExp, say: (match: string) => string): string[] =>
  files
    .filter(({ path }) => !isOwn(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => [...line.matchAll(pattern)].map(([match]) => `${path}:${index + 1} ${say(match)}`)),
    );

const lookAlikes: readonly { readonly pattern: RegExp; readonly instead: string; readonly except?: RegExp }[] = [
  { pattern: /breach[-_ ]?date\b/gi, instead: 'occurredOn, discoveredOn or awareAt' },
  { pattern: /data[-_ ]?subjects?\b/gi, instead: 'principal', except: /^libs\/rule-packs\/packs\/(?:eu|uk)\// },
  { pattern: /sub[-_ ]?contractors?\b/gi, instead: 'entrustee or subEntrustee' },
];

/** Words that look right and mean something else in law; the glossary has the ones to use. */
export const lookAlikeWords = (files: readonly TreeFile[]): string[] =>
  lookAlikes.flatMap(({ pattern, instead, except }) =>
    found(
      files.filter(({ path }) => isCode(path) && !except?.test(path)),
      pattern,
      (word) => `"${word}": say ${instead}`,
    ),
  );

/** A to-do without an issue is forgotten. */
export const forgottenToDos = (files: readonly TreeFile[]): string[] =>
  found(files, /\b(?:TODO|FIXME|XXX|HACK)\b(?![ :(]*#\d+)/g, (word) => `${word} without an issue number`);

const say = (part: string) => `the path of one machine: ${part}`;

/** Folders of one machine: nobody else has them. A test may make up somebody's home. */
export const machinePaths = (files: readonly TreeFile[]): string[] => [
  ...found(files, /(?<![\w.@*~}-])\/(?:work|root)\/[\w.-]/g, say),
  ...found(
    files.filter(({ path }) => !isTest(path)),
    /(?<![\w.@*~}-])\/(?:home|Users)\/[\w.-]+\//g,
    say,
  ),
];

const isNamed = (value: unknown, names: readonly string[]) =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Identifier' &&
  'value' in value &&
  names.includes(String(value.value));

/** A hole in the types, by its name. */
function holeIn(node: Syntax): { name: string; at: RegExp } | undefined {
  if (node.type === 'TsKeywordType' && node.kind === 'any') return { name: 'any', at: /\bany\b/ };
  if (node.type === 'TsNonNullExpression') return { name: 'a non-null assertion', at: /[\w)\]]!(?!=)/ };
  return undefined;
}

/** What switches the compiler off. A test may expect an error: that says what must not compile. */
export const typeHoles = (files: readonly TreeFile[]): string[] => [
  ...files
    .filter(({ path }) => isSource(path))
    .flatMap((file) =>
      syntaxOf(file)
        .map(holeIn)
        .filter((hole) => hole !== undefined)
        .map(({ name, at }) => `${file.path}:${lineOf(file.text, at)} uses ${name}`),
    ),
  ...found(
    files.filter(({ path }) => isSource(path)),
    /@ts-(?:ignore|nocheck)/g,
    (comment) => `uses ${comment}`,
  ),
  ...found(
    files.filter(({ path }) => isSource(path) && !isTest(path)),
    /@ts-expect-error/g,
    (comment) => `uses ${comment}`,
  ),
];

const suites = ['describe', 'test', 'it', 'story'];

function silencedBy(node: Syntax): string | undefined {
  if (node.type === 'MemberExpression' && isNamed(node.object, suites))
    return ['only', 'skip', 'todo', 'failing'].find((name) => isNamed(node.property, [name]));
  if (node.type === 'CallExpression') return ['fdescribe', 'fit', 'xdescribe', 'xit', 'xtest'].find((name) => isNamed(node.callee, [name]));
  return undefined;
}

/** Tests that do not run, or that keep the others from running. */
export const silencedTests = (files: readonly TreeFile[]): string[] =>
  files
    .filter(({ path }) => isSource(path) && /\.(?:test|story)\.tsx?$/.test(path))
    .flatMap((file) =>
      syntaxOf(file)
        .map(silencedBy)
        .filter((word) => word !== undefined)
        .map((word) => `${file.path}:${lineOf(file.text, new RegExp(`\\b${word}\\b`))} uses ${word}`),
    );
