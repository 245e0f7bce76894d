/** Waits for both. When one fails the other is called off and waited for, so that nothing is left half started. */
export async function together<A, B>(calledOff: AbortController, first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const callOff = (error: unknown) => {
    calledOff.abort(error);
    throw error;
  };
  const works = [first.catch(callOff), second.catch(callOff)] as const;
  try {
    return await Promise.all(works);
  } finally {
    await Promise.allSettled(works);
  }
}
