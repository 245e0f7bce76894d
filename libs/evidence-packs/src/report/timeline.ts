import type { Entry, IncidentEvent, IncidentEventType } from '@shodo/contracts';
import { incidentSentencesJa, type Speaker, takenBackIn } from '@shodo/words';
import { goesTo } from '../profiles.js';
import { type Section, tabled } from './report.js';
import type { Writing } from './source.js';
import { labels, takenBackEntry } from './words.js';

/** Pages are for reading: beyond this a reader has the table file. */
export const mostPrinted = 2_000;

const ofDecisions: ReadonlySet<IncidentEventType> = new Set([
  'DecisionRecorded',
  'DecisionApproved',
  'DecisionUpheld',
  'DecisionsReopened',
  'DecisionReviewFellDue',
]);
const ofInnerWorkings: ReadonlySet<IncidentEventType> = new Set([
  'ReminderFellDue',
  'ReminderAcknowledged',
  'ReminderEscalated',
  'NoticeDelivered',
  'NoticeDeliveryFailed',
  'TrackAssigned',
  'TrackHandedOver',
  'NoteAdded',
  'AudienceLimited',
  'AudienceWidened',
]);

/** What happened, entry by entry. An entry keeps its number in the record: a gap shows where one was left out. */
export function timelineOf({ source: { profile, entries, withheld }, say }: Writing): Section {
  const shown = entries.filter(
    ({ event: { type } }) =>
      (goesTo(profile, 'decisions') || !ofDecisions.has(type)) && (goesTo(profile, 'inner-workings') || !ofInnerWorkings.has(type)),
  );
  const takenBack = takenBackIn(entries.map(({ seq, event }) => ({ seq, ...event })));
  const withTexts = goesTo(profile, 'notes');
  const rows = shown.map((entry) => [
    String(entry.seq),
    say.momentExact(entry.occurredAt).replace(' 日本時間', ''),
    entry.actor.kind === 'person' ? say.asOf(entry.recordedAt).person(entry.actor.person) : 'Shodo',
    withheld.has(entry.seq)
      ? '内容は組織の中で限定されています。'
      : [...markOf(takenBack.get(entry.seq)), sentenceOf(entry, say), ...(withTexts ? textsOf(entry.event.data, say) : [])].join('\n'),
  ]);
  return {
    part: 'timeline',
    title: '時系列',
    lead: '日時は日本時間です。番号は記録の連番で、抜けている番号はこのパックに含めていない記載です。',
    empty: '記載はありません。',
    ...tabled({ file: '時系列', columns: ['番号', '日時', '記録した者', '内容'], rows }, [10, 33, 23, 104], rows.slice(0, mostPrinted)),
  };
}

/** What was taken back stays to be read, under the number of the entry that did it. */
const markOf = (by: number | undefined): string[] => (by === undefined ? [] : [takenBackEntry(by)]);

function sentenceOf({ event, recordedAt }: Entry<IncidentEvent>, say: Speaker): string {
  const sentence = incidentSentencesJa[event.type] as (data: unknown, say: Speaker) => string;
  return sentence(event.data, say.asOf(recordedAt));
}

/** Texts that stand in an entry, each with what it is, in the order in which they are read. */
const textsOf = (data: unknown, say: Speaker): string[] =>
  fieldsOf(data)
    .toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
    .map(({ field, ref }) => {
      const [label, text] = [labels[field], `「${say.text({ ref })}」`];
      return label === undefined ? text : say.named(label, text);
    });

const order = Object.keys(labels);

function fieldsOf(data: unknown, field = ''): { readonly field: string; readonly ref: string }[] {
  if (typeof data !== 'object' || data === null) return [];
  if ('ref' in data && 'commitment' in data && typeof data.ref === 'string') return [{ field, ref: data.ref }];
  return Object.entries(data).flatMap(([name, value]) => fieldsOf(value, field === 'soleDecision' ? `${field}.${name}` : name));
}
