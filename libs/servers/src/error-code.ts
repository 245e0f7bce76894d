/** The code of a system error ("ENOENT", "ESRCH"). Not by `instanceof`: an error may come from another realm, as in Jest. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
