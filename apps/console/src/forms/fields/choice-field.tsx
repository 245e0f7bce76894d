import { Checkbox, NativeSelect } from '@mantine/core';
import { useWords } from '../../words/i18n.js';
import classes from '../form.module.css';
import { type FieldProps, Group, Label } from './field-frame.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

interface ChoiceProps extends FieldProps<string> {
  readonly options: readonly Option[];
  readonly groups?: readonly OptionGroup[];
  /** What the empty choice says. */
  readonly empty?: string;
}

/** One of several words. The browser's own list: it works by keyboard, by voice and on every phone. */
export function ChoiceField({ id, label, required, value, onChange, error, hint, options, groups = [], empty }: ChoiceProps) {
  const say = useWords('form');
  const isEmpty = options.length === 0 && groups.length === 0;
  return (
    <NativeSelect
      id={id}
      label={<Label label={label} required={required} />}
      value={value}
      error={error}
      description={isEmpty ? say('nothingToChoose') : hint}
      aria-required={required}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{empty ?? say('choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </optgroup>
      ))}
    </NativeSelect>
  );
}

interface ChoicesProps extends FieldProps<readonly string[]> {
  readonly options: readonly Option[];
}

/** Any number of several words. */
export function ChoicesField({ value, onChange, options, ...frame }: ChoicesProps) {
  const say = useWords('form');
  const toggle = (option: string, isOn: boolean) => onChange(isOn ? [...value, option] : value.filter((each) => each !== option));
  return (
    <Group {...frame}>
      <div className={options.length > 9 ? classes.columns : classes.choices}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
        ))}
        {options.length === 0 && <p className={classes.hint}>{say('nothingToChoose')}</p>}
      </div>
    </Group>
  );
}
