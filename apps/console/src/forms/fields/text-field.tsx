import { Textarea, TextInput } from '@mantine/core';
import { type FieldProps, Label } from './field-frame.js';

interface Props extends FieldProps<string> {
  readonly lines: number;
  readonly isNumber?: boolean;
}

export function TextField({ id, label, required, value, onChange, error, hint, lines, isNumber = false }: Props) {
  const settings = {
    id,
    label: <Label label={label} required={required} />,
    value,
    error,
    description: hint,
    'aria-required': required,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return lines === 1 ? (
    <TextInput {...settings} {...(isNumber && { inputMode: 'numeric' as const })} autoComplete="off" />
  ) : (
    <Textarea {...settings} autosize minRows={lines} maxRows={16} />
  );
}
