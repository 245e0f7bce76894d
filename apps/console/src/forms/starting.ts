import { type CommandName, type FactName, type FactView, type IncidentView, ReportItem } from '@shodo/contracts';
import { typedOf } from '../time/moments.js';
import type { Counted, Speaker, Stated } from '../words/speaker.js';
import { fieldsOf } from './field.js';
import {
  emptyOf,
  noCount,
  noMoment,
  noStatement,
  type Typed,
  type TypedCount,
  type TypedForm,
  type TypedMoment,
  type TypedStatement,
} from './typed.js';

interface About {
  readonly command: CommandName;
  /** What the action is about: a duty, filing, measure, fact or track. */
  readonly on: string | undefined;
  readonly view: IncidentView;
  readonly speaker: Speaker;
  /** The incident's own present. */
  readonly nowMs: number;
}

/** What a form starts with: nothing typed is lost, nothing known is asked again. `given` goes with the command without being asked. */
export interface Starting {
  readonly typed: TypedForm;
  readonly given: Readonly<Record<string, unknown>>;
}

const typedMoment = (instant: string): TypedMoment => typedOf(Date.parse(instant));

export function typedCount(count: Counted): TypedCount {
  if ('exact' in count) return { ...noCount, form: 'exact', exact: String(count.exact) };
  if ('estimate' in count)
    return { ...noCount, form: 'estimate', estimate: String(count.estimate), max: count.max === undefined ? '' : String(count.max) };
  return 'max' in count ? { ...noCount, form: 'max', max: String(count.max) } : { ...noCount, form: 'unknown' };
}

function typedStatement(stated: Stated): TypedStatement {
  if (!('value' in stated)) return { ...noStatement, count: typedCount(stated) };
  const value = stated.value === null ? 'unknown' : stated.value === true ? 'yes' : stated.value === false ? 'no' : stated.value;
  return { ...noStatement, value, confidence: stated.confidence === 'unknown' ? 'confirmed' : stated.confidence };
}

export const latestOf = ({ facts }: IncidentView, fact: string): FactView | undefined =>
  facts.filter((known) => known.fact === fact).sort((one, other) => other.version - one.version)[0];

/** Moments that are mostly now: the form proposes them, the person corrects them. */
const proposedNow: ReadonlySet<string> = new Set(['takenAt', 'stoppedAt', 'madeAt', 'doneAt', 'startedAt', 'verifiedAt']);

/** The nine items in the order of the regulator's form, each open until somebody writes it. */
export const filingSkeleton = ({ word, language }: Speaker): string =>
  ReportItem.options
    .map((item, index) => `${index + 1} ${word('reportItem', item)}\n${language === 'ja' ? '調査中' : 'Under investigation'}\n`)
    .join('\n');

const filingKindOf = (duty: string): string => (duty.includes('preliminary') ? 'preliminary' : duty.includes('final') ? 'final' : '');

function proposed({ command, on, view, speaker, nowMs }: About): Record<string, Typed> {
  const awareAt = view.awareness ? typedMoment(view.awareness.awareAt) : noMoment;
  const inReview: TypedMoment = { ...typedOf(nowMs + 3 * 86_400_000), time: '10:00' };
  const about = on ?? '';
  switch (command) {
    case 'EstablishAwareness':
      return { awareAt: view.awareness ? awareAt : typedMoment(view.noticedAt), basis: view.awareness?.basis ?? '' };
    case 'CorrectAwareness':
      return { awareAt, basis: view.awareness?.basis ?? '' };
    case 'RecordFact':
      return { fact: about };
    case 'ReviseFact': {
      const known = latestOf(view, about);
      return { fact: about, ...(known && { stated: typedStatement(known.stated), source: known.source, evidence: [...known.evidence] }) };
    }
    case 'SetImpactScope': {
      const known = latestOf(view, 'principals-affected');
      return { categories: [...view.categories], ...(known && { source: known.source, principals: typedCount(known.stated as Counted) }) };
    }
    case 'DraftFiling':
      return { duty: about, kind: filingKindOf(about), content: filingSkeleton(speaker) };
    case 'RecordFilingMade': {
      const draft = view.filings.findLast(({ duty, state }) => duty === about && state !== 'made');
      return {
        duty: about,
        kind: draft?.kind ?? filingKindOf(about),
        channel: 'ppc-web-form',
        filing: draft?.filing ?? '',
        openItems: [...(draft?.openItems ?? [])],
      };
    }
    case 'HoldPrincipalNotice':
      return { duty: about, reviewAt: inReview };
    case 'RecordPrincipalNoticeDone': {
      const known = latestOf(view, 'principals-affected')?.stated;
      return { duty: about, ...(known && 'exact' in known && { principals: String(known.exact) }) };
    }
    case 'ApproveFiling':
      return { filing: about };
    case 'VerifyPreventionMeasure':
      return { measure: about };
    case 'AssignTrack':
    case 'HandOverTrack':
    case 'AddNote':
      return { track: about };
    case 'RecordSubstituteMeasure':
    case 'RuleOutDuty':
      return { duty: about };
    default:
      return {};
  }
}

/** A reference given as the only possible one need not be chosen. */
function given({ command, on, view }: About): Record<string, unknown> {
  if (command === 'ReviseFact') return { basedOn: latestOf(view, on ?? '')?.version ?? 1 };
  if (command === 'SetImpactScope') return { basedOn: latestOf(view, 'principals-affected')?.version ?? 0 };
  return command === 'AcknowledgeReminder' ? { notice: on } : {};
}

export function startingOf(about: About): Starting {
  const fields = fieldsOf(about.command);
  const empty = Object.fromEntries(
    fields.map((field): [string, Typed] => [
      field.name,
      field.kind.is === 'instant' && proposedNow.has(field.name) ? typedOf(about.nowMs) : emptyOf(field),
    ]),
  );
  return { typed: { ...empty, ...proposed(about) }, given: given(about) };
}

/** The version that a revision is based on follows the fact chosen in the form. */
export const basedOnOf = (view: IncidentView, typed: TypedForm): number =>
  latestOf(view, String(typed.fact ?? '') as FactName)?.version ?? 1;
