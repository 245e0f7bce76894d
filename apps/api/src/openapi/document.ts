import { authority } from '@shodo/access';
import {
  type AccountRequestName,
  accountRequests,
  calendarFeed,
  commandNames,
  commands,
  givenPackFile,
  type InquiryName,
  inquiries,
  OrganisationReceipt,
  organisationCommandNames,
  organisationCommands,
  type PackRequestName,
  type PackVisitName,
  Problem,
  packRequests,
  packVisits,
  type ReadName,
  ReceiptView,
  reads,
  type StreamName,
  streams,
  type UploadName,
  uploads,
} from '@shodo/contracts';
import { z } from 'zod';
import { Components, type Json } from './schemas.js';

const problems = {
  400: 'Malformed JSON, or no idempotency key',
  401: 'Nobody is signed in',
  403: 'The roles of the caller do not allow this, or the request comes from another site',
  404: 'There is nothing here',
  409: 'The rules say no: every refusal with its code and sentence; or the kept file is missing or damaged',
  410: 'The link was used or has expired',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Every problem of the request with its JSON pointer; or the key was used for another request',
  429: 'Too many requests',
  507: 'No room is left for files: nothing of it was kept',
  503: 'The database or the engine is away: send the same again',
} as const;
type ProblemStatus = keyof typeof problems;

const ofCommands: readonly ProblemStatus[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503];
const ofUploads: readonly ProblemStatus[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 503, 507];
const ofPacks: readonly ProblemStatus[] = [...ofCommands, 507];
const ofPackVisits: readonly ProblemStatus[] = [400, 410, 413, 415, 422, 429, 503];
const ofGivenPackFile: readonly ProblemStatus[] = [400, 404, 410, 413, 415, 422, 429, 503];
const ofReads: readonly ProblemStatus[] = [401, 403, 404, 422, 429, 503];
const ofFiles: readonly ProblemStatus[] = [401, 403, 404, 409, 422, 429, 503];
const ofInquiries: readonly ProblemStatus[] = [400, 401, 403, 413, 415, 422, 429, 503];
const ofAccounts: readonly ProblemStatus[] = [400, 401, 403, 409, 410, 413, 415, 422, 429, 503];

/** The OpenAPI 3.1 document of the API, made of the same contracts as its routes. */
export function openApiDocument(): Json {
  const components = new Components();
  const problem = components.of(Problem, 'output');
  const operations = [
    ...commandOperations(components),
    ...organisationOperations(components),
    ...readOperations(components),
    ...streamOperations(),
    ...uploadOperations(components),
    ...packOperations(components),
    ...packVisitOperations(components),
    ...inquiryOperations(components),
    ...accountOperations(components),
    ...healthOperations(),
    calendarOperation(),
  ];
  const responses = Object.entries(problems).map(([status, description]) => [
    `Problem${status}`,
    { description, content: { 'application/problem+json': { schema: problem } } },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Shodo',
      version: '1',
      description:
        'Incidents of personal information, from report to closing. Times are text with offset; every write carries an Idempotency-Key.',
    },
    paths: pathsOf(operations),
    security: [{ session: [] }, { token: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'shodo.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
      responses: Object.fromEntries(responses),
      schemas: components.all(),
    },
  };
}

interface Operation {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly says: Json;
}

const commandOperations = (components: Components): Operation[] =>
  commandNames.map((name) => {
    const { path, body, names, track } = commands[name];
    const responses = answers(
      { description: 'The entry is in the ledger', content: json(components.of(ReceiptView, 'output')) },
      ofCommands,
    );
    const request = { parameters: [...inPath(path), key], requestBody: { required: true, content: json(components.of(body, 'input')) } };
    return { path, method: 'post', says: { operationId: name, summary: names.en, tags: [track], ...request, responses, ...rolesOf(name) } };
  });

const organisationOperations = (components: Components): Operation[] =>
  organisationCommandNames.map((name) => {
    const { path, body, en } = organisationCommands[name];
    const good = { description: 'The entry is in the record', content: json(components.of(OrganisationReceipt, 'output')) };
    const request = { parameters: [...inPath(path), key], requestBody: { required: true, content: json(components.of(body, 'input')) } };
    const says = {
      operationId: name,
      summary: en,
      tags: ['organisation'],
      ...request,
      responses: answers(good, ofCommands),
      ...rolesOf(name),
    };
    return { path, method: 'post', says };
  });

const readOperations = (components: Components): Operation[] =>
  (Object.keys(reads) as ReadName[]).map((name) => {
    const { path, query, answer } = reads[name];
    const responses = answers({ description: 'As of now', content: json(components.of(answer, 'output')) }, ofReads);
    const parameters = [...inPath(path), ...inQuery(query)];
    return { path, method: 'get', says: { operationId: name, tags: ['reading'], parameters, responses, ...rolesOf(name) } };
  });

const streamOperations = (): Operation[] =>
  (Object.keys(streams) as StreamName[]).map((name) => {
    const stream = streams[name];
    const { path, media, en } = stream;
    const good = { description: 'A stream', content: { [media]: { schema: { type: 'string' } } } };
    const responses = answers(good, 'mayBeDamaged' in stream ? ofFiles : ofReads);
    const parameters = [...inPath(path), ...('query' in stream ? inQuery(stream.query) : [])];
    return {
      path,
      method: 'get',
      says: { operationId: name, summary: en, tags: ['reading'], parameters, responses, ...rolesOf(name) },
    };
  });

const uploadOperations = (components: Components): Operation[] =>
  (Object.keys(uploads) as UploadName[]).map((name) => {
    const { path, answer, en } = uploads[name];
    const good = { description: 'The whole of it is kept', content: json(components.of(answer, 'output')) };
    const requestBody = { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
    const parameters = [...inPath(path), key];
    const says = { operationId: name, summary: en, tags: ['files'], parameters, requestBody, responses: answers(good, ofUploads) };
    return { path, method: 'post', says: { ...says, ...rolesOf(name) } };
  });

const packOperations = (components: Components): Operation[] =>
  (Object.keys(packRequests) as PackRequestName[]).map((name) => {
    const { path, body, answer, en } = packRequests[name];
    const good = { description: 'It is built and kept', content: json(components.of(answer, 'output')) };
    const requestBody = { required: true, content: json(components.of(body, 'input')) };
    const parameters = [...inPath(path), key];
    const says = { operationId: name, summary: en, tags: ['files'], parameters, requestBody, responses: answers(good, ofPacks) };
    return { path, method: 'post', says: { ...says, ...rolesOf(name) } };
  });

/** By whoever holds a link: the link is all that is asked. */
const packVisitOperations = (components: Components): Operation[] => {
  const visits = (Object.keys(packVisits) as PackVisitName[]).map((name): Operation => {
    const { path, body, answer, en } = packVisits[name];
    const good = { description: 'The pack as its recipient sees it', content: json(components.of(answer, 'output')) };
    const requestBody = { required: true, content: json(components.of(body, 'input')) };
    const says = { operationId: name, summary: en, tags: ['receiving'], security: [], requestBody, responses: answers(good, ofPackVisits) };
    return { path, method: 'post', says };
  });
  const { path, media, en } = givenPackFile;
  const form = { type: 'object', required: ['token'], properties: { token: { type: 'string' }, volume: { type: 'integer', minimum: 1 } } };
  const requestBody = { required: true, content: { 'application/x-www-form-urlencoded': { schema: form } } };
  const good = { description: 'A stream', content: { [media]: { schema: { type: 'string', format: 'binary' } } } };
  const says = { operationId: 'saveGivenPack', summary: en, tags: ['receiving'], security: [], requestBody };
  return [...visits, { path, method: 'post', says: { ...says, responses: answers(good, ofGivenPackFile) } }];
};

const inquiryOperations = (components: Components): Operation[] =>
  (Object.keys(inquiries) as InquiryName[]).map((name) => {
    const { path, body, answer, en } = inquiries[name];
    const requestBody = { required: true, content: json(components.of(body, 'input')) };
    const responses = answers({ description: 'Nothing was recorded', content: json(components.of(answer, 'output')) }, ofInquiries);
    return {
      path,
      method: 'post',
      says: { operationId: name, summary: en, tags: ['inquiring'], requestBody, responses, ...rolesOf(name) },
    };
  });

const accountOperations = (components: Components): Operation[] =>
  (Object.keys(accountRequests) as AccountRequestName[]).map((name) => {
    const { path, body, answer, en } = accountRequests[name];
    const good = { description: 'Done; the session is in the cookie', content: json(components.of(answer, 'output')) };
    const security = 'signedIn' in accountRequests[name] ? [{ session: [] }] : [];
    const requestBody = { required: true, content: json(components.of(body, 'input')) };
    return {
      path,
      method: 'post',
      says: { operationId: name, summary: en, tags: ['account'], security, requestBody, responses: answers(good, ofAccounts) },
    };
  });

const calendarOperation = (): Operation => {
  const { path, media, en } = calendarFeed;
  const secret = {
    name: 'secret',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'What the link carries; `.ics` may follow it.',
  };
  const responses = answers(
    { description: 'A calendar (RFC 5545)', content: { [media]: { schema: { type: 'string' } } } },
    [404, 429, 503],
  );
  return {
    path,
    method: 'get',
    says: { operationId: 'readCalendar', summary: en, tags: ['reading'], security: [], parameters: [secret], responses },
  };
};

function healthOperations(): Operation[] {
  const plain = (description: string) => ({ description, content: json({ type: 'object' }) });
  const asked = (path: string, operationId: string, responses: Json): Operation => ({
    path,
    method: 'get',
    says: { operationId, tags: ['health'], security: [], responses },
  });
  return [
    asked('/health/live', 'isAlive', { 200: plain('The process runs') }),
    asked('/health/ready', 'isReady', { 200: plain('Database and engine answer'), 503: plain('One of them is away') }),
    asked('/v1/openapi.json', 'readOpenApi', { 200: plain('This document') }),
  ];
}

function pathsOf(operations: readonly Operation[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { path, method, says } of operations.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method]: says };
  }
  return paths;
}

const answers = (good: Json, statuses: readonly ProblemStatus[]): Json => ({
  200: good,
  ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
});

const json = (schema: Json) => ({ 'application/json': { schema } });
const rolesOf = (name: keyof typeof authority) => ({ 'x-roles': [...authority[name]] });

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
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  // Numbers arrive as text and are read as numbers: what a caller should send cannot be seen from the schema.
  const place: Json = { type: 'integer', minimum: 1 };
  const numbers: Record<string, Json> = { limit: { type: 'integer', minimum: 1, maximum: 100 }, seq: place, from: place };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: numbers[name] ?? schema,
  }));
}
