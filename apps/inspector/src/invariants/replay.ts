import { historiesOf, type PayloadKeys, replayHistories } from '@shodo/durable/node';
import type { Engine } from '../engine.js';
import { Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** I8: the history of every open incident replays on the present build. */
export function replay({ engine, payloadKeys }: { engine: Engine; payloadKeys: PayloadKeys }, bundlePath: string): Witness {
  const finding = new Finding('I8');
  return {
    finding,
    end: async () => {
      const { replayed, broken } = await replayHistories(bundlePath, historiesOf(engine, payloadKeys, 'open'));
      finding.count('histories', replayed);
      for (const { workflowId, error } of broken) finding.breach({ code: 'history-does-not-replay', stream: workflowId, about: error });
    },
  };
}
