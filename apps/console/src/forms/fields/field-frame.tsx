import { type ReactNode, useId } from 'react';
import { useWords } from '../../words/i18n.js';
import classes from '../form.module.css';

/** What every field of a form is given. `id` is where a problem leads to. */
export interface FieldProps<Value> {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
}

/** The label of a field; what may be left empty says so. */
export function Label({ label, required }: { readonly label: string; readonly required: boolean }) {
  const say = useWords('shell');
  return (
    <>
      {label}
      {!required && <span className={classes.optional}>{say('optional')}</span>}
    </>
  );
}

type GroupProps = Omit<FieldProps<unknown>, 'value' | 'onChange'> & { readonly children?: ReactNode };

/** Several inputs that make one answer, with one name, one hint and one error for all of them. */
export function Group({ id, label, required, error, hint, children }: GroupProps) {
  const described = useId();
  return (
    <fieldset className={classes.group} id={id} tabIndex={-1} aria-describedby={`${described}-hint ${described}-error`}>
      <legend className={classes.legend}>
        <Label label={label} required={required} />
      </legend>
      <div id={`${described}-hint`}>{hint && <p className={classes.hint}>{hint}</p>}</div>
      {children}
      <div id={`${described}-error`}>{error && <p className={classes.error}>{error}</p>}</div>
    </fieldset>
  );
}
