import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { endOwnerLinks, makeOwnerLink } from './one-time-links.js';
import { anyOrganisation } from './people.js';

/** The first way in: while no organisation exists, whoever reads the terminal may found it. */
@Injectable()
export class OwnerLink {
  constructor(
    private readonly connections: Connections,
    private readonly address: OwnAddress,
  ) {}

  /** A new link, kept only as a hash; undefined when an organisation exists. */
  async whenNobodyIsHere(): Promise<string | undefined> {
    if (await anyOrganisation(this.connections.identity)) return undefined;
    await endOwnerLinks(this.connections.identity);
    return this.another();
  }

  /** A link that founds a further organisation in this installation. */
  async another(): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await makeOwnerLink(this.connections.identity, token);
    return `${this.address.publicUrl()}/setup?token=${token}`;
  }
}
