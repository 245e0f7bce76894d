import { Button } from '@mantine/core';
import { Declined, Unreachable } from '../api/client.js';
import { Notice } from '../theme/notice.js';
import { type Say, useWords } from '../words/i18n.js';

/** What to tell the reader about something that failed. The API's own sentences come in the reader's language. */
export function failureText(error: unknown, say: Say<'shell'>): string {
  if (error instanceof Unreachable) return say('unreachable');
  if (!(error instanceof Declined)) return say('unexpected');
  const { problem } = error;
  return [
    problem.title || say(problem.status === 403 ? 'notAllowed' : 'unexpected'),
    problem.detail,
    problem.reference && say('reference', { reference: problem.reference }),
  ]
    .filter(Boolean)
    .join(' ');
}

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function Failure({ error, onRetry }: Props) {
  const say = useWords('shell');
  return (
    <Notice tone="wrong" isUrgent>
      <p>{failureText(error, say)}</p>
      {onRetry && (
        <Button variant="default" size="sm" mt="xs" onClick={onRetry}>
          {say('readAgain')}
        </Button>
      )}
    </Notice>
  );
}

export function Reading() {
  const say = useWords('shell');
  return <output className="reading">{say('reading')}…</output>;
}
