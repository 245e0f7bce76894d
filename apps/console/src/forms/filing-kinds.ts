import { asksForNoMore, belongsToDuty, type CommandName, FilingKind, type IncidentView, settlesDuty } from '@shodo/contracts';
import type { TypedForm } from './typed.js';

const ofFilings: ReadonlySet<CommandName> = new Set(['DraftFiling', 'RecordFilingMade']);
type Duties = Pick<IncidentView, 'duties'>;

/** The kinds a report under this duty may be of: a voluntary one only where nothing is owed. */
export function kindsUnder({ duties }: Duties, duty: string): readonly FilingKind[] {
  if (duty === '') return FilingKind.options;
  const isOwed = duties.some(({ duty: id, judgement }) => id === duty && judgement.standing !== 'not-arisen');
  return FilingKind.options.filter((kind) => belongsToDuty(kind, duty) && (kind !== 'voluntary' || !isOwed || asksForNoMore(kind, duty)));
}

/** Is this option of the form's list of kinds offered? Other forms have kinds of other things. */
export const isKindOffered = (command: CommandName, view: Duties, duty: unknown, kind: string): boolean =>
  !ofFilings.has(command) || kindsUnder(view, String(duty ?? '')).some((each) => each === kind);

/** May a filing of this kind settle this further duty with its own? */
export const settlesToo = (kind: unknown, duty: string): boolean => {
  const known = FilingKind.options.find((each) => each === kind);
  return known === undefined || settlesDuty(known, duty);
};

/** The kind of report that a duty calls for by its name. */
export function kindNamedBy(duty: string): FilingKind | '' {
  const only = FilingKind.options.find((kind) => asksForNoMore(kind, duty));
  return only ?? (duty.includes('preliminary') ? 'preliminary' : duty.includes('final') ? 'final' : '');
}

/** With another duty or kind, what no longer goes with it is not left behind: it would be refused. */
export function withFittingKind(command: CommandName, view: Duties, typed: TypedForm, changed: TypedForm): TypedForm {
  if (!ofFilings.has(command) || (changed.duty === undefined && changed.kind === undefined)) return changed;
  const { duty, kind, alsoSettles } = { ...typed, ...changed };
  const fitting = kind === '' || isKindOffered(command, view, duty, String(kind)) ? kind : kindNamedBy(String(duty));
  const also = Array.isArray(alsoSettles) ? (alsoSettles as readonly string[]) : [];
  const left = also.filter((each) => settlesToo(fitting, each) && each !== duty);
  return {
    ...changed,
    ...(fitting !== undefined && fitting !== kind && { kind: fitting }),
    ...(left.length < also.length && { alsoSettles: left }),
  };
}
