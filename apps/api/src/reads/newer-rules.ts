import type { FoldedIncident, IncidentView } from '@shodo/contracts';
import { newerRules } from '@shodo/rule-packs';
import { formAsJudged } from '@shodo/views';

/** Looked at when somebody reads: an incident learns of an amendment as soon as its packs are installed. `now` is server time. */
export function newerRulesIn(folded: FoldedIncident, now: string): NonNullable<IncidentView['newerRules']> {
  const judged = formAsJudged(folded, now);
  return judged ? (newerRules(judged.form, judged.pins) as NonNullable<IncidentView['newerRules']>) : [];
}
