/** Settings of a run's servers; a Shodo that a suite starts for itself must not take them over. */
const handedOver = ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'DATABASE_URL', 'SHODO_KEYS_DATABASE_URL', 'SHODO_PORT', 'SHODO_PUBLIC_URL'];

/** Environment for a whole Shodo of a suite's own (`apps/local`) on the given data folder, with its own PostgreSQL and Temporal server. */
export function environmentOfOwnShodo(dataFolder: string): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !handedOver.includes(name) && !name.startsWith('SHODO_TEST_'));
  return { ...Object.fromEntries(rest), SHODO_DATA: dataFolder };
}
