import { authority } from '@shodo/access';
import {
  type AccountRequestName,
  accountRequests,
  commandNames,
  commands,
  OrganisationReceipt,
  organisationCommandNames,
  organisationCommands,
  Problem,
  type ReadName,
  ReceiptView,
  reads,
  type StreamName,
  streams,
} from '@shodo/contracts';
import { z } from 'zod';
import { Components } from './schemas.js';

type Json = { readonly [key: string]: unknown };

const problems: Record<string, string> = {
  400: 'Malformed JSON, or no idempotency key',
  401: 'Nobody is signed in',
  403: 'The roles of the caller do not allow this',
  404: 'There is nothing here',
  409: 'The rules say no: every refusal with its code and sentence',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Every problem of the request with its JSON pointer; or the key was used for another request',
  429: 'Too many requests',
  503: 'The database or the engine is away: send the same again',
};

/** The OpenAPI 3.1 document of the API, made of the same contracts as its routes. */
export function openApiDocument(): Json {
  const components = new Components();
  const problem = components.of(Problem, 'output');
  const paths: Record<string, Record<string, Json>> = {};
  const add = (path: string, method: 'get' | 'post', operation: Json) => {
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method]: operation };
  };
  const answers = (good: Json, codes: readonly number[]): Json => ({
    200: good,
    ...Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/responses/Problem${code}` }])),
  });
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: components.of(schema, io) } });
  const roles = (name: keyof typeof authority) => ({ 'x-roles': [...authority[name]] });

  for (const name of commandNames) {
    const { path, body, names, track } = commands[name];
    const responses = answers(
      { description: 'The entry is in the ledger', content: json(ReceiptView, 'output') },
      [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
    );
    add(path, 'post', {
      operationId: name,
      summary: names.en,
      tags: [track],
      parameters: [...inPath(path), key],
      requestBody: { required: true, content: json(body, 'input') },
      responses,
      ...roles(name),
    });
  }
  for (const name of organisationCommandNames) {
    const { path, body, en } = organisationCommands[name];
    const responses = answers(
      { description: 'The entry is in the record', content: json(OrganisationReceipt, 'output') },
      [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
    );
    add(path, 'post', {
      operationId: name,
      summary: en,
      tags: ['organisation'],
      parameters: [...inPath(path), key],
      requestBody: { required: true, content: json(body, 'input') },
      responses,
      ...roles(name),
    });
  }
  for (const name of Object.keys(reads) as ReadName[]) {
    const { path, query, answer } = reads[name];
    const responses = answers({ description: 'As of now', content: json(answer, 'output') }, [401, 403, 404, 422, 429, 503]);
    add(path, 'get', { operationId: name, tags: ['reading'], parameters: [...inPath(path), ...inQuery(query)], responses, ...roles(name) });
  }
  for (const name of Object.keys(streams) as StreamName[]) {
    const { path, media, en } = streams[name];
    const responses = answers({ description: 'A stream', content: { [media]: { schema: { type: 'string' } } } }, [401, 403, 404, 429, 503]);
    add(path, 'get', { operationId: name, summary: en, tags: ['reading'], parameters: inPath(path), responses, ...roles(name) });
  }
  for (const name of Object.keys(accountRequests) as AccountRequestName[]) {
    const { path, body, answer, en } = accountRequests[name];
    const responses = answers(
      { description: 'Done; the session is in the cookie', content: json(answer, 'output') },
      [400, 401, 403, 413, 415, 422, 429, 503],
    );
    add(path, 'post', {
      operationId: name,
      summary: en,
      tags: ['account'],
      security: 'signedIn' in accountRequests[name] ? [{ session: [] }] : [],
      requestBody: { required: true, content: json(body, 'input') },
      responses,
    });
  }
  addHealth(add);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Shodo',
      version: '1',
      description:
        'Incidents of personal information, from report to closing. Times are text with offset; every write carries an Idempotency-Key.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    security: [{ session: [] }, { token: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'shodo.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
      responses: Object.fromEntries(
        Object.entries(problems).map(([code, description]) => [
          `Problem${code}`,
          { description, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
      schemas: components.all(),
    },
  };
}

const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'UUID or ULID. The same key with the same body gives the first receipt, for ever.',
  schema: { type: 'string', minLength: 26, maxLength: 36 },
};

const inPath = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }));

function inQuery(query: z.ZodObject): Json[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  const numbers: Record<string, Json> = { limit: { type: 'integer', minimum: 1, maximum: 100 } };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema: numbers[name] ?? schema }));
}

function addHealth(add: (path: string, method: 'get', operation: Json) => void): void {
  const plain = (description: string) => ({ 200: { description, content: { 'application/json': { schema: { type: 'object' } } } } });
  add('/health/live', 'get', { operationId: 'isAlive', tags: ['health'], security: [], responses: plain('The process runs') });
  add('/health/ready', 'get', {
    operationId: 'isReady',
    tags: ['health'],
    security: [],
    responses: {
      ...plain('Database and engine answer'),
      503: { description: 'One of them is away', content: { 'application/json': { schema: { type: 'object' } } } },
    },
  });
  add('/v1/openapi.json', 'get', { operationId: 'readOpenApi', tags: ['health'], security: [], responses: plain('This document') });
}
