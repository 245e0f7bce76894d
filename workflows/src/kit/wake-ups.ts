import { lookAgain, newBuild } from '@shodo/durable/workflow';
import { setHandler } from '@temporalio/workflow';
import type { OneWriter } from './one-writer.js';

/**
 * Hears the signals that carry nothing.
 * - `NewBuild`: being woken is enough, the main loop then sees that it is time to move on.
 * - `LookAgain`: engine and caller died together over a command that was already in the record; nobody sends it again, so the run is told to look.
 */
export function hearWakeUps(writer: OneWriter) {
  let isAskedToLook = false;
  setHandler(newBuild, () => undefined);
  setHandler(lookAgain, () => {
    isAskedToLook = true;
  });
  return {
    waiting: () => isAskedToLook,
    look: async () => {
      isAskedToLook = false;
      await writer.catchUp();
    },
  };
}
