import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the project. Every guard is a function over such files, so that a planted one can be given to it. */
export interface TreeFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export const root = join(import.meta.dirname, '../../..');

/** Made by tools or by builds, never written by hand; and settings of one machine. */
const generated = new Set(['node_modules', 'dist', '.nx', '.git', 'reports', '.env']);
const readable = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|sql|html|css|txt|svg|proto)$|(?:^|\/)(?:Dockerfile|LICENSE|run|\.[a-z]+[a-z.]*)$/;

function pathsUnder(folder: string, prefix: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (generated.has(entry.name)) return [];
    const path = prefix + entry.name;
    if (entry.isDirectory()) return pathsUnder(join(folder, entry.name), `${path}/`);
    return entry.isFile() ? [path] : [];
  });
}

/** Every path of the project, read from the disk: a downloaded archive has no version control to ask. */
export const allPaths = (): string[] => pathsUnder(root, '').sort();

/** Every text file of the project except the lockfile. */
export const wholeTree = (): TreeFile[] =>
  allPaths()
    .filter((path) => readable.test(path) && path !== 'package-lock.json')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

export const isSource = (path: string) => /\.[cm]?tsx?$/.test(path) && !path.endsWith('.d.ts');
export const isTest = (path: string) => /\.test\.tsx?$/.test(path);
/** A test, or what the tests of one room share: it lies in a folder `specification`. */
export const isForTests = (path: string) => isTest(path) || path.includes('/specification/');
export const lineOf = (text: string, part: string | RegExp): number => {
  const at = text.search(typeof part === 'string' ? new RegExp(part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')) : part);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
};
