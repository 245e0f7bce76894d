import { Button, Checkbox } from '@mantine/core';
import { useWords } from '../../words/i18n.js';
import classes from '../form.module.css';
import type { Option } from './choice-field.js';
import { type FieldProps, Group } from './field-frame.js';

interface Props extends FieldProps<readonly string[]> {
  readonly options: readonly Option[];
  /** Seals another piece and comes back to this form; absent where the reader may not. */
  readonly onSealNew: (() => void) | undefined;
}

/** What stands behind it: any number of the pieces sealed in this incident. */
export function EvidenceField({ value, onChange, options, onSealNew, ...frame }: Props) {
  const say = useWords('form');
  const toggle = (evidence: string, isOn: boolean) => onChange(isOn ? [...value, evidence] : value.filter((each) => each !== evidence));
  return (
    <Group {...frame}>
      {options.length === 0 && <p className={classes.hint}>{say('noEvidenceYet')}</p>}
      {options.length > 0 && (
        <div className={classes.evidence}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={value.includes(option.value)}
              onChange={(event) => toggle(option.value, event.currentTarget.checked)}
            />
          ))}
        </div>
      )}
      {onSealNew && (
        <Button variant="default" size="xs" onClick={onSealNew}>
          {say('sealNew')}
        </Button>
      )}
    </Group>
  );
}
