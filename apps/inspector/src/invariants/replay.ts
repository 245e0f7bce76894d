import { incidentOfWorkflow } from '@shodo/contracts';
import { historiesOf, replayHistories } from '@shodo/durable/node';
import { isHistoryErased } from '@shodo/vault';
import { Finding } from '../report.js';
import type { Witness } from '../witness.js';
import type { EngineSide } from './history.js';

/**
 * I8: the history of every open incident replays on the present build. One that does not open is named, and keeps nobody from the others; of an incident
 * whose keys were erased it is counted.
 */
export function replay({ engine, payloadKeys, keys }: EngineSide, bundlePath: string): Witness {
  const finding = new Finding('I8');
  return {
    finding,
    end: async () => {
      const closed: string[] = [];
      const onClosed = (workflowId: string) => void closed.push(workflowId);
      const { replayed, broken } = await replayHistories(bundlePath, historiesOf(engine, payloadKeys, 'open', onClosed));
      finding.count('histories', replayed);
      for (const stream of closed) {
        const of = incidentOfWorkflow(stream);
        if (of && (await isHistoryErased(keys, of))) finding.count('histories-erased');
        else finding.breach({ code: 'history-does-not-open', stream });
      }
      for (const { workflowId, error } of broken) finding.breach({ code: 'history-does-not-replay', stream: workflowId, about: error });
    },
  };
}
