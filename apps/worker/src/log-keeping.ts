import { adviserByMail, checkpointFolder, type LogKeeping, logSigners, timestampAuthority } from '@shodo/activities';
import { killPoint } from '@shodo/durable/node';
import type { MailTransport } from '@shodo/mail';
import type { LogSigners, Store } from '@shodo/store';
import type { Logger } from 'pino';
import type { Settings } from './settings.js';

const everyMs = 60 * 60_000;

/** What keeps the organisations' logs: the key that signs their checkpoints, and the places outside that take them. */
export function logKeeping(
  { key, folder, timestampUrl, mailTo }: Settings['checkpoints'],
  { upkeep, transport, log }: { readonly upkeep: Store; readonly transport: MailTransport | undefined; readonly log: Logger },
): LogKeeping {
  let signers: LogSigners | undefined;
  return {
    upkeep,
    signers: () => {
      signers ??= logSigners(key);
      return signers;
    },
    places: [
      ...(folder ? [checkpointFolder(folder)] : []),
      ...(timestampUrl ? [timestampAuthority(timestampUrl)] : []),
      ...(mailTo && transport ? [adviserByMail(transport, mailTo)] : []),
    ],
    everyMs,
    killPoint,
    onTrouble: (place, error) => log.error({ err: error, place }, 'a checkpoint could not be put outside'),
  };
}
