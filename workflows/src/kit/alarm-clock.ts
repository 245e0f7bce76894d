import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One live timer. One that would wake us too early is left alone: whoever is woken looks again and sets it anew, which costs less than cancelling
 * and starting at every change of plan. Only an instant before it replaces it.
 */
export function alarmClock() {
  let alarm: { readonly at: number } | undefined;
  let scope = new CancellationScope();
  return {
    /** The timer that runs now, if any: another value than before means that it rang. */
    alarm: () => alarm,
    /** @param at epoch ms of the engine's clock, ahead of now */
    setFor: (at: number) => {
      if (alarm && alarm.at <= at) return;
      scope.cancel();
      scope = new CancellationScope();
      const set = { at };
      alarm = set;
      void scope
        .run(() => sleep(at - Date.now()))
        .then(() => {
          if (alarm === set) alarm = undefined;
        })
        .catch((failure: unknown) => {
          if (!isCancellation(failure)) throw failure;
        });
    },
  };
}
