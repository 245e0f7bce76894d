import { checkpointFolder, type LogKeeping, logSigners, timestampAuthority } from '@shodo/activities';
import { killPoint } from '@shodo/durable/node';
import type { LogSigners, Store } from '@shodo/store';
import type { Logger } from 'pino';
import type { Settings } from './settings.js';

const everyMs = 60 * 60_000;

/** What keeps the organisations' logs: the key that signs their checkpoints, and the places outside that take them. */
export function logKeeping({ key, folder, timestampUrl }: Settings['checkpoints'], upkeep: Store, log: Logger): LogKeeping {
  let signers: LogSigners | undefined;
  return {
    upkeep,
    signers: () => {
      signers ??= logSigners(key);
      return signers;
    },
    places: [...(folder ? [checkpointFolder(folder)] : []), ...(timestampUrl ? [timestampAuthority(timestampUrl)] : [])],
    everyMs,
    killPoint,
    onTrouble: (place, error) => log.error({ err: error, place }, 'a checkpoint could not be put outside'),
  };
}
