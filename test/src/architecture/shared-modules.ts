import { runningSources } from './guards.js';
import { type Syntax, syntaxOf } from './imports.js';
import { type Room, roomOf, rooms } from './rooms.js';
import { lineOf, type TreeFile } from './tree.js';

/** The rooms whose values are in the bundle of the workflows. */
function inTheBundle(from = 'workflows', found: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (found.has(from)) return found;
  const imported = rooms.find(({ name }: Room) => name === from)?.imports ?? [];
  return imported.reduce((sofar, each) => inTheBundle(each, sofar), new Set([...found, from]) as ReadonlySet<string>);
}

type Declared = Syntax & {
  readonly id: Syntax & { readonly value?: string; readonly typeAnnotation?: unknown };
  readonly init?: Syntax | null;
};

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Something that is meant to be filled later, unless its type says that nobody does. */
function isFilledLater({ id, init }: Declared): boolean {
  if (!init || JSON.stringify(id.typeAnnotation ?? '').match(/"Readonly(?:Set|Map|Array)"|"readonly"/)) return false;
  if (init.type === 'NewExpression') return /^(?:Weak)?(?:Map|Set)$/.test(String((init.callee as { value?: string }).value));
  return (init.type === 'ArrayExpression' && isEmpty(init.elements)) || (init.type === 'ObjectExpression' && isEmpty(init.properties));
}

const declarationsOf = (file: TreeFile): readonly Syntax[] => {
  const body = (syntaxOf(file)[0]?.body ?? []) as readonly Syntax[];
  return body.map((each) => (each.type === 'ExportDeclaration' ? (each.declaration as Syntax) : each));
};

/** Every incident a worker holds has the same modules: what one of them kept there would reach the next. */
export const stateOfSharedModules = (files: readonly TreeFile[]): string[] => {
  const bundled = inTheBundle();
  return runningSources(files)
    .filter(({ path }) => bundled.has(roomOf(path)?.name ?? ''))
    .flatMap((file) =>
      declarationsOf(file)
        .filter(({ type }) => type === 'VariableDeclaration')
        .flatMap(({ kind, declarations }) => (declarations as Declared[]).filter((each) => kind !== 'const' || isFilledLater(each)))
        .map(({ id }) => `${file.path}:${lineOf(file.text, ` ${id.value}`)} ${id.value} is shared by all incidents`),
    );
};
