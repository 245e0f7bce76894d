import type { NoticeOutcome } from '@shodo/contracts';
import { noticeOutcome } from '@shodo/durable/workflow';
import { noticeOutcomeEvent, noticeOutcomeKey } from '@shodo/incident';
import { setHandler } from '@temporalio/workflow';
import type { OneWriter } from './one-writer.js';

const hasTheForm = (outcome: NoticeOutcome | undefined) =>
  typeof outcome?.notice === 'string' && typeof outcome.to === 'string' && typeof outcome.delivered === 'boolean';

/** Collects what the outbox reports; the main loop writes it down. The handler itself throws nothing: that would fail the whole workflow. */
export function hearNoticeOutcomes(writer: OneWriter) {
  const heard: NoticeOutcome[] = [];
  setHandler(noticeOutcome, (outcome) => {
    if (hasTheForm(outcome)) heard.push(outcome);
  });
  return {
    waiting: () => heard.length > 0,
    /** A report is heard at least once and written once; one that an earlier append told already is a repeat. */
    writeOne: () =>
      writer.inOrder(async () => {
        const [outcome] = heard;
        if (!outcome) return;
        const writing = { appendId: noticeOutcomeKey(outcome), actor: { kind: 'system', part: 'mail' } } as const;
        const receipt = await writer.append(writing, [noticeOutcomeEvent(outcome)]);
        if (receipt) heard.shift();
      }),
  };
}
