import type { AssessmentForm, FoldedIncident, IncidentView } from '@shodo/contracts';
import { assessNow, shippedPacks } from '@shodo/rule-packs';
import { formAsIfAsked } from '@shodo/views';

/** A judgement that something is not owed is recorded by its id; a reader wants to know what it is, and whether anybody was asked. `now` is server time. */
export const withNotArisen = (view: IncidentView, folded: FoldedIncident, now: string): IncidentView => ({
  ...view,
  notArisenNames: namesOf(view),
  unasked: unaskedIn(view, formAsIfAsked(folded, now)),
});

function namesOf({ notArisen }: IncidentView): NonNullable<IncidentView['notArisenNames']> {
  const unnamed: ReadonlySet<string> = new Set(notArisen);
  const known = shippedPacks().packs.filter(({ duty }) => unnamed.has(duty));
  return Object.fromEntries(known.map(({ duty, names }) => [duty, names]));
}

/** Duties that are not raised only because nobody was asked: as the page of due dates judges the same facts, they may be owed. */
function unaskedIn({ notArisen }: IncidentView, form: AssessmentForm | undefined): IncidentView['notArisen'] {
  if (!form || notArisen.length === 0) return [];
  const raised: ReadonlySet<string> = new Set(
    assessNow(form).judgements.flatMap(({ duty, standing }) => (standing === 'not-arisen' ? [] : [duty])),
  );
  return notArisen.filter((duty) => raised.has(duty));
}
