import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Library, Pack } from '@shodo/duties';
import type { z } from 'zod';
import { issuedDuties } from './issued.js';
import { checkedAhead, type Placed, unknownFilings, unknownLaws } from './named-elsewhere.js';
import { calendarFile, calendarOf, routeFile, routesOf, zoneFile } from './office-schema.js';
import { overlap, type PackFile, packFile, packOf } from './pack-schema.js';
import { unreachable } from './reachable.js';
import { PacksRefused, type Problem, readYaml, type YamlFile } from './yaml-file.js';

/** Beside the compiled code as well as beside its source. */
export const shippedFolder = fileURLToPath(new URL('../packs', import.meta.url));

/** The files of a kind under a folder, sorted, so that every machine reads them in one order. */
export function yamlFiles(folder: string, isWanted: (path: string) => boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml') && isWanted(name))
    .sort()
    .map((name) => join(folder, name));
}

const isCalendar = (name: string) => name.startsWith('calendars/');
const isRoute = (name: string) => name.startsWith('routes/');
const isZones = (name: string) => name.startsWith('zones/');
export const isCases = (name: string) => name.endsWith('.cases.yaml');
const isPack = (name: string) => !isCalendar(name) && !isRoute(name) && !isZones(name) && !isCases(name);

/** Reads every file of a kind; problems are gathered, so that all of them are told at once. */
export function readAll<T>(root: string, paths: readonly string[], schema: z.ZodType<T>, problems: Problem[]): YamlFile<T>[] {
  return paths.flatMap((path) => {
    const read = readYaml(relative(root, path), path, schema);
    if ('problems' in read) problems.push(...read.problems);
    return 'problems' in read ? [] : [read];
  });
}

/**
 * Packs, office calendars, routing tables and groups of zones of a folder (default: the ones shipped). A folder without one of the latter uses those shipped.
 * @throws PacksRefused with file and line of every problem: an unknown word, a missing one, a key given twice, two packs in force for one duty at one
 * time, a condition no facts can make true, a part that never makes a difference
 */
export const loadPacks = (folder: string = shippedFolder): Library => readPacks(folder).library;

/** As `loadPacks`, with the file each pack stands in, relative to the folder. */
export function readPacks(folder: string): { readonly library: Library; readonly fileOf: (pack: Pack) => string } {
  const problems: Problem[] = [];
  const withFallback = <T>(wanted: (name: string) => boolean, schema: z.ZodType<T>) => {
    const own = yamlFiles(folder, wanted);
    const root = own.length > 0 ? folder : shippedFolder;
    return readAll(root, own.length > 0 ? own : yamlFiles(shippedFolder, wanted), schema, problems);
  };
  const calendarFiles = withFallback(isCalendar, calendarFile);
  const routeFiles = withFallback(isRoute, routeFile);
  const zoneFiles = withFallback(isZones, zoneFile);
  problems.push(
    ...namedTwice('offices', calendarFiles, ({ offices }) => offices),
    ...namedTwice('route', routeFiles, ({ route }) => route),
    ...namedTwice('zones', zoneFiles, (group) => group.zones),
  );
  const calendars = calendarFiles.map(({ content, digest }) => calendarOf(content, digest));
  const routes = routeFiles.map(({ content }) => routesOf(content));
  const zones = new Map(zoneFiles.map(({ content }) => [content.zones, content.of]));
  const written = readAll(folder, yamlFiles(folder, isPack), packFile, problems);
  const known = {
    offices: calendars.map(({ offices }) => offices),
    route: routes.map(({ route }) => route),
    zones: [...zones.keys()],
  };
  for (const file of written) problems.push(...strangers(file, known));
  const packs = written.map(({ content, digest, file, lineOf }) => ({
    pack: packOf(content, digest, zones.get(content.clock.zones ?? '')),
    file,
    lineOf,
  }));
  const elsewhere = folder === shippedFolder ? [] : issuedDuties();
  problems.push(...twiceInForce(packs), ...replacedByNone(packs));
  problems.push(...unknownFilings(packs, elsewhere), ...unknownLaws(packs), ...checkedAhead(packs));
  problems.push(
    ...packs.flatMap(({ pack, file, lineOf }) => unreachable(pack).map(({ path, message }) => ({ file, line: lineOf(path), message }))),
  );
  if (problems.length > 0) throw new PacksRefused(problems);
  const files = new Map(packs.map(({ pack, file }) => [pack, file]));
  return { library: { packs: packs.map(({ pack }) => pack), calendars, routes }, fileOf: (pack) => files.get(pack) ?? '' };
}

interface Known {
  readonly offices: readonly string[];
  readonly route: readonly string[];
  readonly zones: readonly string[];
}

/** Names of other files that no file bears. */
function strangers({ file, content: { clock, recipient }, lineOf }: YamlFile<PackFile>, known: Known): Problem[] {
  const named = [
    { what: 'offices', name: clock.offices, at: ['clock', 'offices'], allowed: known.offices },
    { what: 'route', name: 'route' in recipient ? recipient.route : undefined, at: ['recipient'], allowed: known.route },
    { what: 'zones', name: clock.zones, at: ['clock', 'zones'], allowed: known.zones },
  ];
  return named
    .filter(({ name, allowed }) => name !== undefined && !allowed.includes(name))
    .map(({ what, name, at, allowed }) => ({
      file,
      line: lineOf(at),
      message: `unknown ${what} "${name}"; allowed here: ${allowed.join(', ')}`,
    }));
}

/** Of two tables of one name the first would be used, and nobody would see that there is another. */
function namedTwice<T>(word: string, files: readonly YamlFile<T>[], nameOf: (content: T) => string): Problem[] {
  return files.flatMap(({ content, file, lineOf }, index) => {
    const other = files.slice(0, index).find((one) => nameOf(one.content) === nameOf(content));
    return other === undefined
      ? []
      : [{ file, line: lineOf([word]), message: `${word} "${nameOf(content)}" is given twice; the other is ${other.file}` }];
  });
}

/** Two packs that would both judge one duty on one day, or one version given twice. */
function twiceInForce(packs: readonly Placed[]): Problem[] {
  return packs.flatMap(({ pack, file, lineOf }, index) =>
    packs.slice(0, index).flatMap((other) => {
      if (other.pack.duty !== pack.duty) return [];
      const line = lineOf(['in-force']);
      if (other.pack.version === pack.version)
        return [{ file, line, message: `version ${pack.version} of ${pack.duty} is given twice; the other is ${other.file}` }];
      if (isAside(pack) || isAside(other.pack) || !overlap(pack.inForce, other.pack.inForce)) return [];
      return [{ file, line, message: `two packs are in force for ${pack.duty} at one time; the other is ${other.file}` }];
    }),
  );
}

/** An older version of which the newer one is not at hand: the duty would be judged by nothing, without a word. */
function replacedByNone(packs: readonly Placed[]): Problem[] {
  return packs.flatMap(({ pack: { duty, version, supersededBy }, file, lineOf }) =>
    supersededBy === undefined || packs.some(({ pack }) => pack.duty === duty && pack.version === supersededBy)
      ? []
      : [
          {
            file,
            line: lineOf(['superseded-by']),
            message: `version ${supersededBy} of ${duty}, said to have replaced ${version}, is not at hand`,
          },
        ],
  );
}

/** Judges nothing by itself: an older version that is kept, or an amendment shown beside the present rule. */
const isAside = ({ supersededBy, pending }: Pack) => supersededBy !== undefined || pending !== undefined;
