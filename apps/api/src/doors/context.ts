import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../identity/callers.js';
import { notSignedIn } from '../problems/problem-answer.js';

/** Who asks, found before the body was read and kept until the answer. */
const callers = new WeakMap<FastifyRequest, Caller>();

export function keepCaller(request: FastifyRequest, reply: FastifyReply, caller: Caller): void {
  callers.set(request, caller);
  for (const cookie of caller.cookies) reply.header('set-cookie', cookie);
}

export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw notSignedIn();
  return caller;
}
