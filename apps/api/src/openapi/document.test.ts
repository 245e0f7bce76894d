import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authority } from '@shodo/access';
import { openApiDocument } from './document.js';

interface Document {
  paths: Record<string, Record<string, { operationId: string; 'x-roles'?: string[]; security?: unknown[] }>>;
  components: Record<string, Record<string, unknown>>;
}
const document = openApiDocument() as unknown as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('is what is committed as docs/openapi.json (write it anew with `npm run docs`)', () => {
    const committed: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'openapi.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(document))).toEqual(committed);
  });

  it('has an operation for every row of the authority table, with its roles', () => {
    const withRoles = operations.filter((operation) => operation['x-roles']);
    expect(withRoles.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(authority).sort());
    for (const operation of withRoles)
      expect(operation['x-roles']).toEqual([...authority[operation.operationId as keyof typeof authority]]);
  });

  it('lets only account requests, health and what a link opens be asked by nobody', () => {
    const open = operations.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual([
      'confirmGivenPack',
      'isAlive',
      'isReady',
      'join',
      'readCalendar',
      'readGivenPack',
      'readOpenApi',
      'saveGivenPack',
      'setUp',
      'signIn',
    ]);
  });

  it('says of what a link saves that it may have no such volume', () => {
    expect(operations.find(({ operationId }) => operationId === 'saveGivenPack')).toHaveProperty('responses.404');
  });

  it('names every operation once', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('resolves every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => [
      kind ?? '',
      name ?? '',
    ]);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter(([kind = '', name = '']) => document.components[kind]?.[name] === undefined)).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });
});
