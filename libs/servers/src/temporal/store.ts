import { databaseOf } from '../postgres/logins.js';

/** A login that owns, or may create, Temporal's databases. Temporal's programs know no connection address, only its parts. */
export interface TemporalStore {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** A database that exists, to make the others from. */
  readonly maintenanceDatabase: string;
  /** Encrypted connection, with or without checking the server's name. */
  readonly tls?: 'unchecked' | 'checked';
}

export function temporalStore(url: string): TemporalStore {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode') ?? 'disable';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    maintenanceDatabase: databaseOf(url),
    ...(mode === 'disable' ? {} : { tls: mode === 'verify-full' ? 'checked' : 'unchecked' }),
  };
}
