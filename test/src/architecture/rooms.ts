/** A room and its import rights. Paths are from the root; the longest path that holds a file is its room. */
export interface Room {
  readonly name: string;
  readonly path: string;
  readonly storey: 0 | 1 | 2 | 3 | 4;
  /** Rooms whose values and types may be imported. */
  readonly imports: readonly string[];
  /** Rooms of which only types may be imported: nothing of them is loaded at run time. */
  readonly importsTypesOf: readonly string[];
  /** Packages of others: a closed list, or everything except some. A trailing slash or star means the whole family. */
  readonly packages: { readonly only: readonly string[] } | { readonly never: readonly string[] };
  readonly node: boolean;
  /** A pure room asks neither clock, chance nor process: what it needs is handed in. */
  readonly pure: boolean;
}

const temporalAndNest = ['@temporalio/', '@nestjs/'];

const pureRoom = (name: string, storey: 0 | 1 | 2, rights: Partial<Pick<Room, 'imports' | 'importsTypesOf' | 'packages'>>): Room => ({
  name,
  path: `libs/${name}/`,
  storey,
  imports: [],
  importsTypesOf: [],
  packages: { only: [] },
  node: false,
  pure: true,
  ...rights,
});

const room = (path: string, storey: 0 | 2 | 3 | 4, imports: readonly string[], rights: Partial<Room> = {}): Room => ({
  name: path.replace(/^(?:libs|apps)\/|\/$|\/src(?=\/)/g, ''),
  path,
  storey,
  imports,
  importsTypesOf: [],
  packages: { never: temporalAndNest },
  node: true,
  pure: false,
  ...rights,
});

/** The table of the house. A line that changes here is a decision: write down why under docs/decisions. */
export const rooms: readonly Room[] = [
  pureRoom('contracts', 0, {
    imports: ['contracts/upcasts', 'contracts/exemptions', 'contracts/filing-kinds', 'contracts/profiles'],
    packages: { only: ['zod'] },
  }),
  // apart from the rest, so that whoever folds in the sandbox reads earlier versions without a parser
  { ...pureRoom('contracts/upcasts', 0, {}), path: 'libs/contracts/src/upcasts/' },
  // what takes a duty away, one table for the packs, the forms and the domain, which loads no schemas where it runs
  { ...pureRoom('contracts/exemptions', 0, {}), path: 'libs/contracts/src/exemptions/' },
  // which kind of report settles which duty, for the domain and the forms
  { ...pureRoom('contracts/filing-kinds', 0, {}), path: 'libs/contracts/src/filing-kinds/' },
  // in what two profiles of an organisation differ, for the domain, the record's sentences and the page of an incident
  { ...pureRoom('contracts/profiles', 0, {}), path: 'libs/contracts/src/profiles/' },
  pureRoom('incident', 1, {
    imports: ['contracts/upcasts', 'contracts/exemptions', 'contracts/filing-kinds', 'contracts/profiles'],
    importsTypesOf: ['contracts'],
  }),
  pureRoom('duties', 1, { importsTypesOf: ['contracts'] }),
  pureRoom('access', 1, { imports: ['contracts/upcasts'], importsTypesOf: ['contracts'] }),
  pureRoom('ledger', 1, { imports: ['contracts'] }),
  pureRoom('views', 2, { imports: ['contracts', 'incident'] }),
  // what the console and a pack say in the same words
  pureRoom('words', 1, { imports: ['contracts'], packages: { only: ['zod'] } }),

  // finds and runs the outside programs; knows nothing of the product
  room('libs/servers/', 0, []),
  room('libs/store/', 2, ['contracts', 'ledger', 'views']),
  // sealed texts lie beside the record, in transactions of the organisation; the store knows nothing of them
  room('libs/vault/', 2, ['contracts', 'ledger', 'views', 'store']),
  room('libs/mail/', 2, ['contracts', 'store', 'words']),
  room('libs/rule-packs/', 2, ['contracts', 'duties']),
  // what goes into a pack for somebody outside, in which words, and how it becomes pages and an archive; it reads nothing by itself
  room('libs/evidence-packs/', 2, ['contracts', 'words', 'ledger']),
  // inside the sandbox only types, so that no zod enters the bundle
  room('libs/durable/src/workflow/', 2, [], {
    importsTypesOf: ['contracts'],
    packages: { only: ['@temporalio/workflow', '@temporalio/common'] },
    node: false,
  }),
  room('libs/durable/src/node/', 2, ['contracts', 'durable/workflow'], { packages: { only: ['@temporalio/'] } }),
  // for tests only
  room(
    'libs/testkit/',
    2,
    ['contracts', 'incident', 'duties', 'access', 'ledger', 'servers', 'store', 'vault', 'views', 'mail', 'durable/node', 'rule-packs'],
    {
      packages: { never: ['@nestjs/'] },
    },
  ),

  room('workflows/', 3, ['contracts/upcasts', 'incident', 'durable/workflow'], {
    importsTypesOf: ['contracts'],
    packages: { only: ['@temporalio/workflow'] },
    node: false,
  }),
  // incident to judge, with the append, what the facts it changed oblige to; durable/node for the kill point that the fault tests set, and to hold records against histories
  room('activities/', 3, ['contracts', 'incident', 'duties', 'rule-packs', 'ledger', 'store', 'vault', 'mail', 'durable/node'], {
    packages: { only: ['@nestjs/', '@temporalio/activity', 'reflect-metadata', 'rxjs'] },
  }),

  // ledger for the canonical form of a request body, mail for the fallback of the watchdog
  room(
    'apps/api/',
    4,
    ['contracts', 'access', 'views', 'store', 'vault', 'ledger', 'mail', 'duties', 'rule-packs', 'evidence-packs', 'durable/node'],
    {
      packages: { never: ['@temporalio/worker', '@temporalio/workflow', '@temporalio/activity', '@temporalio/testing'] },
    },
  ),
  // the workflows are bundled from their path and never imported: their room is declared, not imported
  room('apps/worker/', 4, ['activities', 'contracts', 'durable/node', 'store', 'vault', 'mail', 'rule-packs'], {
    packages: { never: ['@temporalio/workflow', '@temporalio/testing'] },
  }),
  // mail and durable/node to look at the settings of what it starts
  room('apps/local/', 4, ['servers', 'store', 'vault', 'mail', 'durable/node']),
  // looks at an installation and changes nothing: views and ledger to fold and verify anew, vault to open what the engine keeps, servers for one that stands still,
  // activities for the checkpoints outside, read and compared as the worker does at its start
  room('apps/inspector/', 4, ['activities', 'contracts', 'ledger', 'views', 'store', 'vault', 'durable/node', 'servers']),
  // access so that it offers and asks only what the reader's roles allow
  room('apps/console/', 4, ['contracts', 'access', 'words'], { node: false }),
  // vite builds its one page
  room('apps/verifier/', 4, ['contracts', 'ledger'], { packages: { only: ['zod', '@noble/', 'vite'] } }),
  // measures, never ships: its baselines are bare workflows of the engine
  // ledger, store and verifier because what an append, an export and a check cost is asked of the functions the product itself uses
  room('bench/', 4, ['contracts', 'inspector', 'ledger', 'rule-packs', 'servers', 'store', 'testkit', 'verifier', 'durable/node'], {
    packages: { never: ['@nestjs/'] },
  }),
];

/** May be named in a package.json although nothing of it is imported: the worker needs the path. */
export const declaredForTheirPath: Readonly<Record<string, readonly string[]>> = { 'apps/worker': ['workflows'] };

export const roomOf = (path: string): Room | undefined =>
  rooms.filter((each) => path.startsWith(each.path)).sort((a, b) => b.path.length - a.path.length)[0];

const roomNames = new Set(rooms.map((each) => each.name));

/** `@shodo/durable/node` -> durable/node; `@shodo/testkit/servers` -> testkit. */
export function roomNamed(specifier: string): string | undefined {
  if (!specifier.startsWith('@shodo/')) return undefined;
  const name = specifier.slice('@shodo/'.length);
  return roomNames.has(name) ? name : (name.split('/')[0] ?? name);
}

/** Folders whose package.json makes them a project; tests and tools are free in what they import. */
export const projects = [...new Set(rooms.map((each) => each.path.replace(/\/src\/.*$|\/$/, '')))];
