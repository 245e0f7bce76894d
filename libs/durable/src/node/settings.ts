/** Where the engine is. Read from the environment by the process that needs it, together with its other settings. */
export interface EngineSettings {
  /** host:port of the Temporal frontend, from TEMPORAL_ADDRESS. */
  readonly address: string;
  /** From TEMPORAL_NAMESPACE; one namespace per environment. */
  readonly namespace: string;
}

export interface SettingsProblem {
  readonly name: string;
  readonly message: string;
}

const hostAndPort = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/;
const namespaceName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Set by somebody who expects an encrypted connection: going on in clear would be worse than not starting. */
const notYetSupported = ['TEMPORAL_TLS', 'TEMPORAL_API_KEY', 'TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_SERVER_CA_CERT_PATH'];

/** Reads the engine's settings and names everything that is wrong with them, all at once; values are never repeated in a message. */
export function readEngineSettings(env: Readonly<Record<string, string | undefined>>): {
  settings: EngineSettings;
  problems: SettingsProblem[];
} {
  const problems: SettingsProblem[] = [];
  const address = env.TEMPORAL_ADDRESS ?? '127.0.0.1:7233';
  const port = Number(hostAndPort.exec(address)?.[2]);
  if (!(port >= 1 && port <= 65_535)) problems.push({ name: 'TEMPORAL_ADDRESS', message: 'expected host:port, as in 127.0.0.1:7233' });
  const namespace = env.TEMPORAL_NAMESPACE ?? 'shodo';
  if (!namespaceName.test(namespace))
    problems.push({ name: 'TEMPORAL_NAMESPACE', message: 'expected letters, digits, dots, dashes or underscores' });
  for (const name of notYetSupported) {
    if (env[name]) problems.push({ name, message: 'encrypted connections to the engine are not supported yet; use a private network' });
  }
  return { settings: { address, namespace }, problems };
}
