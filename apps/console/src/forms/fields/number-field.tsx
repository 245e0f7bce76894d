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

/** The most that are affected, as far as the count bounds them. */
const mostOf = (principals: Principals): number | undefined =>
  principals && ('exact' in principals ? principals.exact : 'max' in principals ? principals.max : undefined);

/**
 * More persons than are affected: a number mistyped, or a count of persons that is out of date. Whoever was told while more were suspected was told, so
 * it may be right, and is said before it is sent; what is more than anybody ever suspected is refused then.
 */
function MoreThanAffected({ typed, principals }: { readonly typed: string; readonly principals: Principals }) {
  const say = useWords('form');
  const told = countOf(typed);
  const affected = mostOf(principals);
  if (told === undefined || affected === undefined || told <= affected) return null;
  return (
    <Notice tone="careful">
      <p>{say('moreThanAffected', { told: number(told), affected: number(affected) })}</p>
    </Notice>
  );
}
