import { posix } from 'node:path';

/** Words that say nothing about what a file is for. */
const vague = ['util', 'common', 'shared', 'misc', 'manager', 'handler', 'processor', 'helper', 'base', 'data', 'info', 'item'];
/** A suffix is for a role that a framework gives; these are habits. */
const habits = ['service', 'types', 'type', 'dto', 'impl', 'interface', ...vague];

const singular = (word: string) => word.replace(/s$/, '');
const mainWord = (name: string) => name.split('-').at(-1) ?? name;

function vagueIn(segment: string): string | undefined {
  const [stem = '', ...suffixes] = segment.replace(/^\./, '').split('.');
  const suffix = suffixes.slice(0, -1).find((each) => segment !== 'tsconfig.base.json' && habits.includes(singular(each)));
  const main = mainWord(stem).toLowerCase();
  return suffix ?? (vague.includes(main) || vague.includes(singular(main)) ? main : undefined);
}

/** Folders and files whose main word is vague: the last word of a name is what the thing is. */
export const vagueNames = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const found = path
      .split('/')
      .map(vagueIn)
      .find((word) => word !== undefined);
    return found === undefined ? [] : [`${path} is named "${found}"`];
  });

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;

/** Source files and their folders are written in kebab-case. */
export const unevenNames = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => /^(?:apps|libs|workflows|activities|test|tools|bench)\/.*\.[cm]?[jt]sx?$/.test(path))
    .filter((path) => path.split('/').some((segment) => !kebab.test(segment)));

/** A project is called after its folder. */
export const misnamedProjects = (manifests: readonly { readonly path: string; readonly name: string }[]): string[] =>
  manifests
    .filter(({ path, name }) => path.includes('/') && name !== `@shodo/${posix.basename(posix.dirname(path))}`)
    .map(({ path, name }) => `${path} calls itself ${name}`);
