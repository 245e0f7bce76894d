import { commands, organisationCommands, reads } from '@shodo/contracts';
import type { z } from 'zod';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { bodyAsked, jsonBody } from './json-body.js';
import { idempotencyKey, idInPath, parsed } from './parse.js';

const problemsOf = (schema: z.ZodType, body: unknown): Record<string, string> => {
  try {
    parsed(schema, body);
  } catch (error) {
    if (error instanceof ProblemAnswer && error.status === 422)
      return Object.fromEntries((error.more.errors ?? []).map(({ pointer, code }) => [pointer, code]));
    throw error;
  }
  return {};
};
const statusOf = (work: () => unknown): number => {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemAnswer) return error.status;
    throw error;
  }
  return 200;
};
const report = { summary: 'USBメモリを紛失した', noticedAt: '2026-11-28T22:00:00+09:00' };
const reportIncident = commands.ReportIncident.body;
const recordFact = commands.RecordFact.body;
const fact = { fact: 'principals-affected', source: 'own-check' };

describe('what a body may be', () => {
  it('is taken when it has its form', () => {
    expect(parsed(reportIncident, report)).toEqual(report);
  });

  it('is told every problem at once, each with its pointer', () => {
    expect(
      problemsOf(reportIncident, {
        summary: '',
        noticedAt: '2026-11-28 22:00',
        leakType: 'aliens',
        occurredAt: 3,
        tenantId: 'x',
        approvedBy: 'y',
      }),
    ).toEqual({
      '/summary': 'too-short',
      '/noticedAt': 'instant',
      '/leakType': 'not-in-list',
      '/occurredAt': 'wrong-type',
      '/tenantId': 'unknown-key',
      '/approvedBy': 'unknown-key',
    });
  });

  it('is told what is missing', () => {
    expect(problemsOf(reportIncident, {})).toEqual({ '/summary': 'missing', '/noticedAt': 'missing' });
  });

  it.each([null, [], 'text', 7, true])('must be an object, which %j is not', (body) => {
    expect(Object.values(problemsOf(reportIncident, body))).toEqual(['wrong-type']);
  });

  it.each([
    ['without a T', '2026-11-28 22:00:00+09:00'],
    ['of a day that does not exist, nor its seconds', '2026-02-30T10:00Z'],
    ['of a day that does not exist', '2026-02-30T10:00:00Z'],
    ['of another age', '0026-11-28T22:00:00Z'],
  ])('holds no time %s', (_what, noticedAt) => {
    expect(problemsOf(reportIncident, { ...report, noticedAt })).toEqual({ '/noticedAt': 'instant' });
  });

  it.each([
    ['2026-11-28T22:00+09:00', 'seconds-missing'],
    ['2026-11-28T22:00:00', 'offset-missing'],
    ['2026-11-28T22:00:00.5', 'offset-missing'],
    ['2026-11-28T22:00', 'seconds-and-offset-missing'],
  ])('is told what the time %s lacks', (noticedAt, lacks) => {
    expect(problemsOf(reportIncident, { ...report, noticedAt })).toEqual({ '/noticedAt': lacks });
  });

  it('holds no leap second, which is named as one', () => {
    expect(problemsOf(reportIncident, { ...report, noticedAt: '2016-12-31T23:59:60Z' })).toEqual({ '/noticedAt': 'leap-second' });
    expect(problemsOf(reportIncident, { ...report, noticedAt: '2016-12-31T23:60:00Z' })).toEqual({ '/noticedAt': 'instant' });
  });

  it('holds no text of a million characters', () => {
    expect(problemsOf(reportIncident, { ...report, noticedAt: '1999-12-31T23:59:59+09:00' })).toEqual({ '/noticedAt': 'year' });
    expect(problemsOf(reportIncident, { ...report, summary: 'あ'.repeat(1_000_000) })).toEqual({ '/summary': 'too-long' });
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
  ])('holds no %s, in whatever field', (_what, text) => {
    expect(problemsOf(reportIncident, { ...report, summary: text })).toEqual({ '/summary': 'unstorable-text' });
    expect(problemsOf(organisationCommands.AddPerson.body, { name: text, email: 'desk@example.jp', roles: ['clerk'] })).toEqual({
      '/name': 'unstorable-text',
    });
    expect(problemsOf(reads.listIncidents.query, { cursor: text })).toEqual({ '/cursor': 'unstorable-text' });
  });

  it('turns no direction of writing, says something that can be seen, and names each thing once', () => {
    expect(problemsOf(reportIncident, { ...report, summary: '口座\u202e12', reportedBy: '\u200b' })).toEqual({
      '/summary': 'turns-direction',
      '/reportedBy': 'shows-nothing',
    });
    const scope = { principals: { exact: 30 }, categories: ['patient', 'patient'], source: 'log', basedOn: 0 };
    expect(problemsOf(commands.SetImpactScope.body, scope)).toEqual({ '/categories/1': 'named-twice' });
    const person = { name: '佐藤\u2066花子', email: 'desk@example.jp', roles: ['clerk', 'clerk'] };
    expect(problemsOf(organisationCommands.AddPerson.body, person)).toEqual({ '/name': 'turns-direction', '/roles/1': 'named-twice' });
  });

  it('reaches for no prototype', () => {
    expect(
      problemsOf(reportIncident, JSON.parse(`{"__proto__":{"roles":["operator"]},"summary":"x","noticedAt":"2026-11-28T22:00:00Z"}`)),
    ).toEqual({
      '/__proto__': 'unknown-key',
    });
    expect(problemsOf(reportIncident, { ...report, constructor: {} })).toEqual({ '/constructor': 'unknown-key' });
  });

  it('is not nested without end', () => {
    expect(Object.values(problemsOf(reportIncident, { ...report, summary: JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) }))).toContain(
      'too-deep',
    );
  });

  it('is told the problem of the form that was meant, when there are several', () => {
    expect(problemsOf(recordFact, { ...fact, stated: { exact: -1 } })).toEqual({ '/stated/exact': 'too-small' });
    expect(problemsOf(recordFact, { ...fact, stated: { estimate: 10, max: 5 } })).toEqual({ '/stated/max': 'estimate-above-maximum' });
    expect(problemsOf(recordFact, { ...fact, stated: { exact: 1.5 } })).toEqual({ '/stated/exact': 'wrong-type' });
  });

  it('is told when a fact is not stated in that form', () => {
    expect(problemsOf(recordFact, { ...fact, stated: { value: true, confidence: 'confirmed' } })).toEqual({ '/stated': 'form-of-fact' });
  });

  it('is told that a file that was handed over is named with its digest and its size', () => {
    const [file, sha256] = ['018f3a5e-8a3b-7c11-9a63-1f1b5c0d2e4f', 'a'.repeat(64)];
    const sealing = (body: object) => problemsOf(commands.SealEvidence.body, { kind: 'log', description: 'アクセスログ', ...body });
    for (const parts of [{ file }, { file, sha256 }, { file, fileSize: 3 }]) expect(sealing(parts)).toEqual({ '/file': 'file-in-part' });
    expect([sealing({ file, sha256, fileSize: 3 }), sealing({ sha256 })]).toEqual([{}, {}]);
  });

  it('never sees its own text in a pointer unless it could be the name of a field', () => {
    expect(problemsOf(reportIncident, { ...report, '<script>alert(1)</script>': 1 })).toEqual({ '/?': 'unknown-key' });
    expect(problemsOf(reportIncident, { ...report, 'a/b~c': 1 })).toEqual({ '/?': 'unknown-key' });
  });
});

describe('a query', () => {
  it('reads numbers from text, within limits', () => {
    expect(parsed(reads.listIncidents.query, { limit: '20' })).toEqual({ limit: 20 });
    expect(problemsOf(reads.listIncidents.query, { limit: '1000', state: 'lost', tenant: 'x' })).toEqual({
      '/limit': 'too-large',
      '/state': 'not-in-list',
      '/tenant': 'unknown-key',
    });
    expect(problemsOf(reads.listIncidents.query, { limit: ['1', '2'] })).toEqual({ '/limit': 'wrong-type' });
  });
});

describe('a body as bytes', () => {
  it('is strict UTF-8 and JSON', () => {
    expect(jsonBody(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
    for (const raw of ['{"a":', 'nonsense', '{"a":1}x', "{'a':1}", 'NaN']) expect(statusOf(() => jsonBody(Buffer.from(raw)))).toBe(400);
    expect(statusOf(() => jsonBody(Buffer.from([0x22, 0xff, 0xfe, 0x22])))).toBe(400);
  });

  it('is no JSON where it is absent and something is asked with it', () => {
    expect(bodyAsked({})).toEqual({});
    expect(statusOf(() => bodyAsked(undefined))).toBe(400);
  });

  it('may be absent, for a command that asks for nothing', () => {
    expect(jsonBody(Buffer.alloc(0))).toBeUndefined();
  });
});

describe('an idempotency key', () => {
  it.each(['0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e8f', '01ARZ3NDEKTSV4RRFFQ69G5FAV'])('may be %s', (key) => {
    expect(idempotencyKey(key)).toBe(key.toLowerCase());
  });

  it.each([undefined, '', '1', 'Taro Yamada 090-1234-5678', ['a', 'b']])(
    'may not be %j, as it becomes part of an id kept in clear',
    (key) => {
      expect(statusOf(() => idempotencyKey(key))).toBe(400);
    },
  );
});

describe('an id in a path', () => {
  it('is answered like one that does not exist when it cannot exist', () => {
    const id = '0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e8f';
    const { ReportIncident: _unused, ...others } = commands;
    expect(Object.keys(others).length).toBeGreaterThan(20);
    expect(idInPath(organisationCommands.AddPerson.body.shape.name, { name: 'a' }, 'name')).toBe('a');
    expect(statusOf(() => idInPath(organisationCommands.AddPerson.body.shape.email, { id }, 'id'))).toBe(404);
  });
});
