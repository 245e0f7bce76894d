import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../problems/language.js';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { rendered } from '../problems/render.js';
import { answerProblem } from './answer-problem.js';

/** No hook sees these answers: what `secure` puts on every other one stands here again, as far as it concerns a problem. */
const headers = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** An address that cannot be read leads to no route. It is neither repeated nor logged: nobody can say what is secret in it. */
export function answerUnreadableAddress(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(headers);
  answerProblem(error, request, reply).then(
    () => request.log.info({ method: request.method, status: reply.statusCode }, 'answered'),
    (failed: unknown) => request.log.error({ err: failed }, 'an address that cannot be read went unanswered'),
  );
}

const problems: Readonly<Record<string, ProblemAnswer>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new ProblemAnswer(408, 'malformed-request'),
  HPE_HEADER_OVERFLOW: new ProblemAnswer(431, 'too-large'),
};

/** What is no HTTP, does not arrive whole or has too many headers never becomes a request: in which language its sender reads is not known. */
export function answerUnreadableRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = problems[error.code ?? ''] ?? new ProblemAnswer(400, 'malformed-request');
  const language = languageOf(undefined);
  const body = JSON.stringify(rendered(problem, language));
  const all = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
  socket.destroy(error);
}
