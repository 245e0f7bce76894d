import type { OrganisationState, TenantId } from '@shodo/contracts';
import { sha256 } from './secrets.js';

const mostRemembered = 10_000;

type Read = (tenant: TenantId) => Promise<OrganisationState | undefined>;

/**
 * Reads the organisation of whoever asks while their session is still being looked up, where an earlier request has shown whose it is. What is
 * remembered gives nobody anything: the organisation read counts only if it is the one that the session, found valid by itself, names.
 */
export class OrganisationsAhead {
  readonly #tenants = new Map<string, TenantId>();

  constructor(private readonly read: Read) {}

  /** @returns to be told the organisation that the session names, or that there is no session; gives that organisation as it stands now */
  begin(cookie: string): (tenant: TenantId | undefined) => Promise<OrganisationState | undefined> {
    const whose = sha256(cookie).toString('base64');
    const expected = this.#tenants.get(whose);
    const reading = expected && this.read(expected);
    reading?.catch(() => undefined); // heard by whoever waits for it
    return async (tenant) => {
      this.#tenants.delete(whose);
      if (tenant === undefined) return undefined;
      this.#remember(whose, tenant);
      return reading && tenant === expected ? reading : this.read(tenant);
    };
  }

  #remember(whose: string, tenant: TenantId): void {
    const [oldest] = this.#tenants.keys();
    if (this.#tenants.size >= mostRemembered && oldest !== undefined) this.#tenants.delete(oldest);
    this.#tenants.set(whose, tenant);
  }
}
