import type { OrganisationState, TenantId } from '@shodo/contracts';
import type { PlainSession } from './plain-session.js';
import { sha256 } from './secrets.js';

const mostRemembered = 10_000;

type Read = (tenant: TenantId) => Promise<OrganisationState | undefined>;

/**
 * Whose session it presumably is, while it is still being looked up, where an earlier request has shown it. What is remembered gives nobody
 * anything: what was read meanwhile counts only if the session, found valid by itself, is theirs.
 */
export class OwnersAhead {
  readonly #owners = new Map<string, PlainSession>();

  constructor(private readonly read: Read) {}

  /** @returns who it presumably is; and whom to tell of the session that was found, or that there is none: it gives the organisation as it stands now */
  begin(cookie: string): {
    readonly presumed: PlainSession | undefined;
    readonly organisationOf: (session: PlainSession | undefined) => Promise<OrganisationState | undefined>;
  } {
    const whose = sha256(cookie).toString('base64');
    const presumed = this.#owners.get(whose);
    const reading = presumed && this.read(presumed.tenant);
    reading?.catch(() => undefined); // heard by whoever waits for it
    return {
      presumed,
      organisationOf: async (session) => {
        this.#owners.delete(whose);
        if (session === undefined) return undefined;
        const { tenant, person } = session;
        this.#remember(whose, { tenant, person });
        return reading && tenant === presumed?.tenant ? reading : this.read(tenant);
      },
    };
  }

  #remember(whose: string, owner: PlainSession): void {
    const [oldest] = this.#owners.keys();
    if (this.#owners.size >= mostRemembered && oldest !== undefined) this.#owners.delete(oldest);
    this.#owners.set(whose, owner);
  }
}
