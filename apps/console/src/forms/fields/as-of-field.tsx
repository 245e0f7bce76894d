import { useWords } from '../../words/i18n.js';
import type { TypedMoment } from '../typed.js';
import { MomentField, useMomentFault } from './moment-field.js';

/** What is wrong with a dated statement, each told where it belongs: with its date, or with what is stated. */
export function useErrorsOf(error: string | undefined, asOf: TypedMoment) {
  const fault = useMomentFault(asOf);
  return { ofDate: error && fault, ofValue: error === fault ? undefined : error };
}

interface Props {
  readonly id: string;
  readonly value: TypedMoment;
  readonly error: string | undefined;
  readonly onChange: (asOf: TypedMoment) => void;
}

/** As of when a statement holds. */
export function AsOfField({ id, ...rest }: Props) {
  const say = useWords('form');
  return <MomentField id={`${id}-as-of`} label={say('asOf')} hint={say('asOfHint')} required={false} {...rest} />;
}
