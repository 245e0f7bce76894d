import { type CommandName, commands, type DutyView, type IncidentView } from '@shodo/contracts';
import { type Field, fieldsOf, isAsked } from './field.js';
import type { Typed, TypedForm } from './typed.js';

/** Sole decisions exist in small organisations only. Where the incident takes no text any more, none is asked for. */
export const offeredFields = (
  command: CommandName,
  { practice, takesNoTexts }: Pick<IncidentView, 'practice' | 'takesNoTexts'>,
): readonly Field[] =>
  fieldsOf(command)
    .filter(({ name }) => name !== 'soleDecisionReason' || practice.size === 'small')
    .filter(({ name }) => !takesNoTexts || !commands[command].sensitiveFields.includes(name));

/** What was typed into a field that is not offered any more. */
export interface TextNotTaken {
  readonly field: string;
  readonly text: string;
}

/** Texts that somebody typed before the incident took none any more. They are not sent, and whoever typed them is to hear of it before. */
export function textsNotTaken(
  command: CommandName,
  { takesNoTexts }: Pick<IncidentView, 'takesNoTexts'>,
  { typed, proposed }: { readonly typed: TypedForm; readonly proposed: TypedForm },
): readonly TextNotTaken[] {
  if (!takesNoTexts) return [];
  return commands[command].sensitiveFields.flatMap((field) => {
    const text: Typed | undefined = typed[field];
    return typeof text === 'string' && text.trim() !== '' && text !== proposed[field] ? [{ field, text }] : [];
  });
}

/** What is asked of a report alone: which one, from which draft, what it leaves open, what else it settles. */
const ofReports: ReadonlySet<string> = new Set(['kind', 'filing', 'openItems', 'alsoSettles']);

const isOwedToSeveral = ({ judgement }: DutyView) => (judgement.parties ?? []).length > 1;

/** A notice to somebody who is no authority has none of it; where it goes to several, it may have reached some only. */
function isBesideThePoint(field: string, command: CommandName, { duties }: Pick<IncidentView, 'duties'>, typed: TypedForm): boolean {
  const about = duties.find(({ duty }) => duty === typed.duty);
  if (command !== 'RecordFilingMade' || !about) return false;
  if (isOwedToSeveral(about)) return about.kind === 'notice' && ofReports.has(field) && field !== 'kind';
  return field === 'everyPartyTold' || (about.kind === 'notice' && ofReports.has(field));
}

interface Standing {
  readonly command: CommandName;
  readonly view: Pick<IncidentView, 'duties' | 'preventionMeasures'>;
  readonly typed: TypedForm;
}

/** The day on which a measure was carried out is asked of what was only planned, and left open only where the plan was given up. */
function asPlanned(field: Field, { command, view, typed }: Standing): readonly Field[] {
  if (command !== 'VerifyPreventionMeasure' || field.name !== 'carriedOutOn') return [field];
  const about = view.preventionMeasures.find(({ measure }) => measure === typed.measure);
  return about?.standing === 'planned' ? [{ ...field, required: typed.result !== 'ineffective' }] : [];
}

/** Of a cause that could not be established nobody says how sure it is, but what was examined. */
function asFound(field: Field, { command, typed }: Standing): readonly Field[] {
  if (command !== 'EstablishCause') return [field];
  const isMissing = typed.cause === 'not-established';
  if (field.name === 'confidence') return isMissing ? [] : [{ ...field, required: true }];
  return field.name === 'detail' ? [{ ...field, required: isMissing }] : [field];
}

/** Whoever is not asked what is under investigation says nothing of it, not even that nothing is. */
export const saidFields = (fields: readonly Field[], { command, view, typed }: Standing): readonly Field[] =>
  fields.filter(({ name }) => name !== 'openItems' || !isBesideThePoint(name, command, view, typed));

/** The fields a person fills in, as the form stands. */
export const askedFields = (fields: readonly Field[], standing: Standing): readonly Field[] =>
  fields
    .filter((field) => isAsked(field) && !isBesideThePoint(field.name, standing.command, standing.view, standing.typed))
    .flatMap((field) => asPlanned(field, standing))
    .flatMap((field) => asFound(field, standing));
