import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { classified } from '../problems/classify.js';
import { languageOf } from '../problems/language.js';
import type { ProblemAnswer } from '../problems/problem-answer.js';
import { rendered } from '../problems/render.js';

/** Of a body that is too large the framework says no more than that; the limit is the route's own. */
function withLimit(problem: ProblemAnswer, { routeOptions }: FastifyRequest): ProblemAnswer {
  const limit = problem.status === 413 && problem.more.largest === undefined ? routeOptions?.bodyLimit : undefined;
  return limit === undefined ? problem : problem.upTo(limit);
}

/**
 * The one place where a request that failed is answered. What nobody foresaw, and what is away, goes to the log under a reference; the caller
 * gets the reference and no detail.
 */
export async function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = withLimit(classified(error), request);
  const { status, more } = problem;
  const reference = status >= 500 ? randomUUID() : undefined;
  if (status === 500) request.log.error({ err: error, reference }, 'a request failed for a reason nobody foresaw');
  else if (status >= 500)
    request.log.warn(
      { reference, reason: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' },
      'a request could not be answered now',
    );
  const language = languageOf(request.headers['accept-language']);
  if (more.retryAfterSeconds !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', String(more.retryAfterSeconds));
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="shodo"');
  await reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(rendered(problem, language, reference)));
}
