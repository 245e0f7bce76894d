import { AssessmentForm, type FoldedIncident, notKnownWhenLeftOut, type PackPin, statementOf } from '@shodo/contracts';
import { assessmentFormOf, packPins } from '@shodo/incident';
import { incidentOf } from './fold.js';
import { ownTime } from './incident-row.js';

/**
 * What an incident is judged by, with each question nobody has answered yet as not known, as a form outside of an incident is read (decision 0038).
 * A duty that it raises and the incident does not is one nobody was asked about. Undefined when every question was answered, or nothing was judged.
 */
export function formAsIfAsked(folded: FoldedIncident, serverNow: string): AssessmentForm | undefined {
  const incident = incidentOf(folded);
  if (!incident.reported || !incident.assessed) return undefined;
  const form = assessmentFormOf(incident, ownTime(incident.clockShiftMs, serverNow));
  const unsaid = notKnownWhenLeftOut.filter((fact) => form.facts?.[fact] === undefined);
  if (unsaid.length === 0) return undefined;
  const unknown = Object.fromEntries(unsaid.map((fact) => [fact, statementOf('unknown')]));
  return AssessmentForm.parse({ ...form, facts: { ...form.facts, ...unknown }, leftOut: unsaid });
}

/** What an incident that is under way is judged by, and the packs its open duties keep to. Undefined where nothing is open. */
export function formAsJudged(
  folded: FoldedIncident,
  serverNow: string,
): { readonly form: AssessmentForm; readonly pins: readonly PackPin[] } | undefined {
  const incident = incidentOf(folded);
  const isOver = incident.closedAt !== undefined || incident.ruledOut !== undefined;
  const pins = isOver ? [] : packPins(incident);
  if (pins.length === 0) return undefined;
  return { form: AssessmentForm.parse(assessmentFormOf(incident, ownTime(incident.clockShiftMs, serverNow))), pins };
}
