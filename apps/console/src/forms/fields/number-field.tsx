import type { IncidentView } from '@shodo/contracts';
import { number } from '@shodo/words';
import { Notice } from '../../theme/notice.js';
import { countOf } from '../../time/typed.js';
import { useWords } from '../../words/i18n.js';
import type { FieldProps } from './field-frame.js';
import { TextField } from './text-field.js';

type Principals = IncidentView['principals'];

/** A whole number; of persons that are told of, compared with how many are affected. */
export function NumberField({ principals, ...text }: FieldProps<string> & { readonly principals: Principals }) {
  return (
    <>
      <TextField {...text} lines={1} isNumber />
      <MoreThanAffected typed={text.value} principals={principals} />
    </>
  );
}

/**
 * More persons than are affected: a number mistyped, a count of persons that is out of date, or some who were notified twice. It may be so, and is
 * told before it is sent.
 */
function MoreThanAffected({ typed, principals }: { readonly typed: string; readonly principals: Principals }) {
  const say = useWords('form');
  const told = countOf(typed);
  if (told === undefined || !principals || !('exact' in principals) || told <= principals.exact) return null;
  return (
    <Notice tone="careful">
      <p>{say('moreThanAffected', { told: number(told), affected: number(principals.exact) })}</p>
    </Notice>
  );
}
