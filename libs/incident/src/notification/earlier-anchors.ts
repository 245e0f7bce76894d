import type { AskedAssessment, DatedAnchor, StatementMade } from '@shodo/contracts';
import { earliestOf, latestBeginOf, standingAnchor } from '../fact-finding/anchors.js';
import type { EarlierAnchor, Incident } from '../lifecycle/incident.js';

type Movable = 'aware' | DatedAnchor;

function statedOf(incident: Incident, name: Movable): string | undefined {
  if (name === 'aware') return incident.awareness?.awareAt;
  return standingAnchor(incident, name)?.value ?? (name === 'discovered' ? incident.reported?.noticedAt : undefined);
}

/** What was taken back, and stands nowhere else, begins nothing at all. */
const mayBeginLater = (one: string | undefined, other: string) =>
  one === undefined || (one !== other && Date.parse(latestBeginOf(one)) > Date.parse(earliestOf(other)));

/**
 * Keeps the earlier of two times for one starting point while only one person has said the later (decision 0040): what has arisen is held by its
 * own clock in force, what has not would begin later by that one word.
 */
export function keepingEarlier(before: Incident, after: Incident, name: Movable, made: StatementMade | undefined): Incident {
  const [was, is] = [statedOf(before, name), statedOf(after, name)];
  const { [name]: ruling, ...others } = after.earlier;
  const earliest = ruling?.value ?? was;
  if (earliest === undefined || !mayBeginLater(is, earliest)) return { ...after, earlier: others };
  const isUnsure = ruling ? ruling.provisional : name === 'aware' && before.awareness?.provisional === true ? true : undefined;
  const kept: EarlierAnchor = {
    value: earliest,
    ...(isUnsure && { provisional: true }),
    causedBy: [...(ruling?.causedBy ?? []), ...(made ? [made] : [])],
  };
  return { ...after, earlier: { ...others, [name]: kept } };
}

/** Two persons stand behind the later time once somebody agreed to a date that followed from its last statement. */
export function agreedWith(incident: Incident, statements: readonly StatementMade[]): Incident {
  const agreed = new Set(statements.map(({ seq }) => seq));
  const open = Object.entries(incident.earlier).filter(([, { causedBy }]) => !agreed.has(causedBy.at(-1)?.seq ?? -1));
  return { ...incident, earlier: Object.fromEntries(open) };
}

/** The form with the earlier times; none while nobody alone moved one later. */
export function withEarlierAnchors(form: AskedAssessment, { earlier }: Incident): AskedAssessment | undefined {
  const kept = Object.entries(earlier);
  if (kept.length === 0) return undefined;
  const { provisionalAnchors: _stated, ...rest } = form;
  const isUnsure = earlier.aware ? earlier.aware.provisional === true : form.provisionalAnchors?.includes('aware') === true;
  return {
    ...rest,
    anchors: { ...form.anchors, ...Object.fromEntries(kept.map(([name, { value }]) => [name, value])) },
    ...(isUnsure && { provisionalAnchors: ['aware'] }),
  };
}

/** Whose statements moved starting points later, in the order of the record. */
export const movedLaterBy = ({ earlier }: Incident): StatementMade[] =>
  Object.values(earlier)
    .flatMap(({ causedBy }) => causedBy)
    .toSorted((one, other) => one.seq - other.seq);
