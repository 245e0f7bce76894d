import { incidentActivities } from '@shodo/durable/workflow';
import { assessmentKey, assessmentRequestOf, judge, leavesMoreToFile, needsAssessment } from '@shodo/incident';
import { patched } from '@temporalio/workflow';
import type { IncidentInCharge } from '../kit/take-charge.js';

/**
 * The long way round to the duties: usually they are judged with the append that changed the facts, and there is nothing left to do. Where that
 * could not be, or an earlier worker wrote the entry, this asks until it can. Asks the statutory engine what the present facts oblige to, and writes down what arose or changed. Zones and calendars stay in the activity.
 * Asked outside the queue, so that nobody waits for the answer; written inside it, and only while the facts are those it was asked about.
 */
export async function assessDutiesOf({ incident, writer, now }: IncidentInCharge): Promise<void> {
  const { assessDuties } = incidentActivities();
  const asked = incident();
  const assessment = await assessDuties(assessmentRequestOf(asked, now()));
  await writer.inOrder(async () => {
    const present = incident();
    if (!needsAssessment(present) || present.factsVersion !== asked.factsVersion) return;
    const asBeforeOwedAgain = present.duties.some((duty) => leavesMoreToFile(present, duty)) && !patched('0085-owed-again');
    await writer.append(
      { appendId: assessmentKey(present), actor: { kind: 'system', part: 'duties' } },
      judge(present, assessment, present.factsVersion, { asBeforeOwedAgain }),
    );
  });
}
