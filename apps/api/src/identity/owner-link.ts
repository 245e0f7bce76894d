import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { endOwnerLinks, makeOwnerLink, ownerLink } from './one-time-links.js';
import { anyOrganisation } from './people.js';

/** The first way in: while no organisation exists, whoever started Shodo may found one. */
@Injectable()
export class OwnerLink {
  constructor(
    private readonly connections: Connections,
    private readonly address: OwnAddress,
  ) {}

  async isWanted(): Promise<boolean> {
    return !(await anyOrganisation(this.connections.identity));
  }

  /** The link of the first owner, kept only as a hash; earlier ones work no more. */
  async first(): Promise<string> {
    await endOwnerLinks(this.connections.identity);
    return this.another();
  }

  /** A link that founds a further organisation in this installation. */
  async another(): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await makeOwnerLink(this.connections.identity, token);
    return ownerLink(this.address.publicUrl(), token);
  }
}
