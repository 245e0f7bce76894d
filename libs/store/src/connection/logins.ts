import { createHmac } from 'node:crypto';

/** Roles of the application. None owns anything or can log in; each pool works as one of them. */
export type DatabaseRole = 'shodo_app' | 'shodo_upkeep' | 'shodo_identity' | 'shodo_people' | 'shodo_keys';

/** Where a database is, and who logs in for the pools. */
export interface Database {
  /** The owner's login. It is opened by migrations only; the pools' logins and passwords are made from it. */
  readonly url: string;
  /** A login made by hand for all pools of this database, where none can be made from the owner's. */
  readonly serviceUrl?: string;
}

/**
 * The address at which a pool of this role logs in. Each role has a login of its own that belongs to no other role, so that nothing said on its
 * connections leads to what another pool may do. Its password is the owner's, turned through HMAC: every process comes to the same one.
 */
export function loginUrl({ url, serviceUrl }: Database, role: DatabaseRole): string {
  if (serviceUrl) return serviceUrl;
  const address = new URL(url);
  const login = `${role}_of_${decodeURIComponent(address.username)}`;
  const key = decodeURIComponent(address.password);
  if (address.username === '' || key === '')
    throw new TypeError('no login can be made from an address without name and password of the owner');
  address.username = encodeURIComponent(login);
  address.password = createHmac('sha256', key).update(`login\n${login}`).digest('base64url');
  return address.href;
}
