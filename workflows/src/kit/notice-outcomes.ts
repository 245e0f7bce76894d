import type { IncidentEvent, NoticeOutcome } from '@shodo/contracts';
import { noticeOutcome } from '@shodo/durable/workflow';
import { setHandler } from '@temporalio/workflow';
import type { OneWriter } from './one-writer.js';

const hasTheForm = (outcome: NoticeOutcome | undefined) =>
  typeof outcome?.notice === 'string' && typeof outcome.to === 'string' && typeof outcome.delivered === 'boolean';

const eventOf = (outcome: NoticeOutcome): IncidentEvent =>
  (outcome.delivered
    ? { type: 'NoticeDelivered', version: 1, data: { notice: outcome.notice, to: outcome.to, acceptedAt: outcome.acceptedAt } }
    : {
        type: 'NoticeDeliveryFailed',
        version: 1,
        data: { notice: outcome.notice, to: outcome.to, reason: outcome.reason, attempts: outcome.attempts },
      }) as IncidentEvent;

/** Collects what the outbox reports; the main loop writes it down. The handler itself throws nothing: that would fail the whole workflow. */
export function hearNoticeOutcomes(writer: OneWriter) {
  const heard: NoticeOutcome[] = [];
  setHandler(noticeOutcome, (outcome) => {
    if (hasTheForm(outcome)) heard.push(outcome);
  });
  return {
    waiting: () => heard.length > 0,
    /** A report is heard at least once and written once: its key names notice, person and outcome. */
    writeOne: () =>
      writer.inOrder(async () => {
        const [outcome] = heard;
        if (!outcome) return;
        const appendId = `notice:${outcome.notice}:${outcome.to}:${outcome.delivered ? 'delivered' : 'failed'}`;
        const receipt = await writer.append({ appendId, actor: { kind: 'system', part: 'mail' } }, [eventOf(outcome)]);
        if (receipt) heard.shift();
      }),
  };
}
