import { parseSync } from '@swc/core';
import { lineOf, type TreeFile } from './tree.js';

export interface Import {
  readonly specifier: string;
  /** Leaves no trace at run time. `import { type A }` still loads the module, so only `import type` counts. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A node of the syntax tree. */
export type Syntax = { readonly type: string } & Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isSyntax = (value: unknown): value is Syntax => isObject(value) && typeof value.type === 'string';

const parsed = new Map<string, readonly Syntax[]>();

/** Every syntax node of a source file, in order. */
export function syntaxOf({ path, text }: TreeFile): readonly Syntax[] {
  const before = parsed.get(`${path}\n${text}`);
  if (before) return before;
  const module: unknown = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx'), decorators: true, target: 'es2022' });
  const found: Syntax[] = [];
  const visit = (value: unknown) => {
    if (isSyntax(value)) found.push(value);
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) Object.values(value).forEach(visit);
  };
  visit(module);
  parsed.set(`${path}\n${text}`, found);
  return found;
}

const textOf = (value: unknown): string | undefined =>
  isSyntax(value) && value.type === 'StringLiteral' && typeof value.value === 'string' ? value.value : undefined;

const firstArgument = (node: Syntax): unknown => {
  const [first]: unknown[] = Array.isArray(node.arguments) ? node.arguments : [];
  return isObject(first) ? first.expression : undefined;
};

const isNamed = (value: unknown, name: string) => isSyntax(value) && value.type === 'Identifier' && value.value === name;

function specifierOf(node: Syntax): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node.source);
    case 'TsImportType':
      return textOf(node.argument);
    case 'TsExternalModuleReference':
      return textOf(node.expression);
    case 'CallExpression':
      return (isSyntax(node.callee) && node.callee.type === 'Import') || isNamed(node.callee, 'require')
        ? textOf(firstArgument(node))
        : undefined;
    default:
      return undefined;
  }
}

/** Every module a source file names: imports, re-exports, `import()` in code and in types, `require()`. */
export const importsOf = (file: TreeFile): Import[] =>
  syntaxOf(file).flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return [];
    return [{ specifier, typeOnly: node.typeOnly === true || node.type === 'TsImportType', line: lineOf(file.text, `'${specifier}'`) }];
  });
