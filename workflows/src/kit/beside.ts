/** One reaction that runs beside everything else, at most once at a time: nobody waits for it. What it throws, the main loop throws. */
export function beside() {
  let isUnderWay = false;
  let failure: { readonly cause: unknown } | undefined;
  return {
    isUnderWay: () => isUnderWay,
    hasFailed: () => failure !== undefined,
    throwFailure: () => {
      if (failure) throw failure.cause;
    },
    begin: (reaction: () => Promise<void>) => {
      isUnderWay = true;
      void reaction()
        .catch((cause: unknown) => {
          failure = { cause };
        })
        .finally(() => {
          isUnderWay = false;
        });
    },
  };
}
