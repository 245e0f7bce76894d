import type { CommandName, IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { fieldsOf } from './field.js';
import { withFittingKind } from './filing-kinds.js';
import { askedFields } from './offered.js';
import { anchorOf, filingOf, handedOverOf, revisionOf, startingOf, withdrawnAnchorOf } from './starting.js';
import type { Typed, TypedForm } from './typed.js';

interface Form {
  readonly command: CommandName;
  readonly view: IncidentView;
  readonly speaker: Speaker;
  readonly nowMs: number;
  readonly typed: TypedForm;
}

/** What is proposed depends on the duty these are about. */
const aboutADuty: ReadonlySet<CommandName> = new Set([
  'DraftFiling',
  'RecordFilingMade',
  'HoldPrincipalNotice',
  'RecordPrincipalNoticeDone',
  'RecordSubstituteMeasure',
]);
const isAlike = (one: Typed | undefined, other: Typed | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** Of what is proposed now, all that the person left as it was proposed before: nothing typed is lost. */
const whereUntouched = (typed: TypedForm, before: TypedForm, after: TypedForm): TypedForm =>
  Object.fromEntries(Object.entries(after).filter(([field]) => isAlike(typed[field], before[field])));

/** Another draft brings its kind and its open items; the duty it was written for, where none was chosen. */
function withDraft({ view, typed }: Form, filing: string): TypedForm {
  const duty = String(typed.duty ?? '');
  const draft = view.filings.find((each) => each.filing === filing);
  const before = filingOf(view, duty, String(typed.filing ?? ''));
  return { ...whereUntouched(typed, before, filingOf(view, duty === '' ? (draft?.duty ?? '') : duty, filing)), filing };
}

/** What else changes in a form with what a person changed: what was chosen in the form brings what it would have brought when the form was opened from it. */
export function following(form: Form, changed: TypedForm): TypedForm {
  const { command, view, typed } = form;
  return withFittingKind(command, view, typed, withWhatItBrings(form, changed));
}

function withWhatItBrings(form: Form, changed: TypedForm): TypedForm {
  const { command, view, typed } = form;
  if (command === 'ReviseFact' && typeof changed.fact === 'string') return { ...changed, ...revisionOf(view, changed.fact) };
  if (command === 'RecordAnchor' && typeof changed.anchor === 'string') return anchorOf(view, changed.anchor);
  if (command === 'WithdrawAnchor' && typeof changed.anchor === 'string') return withdrawnAnchorOf(view, changed.anchor);
  if (command === 'HandOverTrack' && typeof changed.track === 'string') return { ...changed, ...handedOverOf(view, changed.track) };
  if (command === 'RecordFilingMade' && typeof changed.filing === 'string') return withDraft(form, changed.filing);
  if (!aboutADuty.has(command) || typeof changed.duty !== 'string') return changed;
  const proposedFor = (on: string) => startingOf({ ...form, on });
  const after = proposedFor(changed.duty);
  const seen = new Set(askedFields(fieldsOf(command), { command, view, typed: changed }).map(({ name }) => name));
  const unseen = Object.fromEntries(Object.entries(after).filter(([field]) => !seen.has(field)));
  return { ...whereUntouched(typed, proposedFor(String(typed.duty ?? '')), after), ...unseen, ...changed };
}
