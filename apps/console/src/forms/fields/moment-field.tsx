import { Button, TextInput } from '@mantine/core';
import { momentLong, typedOf } from '../../time/moments.js';
import { useReadNow } from '../../time/present.js';
import { instantOf } from '../../time/typed.js';
import { useLanguage, useWords } from '../../words/i18n.js';
import classes from '../form.module.css';
import type { TypedMoment } from '../typed.js';
import { type FieldProps, Group } from './field-frame.js';

/** A day and a time of day in Japan. Read back with its weekday, so that a slip is seen before it is sent. */
export function MomentField({ value, onChange, ...frame }: FieldProps<TypedMoment>) {
  const say = useWords('form');
  const language = useLanguage();
  const readNow = useReadNow();
  const instant = value.day === '' ? undefined : instantOf(value.day, value.time);
  const moment = instant && momentLong(instant, language);
  return (
    <Group {...frame}>
      <div className={classes.row}>
        <TextInput
          className={classes.day ?? ''}
          type="date"
          label={say('day')}
          error={Boolean(frame.error)}
          max="2199-12-31"
          value={value.day}
          onChange={(event) => onChange({ ...value, day: event.currentTarget.value })}
        />
        <TextInput
          className={classes.time ?? ''}
          label={say('time')}
          inputMode="numeric"
          error={Boolean(frame.error)}
          autoComplete="off"
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
        />
        <Button variant="default" onClick={() => onChange(typedOf(readNow()))}>
          {say('now')}
        </Button>
      </div>
      <p className={classes.reads} aria-live="polite">
        {moment && say(value.time.trim() === '' ? 'timeUnknown' : 'reads', { moment })}
      </p>
    </Group>
  );
}
