import { type FactName, ReportItem, type ReportItemView } from '@shodo/contracts';
import { breachFacts, type Incident, leavesSomebody, occurredAtOf, principalsOf } from '@shodo/incident';
import { clockState } from './clocks.js';

type State = ReportItemView['state'];

/** A yes or no that is confirmed is known, one that is not yet certain partly; not known, or not said, is open. */
function stateOfTruth({ facts }: Incident, fact: FactName): State {
  const stated = facts[fact]?.at(-1)?.stated;
  if (stated === undefined || !('value' in stated) || stated.value === null || stated.confidence === 'unknown') return 'open';
  return stated.confidence === 'confirmed' ? 'known' : 'partly';
}

/** When it was discovered is known from the report on; when it occurred, whether it is a breach, and since when anybody knew, may not be. */
function overview(incident: Incident): State {
  const isBreachKnown = breachFacts.some((fact) => stateOfTruth(incident, fact) === 'known');
  const areDatesKnown = occurredAtOf(incident) !== undefined && incident.awareness?.provisional === false;
  return isBreachKnown && areDatesKnown ? 'known' : 'partly';
}

function principalCount(incident: Incident): State {
  const count = principalsOf(incident);
  if (count === undefined || 'unknown' in count) return 'open';
  return 'exact' in count ? 'known' : 'partly';
}

function cause({ cause: established }: Incident): State {
  if (established === undefined) return 'open';
  return established.confidence === 'confirmed' ? 'known' : 'partly';
}

/** Whose data it is says only half of what the data were. */
function dataItemsState({ categories, dataItems = [] }: Incident): State {
  if (categories.length === 0) return 'open';
  return dataItems.length > 0 ? 'known' : 'partly';
}

const isRuledOut = ({ by }: NonNullable<Incident['duties'][number]['settled']>) => by === 'ruled-out' || by === 'breach-ruled-out';

/** Answered once the persons were notified, a substitute was taken, or no such duty stands; not while by the counts more are affected than then. Held with a reason is half an answer, until its review. */
function principalResponse(incident: Incident, now: string): State {
  const { duties, assessed } = incident;
  const notices = duties.filter(({ judgement }) => judgement.kind === 'principal-notice');
  if (notices.length === 0) return assessed === undefined ? 'open' : 'known';
  if (notices.every((duty) => duty.settled !== undefined && !leavesSomebody(incident, duty))) return 'known';
  const isHalfAnswered = notices.some(
    (duty) => (duty.settled && !isRuledOut(duty.settled)) || duty.reached || clockState(duty, now) === 'held',
  );
  return isHalfAnswered ? 'partly' : 'open';
}

const wasPublished = ({ duties }: Incident) =>
  duties.some(({ reached }) => reached?.acts?.some(({ measure }) => measure === 'publication'));

const states: Readonly<Record<ReportItem, (incident: Incident, now: string) => State>> = {
  overview,
  'data-items': dataItemsState,
  'principal-count': principalCount,
  cause,
  'secondary-damage': (incident) => stateOfTruth(incident, 'secondary-damage-occurred'),
  'principal-response': principalResponse,
  publication: (incident) => (wasPublished(incident) ? 'known' : stateOfTruth(incident, 'publication-made')),
  prevention: ({ preventionMeasures }) => (preventionMeasures.length > 0 ? 'known' : 'open'),
  other: (incident) => stateOfTruth(incident, 'other-matters-to-report'),
};

/** How far each of the nine items of the report (ER Art. 8(1)) is known, from what is on record and nothing else. */
export const reportItemsOf = (incident: Incident, now: string): ReportItemView[] =>
  ReportItem.options.map((item) => ({ item, state: states[item](incident, now) }));
