import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { noSuchDay, yearsTaken } from '../../time/typed.js';

interface Props {
  readonly id?: string;
  readonly className?: string;
  readonly label: ReactNode;
  /** YYYY-MM-DD, nothing, or `noSuchDay`. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly error?: ReactNode;
  readonly onLeave?: () => void;
}

/** The browser's own field for a day. What it hands over as nothing, though something is typed there, is not taken for nothing. */
export function DayInput({ value, onChange, onLeave, ...rest }: Props) {
  const read = (input: HTMLInputElement) => {
    const day = input.validity.badInput ? noSuchDay : input.value;
    if (day !== value) onChange(day);
  };
  return (
    <TextInput
      {...rest}
      type="date"
      min={`${yearsTaken.from}-01-01`}
      max={`${yearsTaken.until}-12-31`}
      value={value === noSuchDay ? '' : value}
      onChange={(event) => read(event.currentTarget)}
      onBlur={(event) => {
        read(event.currentTarget);
        onLeave?.();
      }}
    />
  );
}
