import { admits } from './engines.js';

/** What one entry of package-lock.json says, as far as the checks need it. */
export interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export type Lockfile = Readonly<Record<string, Locked>>;

/** The oldest Node that is promised. */
export const oldestNode = '20.19.0';

const isPackage = ([path, { link }]: readonly [string, Locked]) => path.includes('node_modules/') && !link;
export const packageNameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where a package required from `from` is found: beside it or in a folder above. */
export function lookUp(lock: Lockfile, from: string, name: string): string | undefined {
  const beside = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock[beside]) return beside;
  if (from === '') return undefined;
  const end = from.lastIndexOf('/node_modules/');
  const above =
    from.startsWith('node_modules/') || end >= 0 ? from.slice(0, Math.max(end, 0)) : from.slice(0, Math.max(from.lastIndexOf('/'), 0));
  return lookUp(lock, above, name);
}

/** Entries whose content nobody vouches for, or that come from somewhere else than the public registry. */
export const withoutIntegrity = (lock: Lockfile): string[] =>
  Object.entries(lock)
    .filter(isPackage)
    .filter(
      ([, { integrity, resolved }]) =>
        !integrity?.startsWith('sha512-') || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    )
    .map(([path]) => path);

/** A lockfile written on one platform can silently lack the binaries of the others. */
export const missingPlatforms = (lock: Lockfile): string[] =>
  Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => lookUp(lock, path, name) === undefined)
      .map((name) => `${path} lacks ${name}`),
  );

export const tooNewForNode = (lock: Lockfile): string[] =>
  Object.entries(lock)
    .filter(([, { engines }]) => engines?.node !== undefined && admits(engines.node, oldestNode) !== true)
    .map(([path, { engines }]) => `${path} asks for Node ${engines?.node}`);

/** Packages that run something when installed, without a yes or no of ours. */
export const unexpectedScripts = (lock: Lockfile, judged: readonly string[]): string[] =>
  Object.entries(lock)
    .filter(([path, { hasInstallScript }]) => hasInstallScript && !judged.includes(packageNameOf(path)))
    .map(([path]) => path);
