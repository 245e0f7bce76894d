import { Checkbox, Textarea } from '@mantine/core';
import { useWords } from '../words/i18n.js';
import { agreementsIn, type TypedAgreements } from './typed-register.js';

interface Props {
  readonly of: 'insurers' | 'partners';
  readonly typed: TypedAgreements;
  readonly change: (typed: TypedAgreements) => void;
  readonly wasTried: boolean;
}

/** Contracts that name a time within which somebody is told of an incident: by their references, never by names. */
export function RegisterPart({ of, typed, change, wasTried }: Props) {
  const say = useWords('organisation');
  const read = agreementsIn(typed);
  return (
    <>
      <Checkbox
        label={say(of === 'insurers' ? 'insurersWereRead' : 'partnersWereRead')}
        checked={typed.wereRead}
        onChange={(event) => change({ ...typed, wereRead: event.currentTarget.checked })}
      />
      {typed.wereRead && (
        <Textarea
          label={say(of === 'insurers' ? 'insurersList' : 'partnersList')}
          description={say('registerHint')}
          autosize
          minRows={2}
          value={typed.lines}
          error={wasTried && 'unread' in read && say('registerLine', { line: read.unread })}
          onChange={(event) => change({ ...typed, lines: event.currentTarget.value })}
        />
      )}
    </>
  );
}
