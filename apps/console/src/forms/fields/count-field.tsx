import { Radio, TextInput } from '@mantine/core';
import { useWords } from '../../words/i18n.js';
import classes from '../form.module.css';
import type { TypedCount } from '../typed.js';
import { type FieldProps, Group } from './field-frame.js';

const forms = ['exact', 'estimate', 'max', 'unknown'] as const;
const words = { exact: 'countExact', estimate: 'countEstimate', max: 'countMax', unknown: 'countUnknown' } as const;

/** A count as far as it is known: exact, an estimate with or without a maximum, a maximum alone, or not known yet. */
export function CountField({ value, onChange, ...frame }: FieldProps<TypedCount>) {
  const say = useWords('form');
  const number = (name: 'exact' | 'estimate' | 'max', label: string, hint?: string) => (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      error={Boolean(frame.error)}
      value={value[name]}
      rightSection={say('persons')}
      rightSectionWidth={72}
      {...(hint && { description: hint })}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group {...frame}>
      <div className={classes.choices}>
        {forms.map((form) => (
          <Radio
            key={form}
            name={frame.id}
            label={say(words[form])}
            checked={value.form === form}
            onChange={() => onChange({ ...value, form })}
          />
        ))}
      </div>
      {value.form !== '' && value.form !== 'unknown' && (
        <div className={classes.numbers}>
          {value.form === 'exact' && number('exact', say('countExact'))}
          {value.form === 'estimate' && number('estimate', say('countEstimate'))}
          {value.form === 'estimate' && number('max', say('atMost'), say('atMostHint'))}
          {value.form === 'max' && number('max', say('atMost'))}
        </div>
      )}
    </Group>
  );
}
