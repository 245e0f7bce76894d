import { Role } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { ChoicesField } from '../forms/fields/choice-field.js';
import { useLanguage } from '../words/i18n.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
  readonly error?: string | undefined;
  readonly offered?: readonly Role[];
  readonly hint?: string | undefined;
}

const isRole = (value: string): value is Role => Role.safeParse(value).success;

export function RoleChoice({ id, label, value, onChange, error, hint, offered = Role.options }: Props) {
  const language = useLanguage();
  const options = offered.map((role) => ({ value: role, label: wordOf('role', role, language) }));
  return (
    <ChoicesField
      id={id}
      label={label}
      required
      value={value}
      error={error}
      hint={hint}
      options={options}
      onChange={(roles) => onChange(roles.filter(isRole))}
    />
  );
}
