import { type Lockfile, lookUp } from '../architecture/lockfile.js';
import type { Manifest } from '../architecture/manifest.js';

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What the projects declare of others, in the version the lockfile holds. */
export function directDependencies(manifests: readonly Manifest[], lock: Lockfile, licenceOf: (path: string) => string): Dependency[] {
  const found = manifests.flatMap(({ folder, dependencies, devDependencies }) =>
    Object.keys({ ...dependencies, ...devDependencies })
      .filter((name) => !name.startsWith('@shodo/'))
      .map((name) => {
        const path = lookUp(lock, folder === '.' ? '' : folder, name);
        return { name, version: (path && lock[path]?.version) ?? 'not in the lockfile', licence: path ? licenceOf(path) : 'unknown' };
      }),
  );
  const byLine = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
  return [...byLine.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Rows of a Markdown table: | `name` | version | licence | why |. */
export const rowsOf = (page: string): (Dependency & { readonly why: string })[] =>
  [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]*)\|$/gm)].map(([, name = '', version = '', licence = '', why = '']) => ({
    name,
    version: version.trim(),
    licence: licence.trim(),
    why: why.trim(),
  }));

/** Where the page and the projects say different things. */
export function pageProblems(page: string, dependencies: readonly Dependency[]): string[] {
  const rows = rowsOf(page);
  const says = ({ name, version, licence }: Dependency) => `${name} ${version}, ${licence}`;
  const [told, real] = [rows.map(says), dependencies.map(says)];
  return [
    ...real.filter((each) => !told.includes(each)).map((each) => `the page lacks ${each}`),
    ...told.filter((each) => !real.includes(each)).map((each) => `nobody uses ${each}`),
    ...rows.filter(({ why }) => why.length < 10).map(({ name }) => `the page does not say why ${name}`),
    ...told.filter((each, index) => told.indexOf(each) < index).map((each) => `the page says ${each} twice`),
  ];
}
