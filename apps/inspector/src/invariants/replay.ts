import { historiesOf, type PayloadKeys, replayHistories } from '@shodo/durable/node';
import type { Engine } from '../engine.js';
import { Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** I8: the history of every open incident replays on the present build. One that does not open is named, and keeps nobody from the others. */
export function replay({ engine, payloadKeys }: { engine: Engine; payloadKeys: PayloadKeys }, bundlePath: string): Witness {
  const finding = new Finding('I8');
  return {
    finding,
    end: async () => {
      const onClosed = (stream: string) => finding.breach({ code: 'history-does-not-open', stream });
      const { replayed, broken } = await replayHistories(bundlePath, historiesOf(engine, payloadKeys, 'open', onClosed));
      finding.count('histories', replayed);
      for (const { workflowId, error } of broken) finding.breach({ code: 'history-does-not-replay', stream: workflowId, about: error });
    },
  };
}
