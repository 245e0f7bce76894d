import type { Speaker } from '@shodo/words';
import { Badge } from '../theme/badge.js';
import { useWords } from '../words/i18n.js';

/** 限定: who reads it, by name. */
export function LimitedMark({ to, speaker }: { readonly to: readonly string[]; readonly speaker: Speaker }) {
  const say = useWords('decisions');
  return (
    <>
      <Badge tone="held" shape="pause">
        {say('limited')}
      </Badge>
      <span>{say('limitedTo', { names: speaker.list(to.map((person) => speaker.person(person))) })}</span>
    </>
  );
}
