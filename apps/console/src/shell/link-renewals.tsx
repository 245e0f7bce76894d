import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../api/me.js';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';

const placeOf = (person: string) => `shodo.renewal-seen.${person}`;

function lastSeen(person: string): string {
  try {
    return localStorage.getItem(placeOf(person)) ?? '';
  } catch {
    return '';
  }
}

/**
 * Says that somebody made a link into the reader's own account, or set its name or address. What was seen is remembered by this browser alone: whoever took the account over
 * cannot put the notice away for its owner.
 */
export function LinkRenewals() {
  const say = useWords('account');
  const speaker = useSpeaker();
  const { person, linkRenewals } = useMe();
  const [seen, setSeen] = useState(() => lastSeen(person));
  const unseen = linkRenewals.filter(({ at }) => at > seen);
  const latest = unseen[0]?.at;
  if (!latest) return null;
  const putAway = () => {
    setSeen(latest);
    try {
      localStorage.setItem(placeOf(person), latest);
    } catch {
      // A forbidden storage shows the notice again at the next visit.
    }
  };
  return (
    <Notice tone="careful">
      {unseen.map(({ at, by, corrected }) => (
        <p key={at}>
          {by.kind === 'person'
            ? say(corrected ? 'correctedBy' : 'linkRenewedBy', { at: speaker.moment(at), name: speaker.person(by.person, at) })
            : say('linkRenewedOnMachine', { at: speaker.moment(at) })}
        </p>
      ))}
      {unseen.some(({ corrected }) => !corrected) && <p>{say('linkRenewedAsk')}</p>}
      {unseen.some(({ corrected }) => corrected) && <p>{say('correctedAsk')}</p>}
      <Button variant="default" size="sm" onClick={putAway}>
        {say('linkRenewedSeen')}
      </Button>
    </Notice>
  );
}
