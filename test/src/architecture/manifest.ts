import { posix } from 'node:path';
import type { TreeFile } from './tree.js';

/** What a package.json declares. */
export interface Manifest {
  readonly path: string;
  readonly folder: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const versionsIn = (value: unknown): Record<string, string> =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, version]) => [name, String(version)])) : {};

export function manifestOf({ path, text }: TreeFile): Manifest {
  const content: unknown = JSON.parse(text);
  if (!isObject(content)) throw new Error(`${path} holds no object`);
  return {
    path,
    folder: posix.dirname(path),
    dependencies: versionsIn(content.dependencies),
    devDependencies: versionsIn(content.devDependencies),
  };
}

/** Every package.json of the tree, the root's first. */
export const manifestsIn = (files: readonly TreeFile[]): Manifest[] =>
  files.filter(({ path }) => posix.basename(path) === 'package.json').map(manifestOf);

/** Paths of the projects a tsconfig.json refers to, from the root. */
export function referencesOf({ path, text }: TreeFile): string[] {
  const content: unknown = JSON.parse(text);
  const references: unknown[] = isObject(content) && Array.isArray(content.references) ? content.references : [];
  return references.flatMap((each) =>
    isObject(each) && typeof each.path === 'string' ? [posix.join(posix.dirname(path), each.path)] : [],
  );
}
