/** Runs one task of an incident at a time, in the order asked: handlers interleave at every `await`, decisions must not. */
export type InOrder = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue of its own; a task that fails does not block the next. */
export function oneAtATime(): InOrder {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = tail.then(task);
    tail = mine.catch(() => undefined);
    return mine;
  };
}
