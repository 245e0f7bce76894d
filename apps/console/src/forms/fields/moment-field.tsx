import { Button, Checkbox, TextInput } from '@mantine/core';
import { dayLong, momentLong, typedOf, yearOf } from '@shodo/words';
import { useState } from 'react';
import { Notice } from '../../theme/notice.js';
import { useReadNow } from '../../time/present.js';
import { instantOf, momentFault } from '../../time/typed.js';
import { useLanguage, useWords } from '../../words/i18n.js';
import type { AskedAgain } from '../asked-again.js';
import classes from '../form.module.css';
import type { TypedMoment } from '../typed.js';
import { DayInput } from './day-input.js';
import { type FieldProps, Group } from './field-frame.js';

/** Why the field as it stands is no moment; nothing while it is empty. */
export function useMomentFault({ day, time }: TypedMoment): string | undefined {
  const say = useWords('form');
  const fault = day === '' && time.trim() === '' ? undefined : momentFault(day, time);
  return fault && say(fault);
}

/** More than a year back: it may be so, and is more often a year mistyped. */
const liesLongBack = (instant: string, nowMs: number): boolean => nowMs - Date.parse(instant) > 366 * 86_400_000;

/** A day and a time of day in Japan. Read back with its weekday, so that a slip is seen before it is sent; what is no moment is told on leaving. */
export function MomentField({
  value,
  onChange,
  error,
  isDayEnough,
  askedAgain,
  ...frame
}: FieldProps<TypedMoment> & { readonly isDayEnough?: boolean; readonly askedAgain?: AskedAgain | undefined }) {
  const say = useWords('form');
  const language = useLanguage();
  const readNow = useReadNow();
  const fault = useMomentFault(value);
  const [hasLeft, setLeft] = useState(false);
  const told = fault && (error || hasLeft) ? fault : error;
  const instant = value.day === '' ? undefined : instantOf(value.day, value.time);
  const moment = instant && momentLong(instant, language);
  const isLongAgo = instant !== undefined && liesLongBack(instant, readNow());
  const isDayAlone = isDayEnough && value.time.trim() === '';
  return (
    <Group {...frame} error={told}>
      <div className={classes.row}>
        <DayInput
          className={classes.day ?? ''}
          label={say('day')}
          error={Boolean(told)}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
          onLeave={() => setLeft(true)}
        />
        <TextInput
          className={classes.time ?? ''}
          label={say('time')}
          inputMode="numeric"
          error={Boolean(told)}
          autoComplete="off"
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          onBlur={() => setLeft(true)}
        />
        <Button variant="default" onClick={() => onChange(typedOf(readNow()))}>
          {say('now')}
        </Button>
      </div>
      <p className={classes.reads} aria-live="polite">
        {moment &&
          (isDayAlone
            ? say('dayAlone', { day: dayLong(value.day, language) })
            : say(value.time.trim() === '' ? 'timeUnknown' : 'reads', { moment }))}
      </p>
      {moment && askedAgain && <AskAgain id={`${frame.id}-sure`} moment={moment} {...askedAgain} />}
      {isLongAgo && !askedAgain && (
        <Notice tone="careful">
          <p>{say('longAgo', { year: yearOf(Date.parse(instant)) })}</p>
        </Notice>
      )}
    </Group>
  );
}

/** What follows from a time so far back, and a box to tick for whoever means it. */
function AskAgain({ id, moment, isSure, onSure }: AskedAgain & { readonly id: string; readonly moment: string }) {
  const say = useWords('form');
  return (
    <Notice tone="careful">
      <p>{say('farBack', { moment })}</p>
      <Checkbox id={id} mt="xs" label={say('iAmSure')} checked={isSure} onChange={(event) => onSure(event.currentTarget.checked)} />
    </Notice>
  );
}
