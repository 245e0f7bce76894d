/** An error as a log may hold it. PostgreSQL quotes rows and input in its messages; of its errors only the code, the constraint and where it happened are kept. */
export function withoutRows(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const code: unknown = Reflect.get(error, 'code');
  const ofDatabase = Reflect.get(error, 'severity') !== undefined;
  const cause: unknown = error.cause && withoutRows(error.cause);
  return {
    name: error.name,
    ...(ofDatabase ? { constraint: Reflect.get(error, 'constraint') } : { message: error.message }),
    ...(typeof code === 'string' && { code }),
    frames,
    ...(cause !== undefined && { cause }),
  };
}
