import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../api/texts.js';
import { useWords } from '../../words/i18n.js';
import classes from '../form.module.css';
import { type FieldProps, Group } from './field-frame.js';
import { textsNaming } from './texts-naming.js';

interface Props extends FieldProps<readonly string[]> {
  readonly incidentId: string;
  /** How many decisions and notes are limited to others: their texts are not opened here. */
  readonly withheld: number;
}

/**
 * Texts of the incident, chosen by reading them: a name is looked for among those that are opened here, and never sent or kept. What is chosen
 * stays chosen when another name is looked for.
 */
export function TextsField({ incidentId, withheld, value, onChange, ...frame }: Props) {
  const say = useWords('form');
  const { texts, areOpening } = useTexts(incidentId, undefined);
  const [name, setName] = useState('');
  const found = textsNaming(texts, name);
  const shown = [...found, ...Object.entries(texts).filter(([ref]) => value.includes(ref) && !found.some(([each]) => each === ref))];
  const toggle = (ref: string, isOn: boolean) => onChange(isOn ? [...value, ref] : value.filter((each) => each !== ref));
  return (
    <Group {...frame} hint={say('textsHint')}>
      <TextInput
        label={say('textsNaming')}
        value={name}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
        // Looking for a name sends nothing.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p className={classes.hint} role="status">
        {areOpening ? say('textsOpening') : say('textsFound', { count: found.length, chosen: value.length })}
      </p>
      {withheld > 0 && <p className={classes.hint}>{say('textsWithheld', { count: withheld })}</p>}
      {name.trim() !== '' && found.length > 0 && (
        <Button variant="default" size="xs" onClick={() => onChange([...new Set([...value, ...found.map(([ref]) => ref)])])}>
          {say('textsTakeAll')}
        </Button>
      )}
      <div className={classes.evidence}>
        {shown.map(([ref, text]) => (
          <Checkbox
            key={ref}
            label={typeof text === 'string' ? text : null}
            checked={value.includes(ref)}
            onChange={(event) => toggle(ref, event.currentTarget.checked)}
          />
        ))}
      </div>
    </Group>
  );
}
