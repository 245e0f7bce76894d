import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';

/** Runs one activity as a worker would, in silence: what it logs of an expected failure is no news. */
export const inActivity = <Asked, Answer>(activity: (asked: Asked) => Promise<Answer>, asked: Asked): Promise<Answer> =>
  new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR', () => undefined) }).run<[Asked], Answer, typeof activity>(
    activity,
    asked,
  );
