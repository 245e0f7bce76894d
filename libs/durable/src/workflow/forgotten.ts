/**
 * Asks an activity and forgets what was asked once it is answered. The SDK keeps the arguments of each activity until the run ends, beside what would
 * cancel it: an incident would hold whatever it wrote a second time. So they are told in a copy, which is emptied. No step later than without it.
 */
export const forgotten =
  <Request extends object, Answer>(ask: (request: Request) => Promise<Answer>) =>
  (request: Request): Promise<Answer> => {
    const told = { ...request };
    const forget = () => {
      for (const key of Object.keys(told)) Reflect.deleteProperty(told, key);
    };
    const answer = ask(told);
    void answer.then(forget, forget);
    return answer;
  };
