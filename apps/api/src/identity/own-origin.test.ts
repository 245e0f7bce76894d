import type { IncomingHttpHeaders } from 'node:http';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { refuseForeignOrigin } from './own-origin.js';

const own = new Set(['http://localhost:4310', 'http://127.0.0.1:4310']);
const isRefused = (headers: IncomingHttpHeaders) => {
  try {
    refuseForeignOrigin(headers, own);
    return false;
  } catch (error) {
    return error instanceof ProblemAnswer && error.status === 403;
  }
};

describe('a write that rides on a cookie', () => {
  it.each([
    { origin: 'http://localhost:4310' },
    { origin: 'http://127.0.0.1:4310', 'sec-fetch-site': 'same-origin' },
    {},
    { 'sec-fetch-site': 'none' },
  ])('is taken from %j', (headers) => {
    expect(isRefused({ ...headers })).toBe(false);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4311' },
    { origin: 'https://localhost:4310' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused from %j', (headers) => {
    expect(isRefused({ ...headers })).toBe(true);
  });
});
