import type { TypedCount } from '../typed.js';
import { AsOfField, useErrorsOf } from './as-of-field.js';
import { CountField } from './count-field.js';
import type { FieldProps } from './field-frame.js';

/** A count for the record: with its form it is asked as of when it holds. */
export function DatedCountField({ value, onChange, error, ...frame }: FieldProps<TypedCount>) {
  const { ofDate, ofValue } = useErrorsOf(error, value.asOf);
  return (
    <>
      <CountField {...frame} value={value} error={ofValue} onChange={onChange} />
      {value.form !== '' && <AsOfField id={frame.id} value={value.asOf} error={ofDate} onChange={(asOf) => onChange({ ...value, asOf })} />}
    </>
  );
}
