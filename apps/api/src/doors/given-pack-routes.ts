import { Inject, Injectable } from '@nestjs/common';
import { givenPackFile, type PackVisitName, packVisits } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { GivenPacks } from '../evidence-packs/given-packs.js';
import { SETTINGS } from '../process/tokens.js';
import { parsed } from '../requests/parse.js';
import type { Settings } from '../settings/settings.js';
import { sendPack } from './downloads.js';

type Body<Name extends PackVisitName> = z.infer<(typeof packVisits)[Name]['body']>;

/**
 * What whoever holds the link of a pack may ask. The link is all that is asked: no cookie is looked at, so no other site's page can use one. Guessing is
 * limited by address.
 */
@Injectable()
export class GivenPackRoutes {
  constructor(
    private readonly given: GivenPacks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  addTo(scope: FastifyInstance): void {
    const config = { rateLimit: { max: this.settings.signInsPerMinute, timeWindow: 60_000 } };
    for (const name of Object.keys(packVisits) as PackVisitName[])
      scope.post(packVisits[name].path, { config }, async (request: FastifyRequest, reply: FastifyReply) => {
        reply.header('cache-control', 'no-store');
        return this.#answers[name](parsed(packVisits[name].body, request.body ?? {}) as never);
      });
    void scope.register(async (own: FastifyInstance) => {
      own.removeAllContentTypeParsers();
      own.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
        done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      own.post(givenPackFile.path, { config }, async ({ body }, reply) => {
        reply.header('cache-control', 'no-store');
        const { token, volume } = parsed(givenPackFile.body, body ?? {});
        return sendPack(reply, await this.given.saved(token, volume));
      });
    });
  }

  readonly #answers: { readonly [Name in PackVisitName]: (body: Body<Name>) => Promise<unknown> } = {
    readGivenPack: ({ token }) => this.given.shown(token),
    confirmGivenPack: ({ token, name }) => this.given.confirmed(token, name),
  };
}
