import type { BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import type pg from 'pg';
import { hashPassword, isPassword } from './passwords.js';

export interface SignInSettings {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Address people reach the console at; https makes the cookies Secure. */
  readonly baseUrl: string;
  /** Origins whose pages may send sign-ins; asked at each request, as the port may be known only once we listen. */
  readonly origins: () => string[];
  /** Is the person an active member of their organisation? */
  readonly mayEnter: (person: string) => Promise<boolean>;
  readonly log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
}

const hours = 3_600;

/** How the sign-in library is set up. Its migration test and the running process use this one value. */
export function signInOptions({ pool, secret, baseUrl, origins, mayEnter, log }: SignInSettings) {
  return {
    appName: 'Shodo',
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    database: pool,
    trustedOrigins: origins,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: ({ hash, password }: { hash: string; password: string }) => isPassword(password, hash) },
    },
    user: {
      additionalFields: {
        tenant: { type: 'string', required: true, input: false },
        language: { type: 'string', required: false, input: false },
        lastSignedInAt: { type: 'date', required: false, input: false },
      },
    },
    // Read from the database at each request: a session that was ended is over at once. Twelve idle hours end it.
    session: { expiresIn: 12 * hours, updateAge: hours / 4, cookieCache: { enabled: false } },
    databaseHooks: {
      session: {
        create: {
          before: async (session: { userId: string }) => {
            // The words of a wrong password: whether somebody once worked here is nobody's business.
            if (!(await mayEnter(session.userId)))
              throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
          },
        },
      },
    },
    // It counts successes too, and by address alone: ours are in `sign-in-limits.ts`.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'shodo',
      useSecureCookies: baseUrl.startsWith('https:'),
      database: { generateId: 'uuid', validateSchema: false, joins: true },
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
    },
    telemetry: { enabled: false },
    logger: { disableColors: true, level: 'warn', log },
  } satisfies BetterAuthOptions;
}
