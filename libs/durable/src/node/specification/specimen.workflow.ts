import type { ClosingStatement, IncidentOpening, Receipt } from '@shodo/contracts';
import { allHandlersFinished, condition, setHandler, sleep } from '@temporalio/workflow';
import { answer, noticeOutcome, oneAtATime, refused, timeToMoveOn } from '../../workflow/index.js';

/** The smallest workflow that uses every part of the binding; only the tests of this room run it. It has no ledger: what it keeps ends with its run. */
export async function incidentResponse({ incident }: IncidentOpening): Promise<ClosingStatement> {
  let seq = 0;
  let closed = false;
  const inOrder = oneAtATime();
  const receipts = new Map<string, Receipt>();
  const record = (commandId: Receipt['commandId']) =>
    inOrder(async () => {
      const receipt = receipts.get(commandId) ?? {
        commandId,
        incidentId: incident,
        seq: ++seq,
        digest: '0'.repeat(64),
        recordedAt: new Date().toISOString(),
      };
      receipts.set(commandId, receipt);
      return receipt;
    });
  const nothing = () => undefined;

  answer(['ReportIncident', 'AddNote'], ({ id }) => record(id), nothing);
  answer(
    ['EstablishAwareness'],
    ({ id }) => record(id),
    () => [{ code: 'time-lies-ahead' }, { code: 'awareness-before-occurrence' }],
  );
  answer(
    ['CorrectAwareness'],
    async () => {
      await sleep(1);
      throw refused([{ code: 'awareness-is-unchanged', detail: { duty: 'jp.appi.final-report' } }]);
    },
    nothing,
  );
  answer(
    ['HandOverTrack'],
    async ({ id }) => {
      await sleep('2s');
      return record(id);
    },
    nothing,
  );
  answer(
    ['DeclareSpreadStopped'],
    async ({ id }) => {
      await sleep('30s');
      return record(id);
    },
    nothing,
  );
  answer(
    ['ApproveClosing'],
    async ({ id }) => {
      closed = true;
      return record(id);
    },
    nothing,
  );
  setHandler(noticeOutcome, () => {
    seq += 100;
  });

  await condition(() => closed || timeToMoveOn());
  await condition(allHandlersFinished);
  return { incident, seq, digest: '0'.repeat(64) };
}
