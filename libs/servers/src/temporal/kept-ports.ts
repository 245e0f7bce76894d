import { join } from 'node:path';
import { contentOf, writePrivateFile } from '../data-folder/private-file.js';
import { freePort, isFree } from '../free-port.js';

/** The listeners of one server besides its two frontend doors, by the name of the setting that gives each its port. */
const inner = [
  'HISTORY_GRPC',
  'MATCHING_GRPC',
  'WORKER_GRPC',
  'FRONTEND_MEMBERSHIP',
  'HISTORY_MEMBERSHIP',
  'MATCHING_MEMBERSHIP',
  'WORKER_MEMBERSHIP',
];

export interface Ports {
  readonly frontend: number;
  readonly http: number;
  /** All nine, as the server reads them. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The ports of the last start as far as they are still free, other free ones for the rest. Not for looks: the members of a Temporal
 * cluster are known by host and port for about a minute after their last sign of life, and a server that comes back elsewhere sends
 * its work to its own ghost for that long (open workflows stood still for 50 s after a restart; on the same ports they do not).
 */
export async function keptPorts(dataFolder: string, wantedFrontend?: number): Promise<Ports> {
  const file = join(dataFolder, 'temporal-ports.json');
  const last = parsePorts(contentOf(file));
  const lastOrFree = async (name: string) => {
    const port = last[name];
    return port !== undefined && (await isFree(port)) ? port : freePort();
  };
  const ports = { FRONTEND_GRPC: wantedFrontend ?? (await lastOrFree('FRONTEND_GRPC')), FRONTEND_HTTP: await lastOrFree('FRONTEND_HTTP') };
  const others: Record<string, number> = {};
  for (const name of inner) others[name] = await lastOrFree(name);
  const all = { ...ports, ...others };
  writePrivateFile(file, JSON.stringify(all));
  const env = Object.fromEntries(Object.entries(all).map(([name, port]) => [`${name}_PORT`, String(port)]));
  return { frontend: ports.FRONTEND_GRPC, http: ports.FRONTEND_HTTP, env };
}

/** Ports from the file of an earlier start; whatever is not a port that PostgreSQL can keep for Temporal is dropped. */
export function parsePorts(text: string | undefined): Record<string, number> {
  try {
    const parsed: unknown = JSON.parse(text ?? 'null');
    if (typeof parsed !== 'object' || parsed === null) return {};
    const isPort = (value: unknown): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value > 1_023 && value < 32_768;
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, number] => isPort(entry[1])));
  } catch {
    return {};
  }
}
