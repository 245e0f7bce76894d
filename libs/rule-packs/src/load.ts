import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Library, Pack } from '@shodo/duties';
import type { z } from 'zod';
import { calendarFile, calendarOf, routeFile, routesOf } from './office-schema.js';
import { packFile, packOf } from './pack-schema.js';
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
const isPack = (name: string) => !isCalendar(name) && !isRoute(name) && !name.endsWith('.cases.yaml');

/** Reads every file of a kind; problems are gathered, so that all of them are told at once. */
export function readAll<T>(root: string, paths: readonly string[], schema: z.ZodType<T>, problems: Problem[]): YamlFile<T>[] {
  return paths.flatMap((path) => {
    const read = readYaml(relative(root, path), path, schema);
    if ('problems' in read) problems.push(...read.problems);
    return 'problems' in read ? [] : [read];
  });
}

/**
 * Packs, office calendars and routing tables of a folder (default: the ones shipped). A folder without calendars or routes uses the shipped ones.
 * @throws PacksRefused with file and line of every problem: an unknown word, a missing one, a key given twice, two packs in force for one duty at one time
 */
export function loadPacks(folder: string = shippedFolder): Library {
  const problems: Problem[] = [];
  const withFallback = (wanted: (name: string) => boolean) => {
    const own = yamlFiles(folder, wanted);
    return own.length > 0 ? { root: folder, paths: own } : { root: shippedFolder, paths: yamlFiles(shippedFolder, wanted) };
  };
  const calendarFiles = withFallback(isCalendar);
  const routeFiles = withFallback(isRoute);
  const calendars = readAll(calendarFiles.root, calendarFiles.paths, calendarFile, problems).map(({ content, digest }) =>
    calendarOf(content, digest),
  );
  const routes = readAll(routeFiles.root, routeFiles.paths, routeFile, problems).map(({ content }) => routesOf(content));
  const files = readAll(folder, yamlFiles(folder, isPack), packFile, problems);
  for (const { file, content, lineOf } of files) {
    const { offices } = content.clock;
    if (offices !== undefined && !calendars.some((calendar) => calendar.offices === offices)) {
      problems.push({
        file,
        line: lineOf(['clock', 'offices']),
        message: `unknown offices "${offices}"; allowed here: ${calendars.map((one) => one.offices).join(', ')}`,
      });
    }
    const route = 'route' in content.recipient ? content.recipient.route : undefined;
    if (route !== undefined && !routes.some((table) => table.route === route)) {
      problems.push({
        file,
        line: lineOf(['recipient']),
        message: `unknown route "${route}"; allowed here: ${routes.map((one) => one.route).join(', ')}`,
      });
    }
  }
  const packs = files.map(({ content, digest, file, lineOf }) => ({ pack: packOf(content, digest), file, line: lineOf(['in-force']) }));
  problems.push(...twiceInForce(packs));
  if (problems.length > 0) throw new PacksRefused(problems);
  return { packs: packs.map(({ pack }) => pack), calendars, routes };
}

interface Placed {
  readonly pack: Pack;
  readonly file: string;
  readonly line: number;
}

/** Two packs that would both judge one duty on one day, or one version given twice. */
function twiceInForce(packs: readonly Placed[]): Problem[] {
  return packs.flatMap(({ pack, file, line }, index) =>
    packs.slice(0, index).flatMap((other) => {
      if (other.pack.duty !== pack.duty) return [];
      if (other.pack.version === pack.version)
        return [{ file, line, message: `version ${pack.version} of ${pack.duty} is given twice; the other is ${other.file}` }];
      if (pack.supersededBy !== undefined || other.pack.supersededBy !== undefined || !overlap(pack, other.pack)) return [];
      return [{ file, line, message: `two packs are in force for ${pack.duty} at one time; the other is ${other.file}` }];
    }),
  );
}

const overlap = (a: Pack, b: Pack) => startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
const startsBeforeEnd = (a: Pack, b: Pack) => b.inForce.until === undefined || a.inForce.from <= b.inForce.until;
