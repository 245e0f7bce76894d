import type { IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { useIncident } from '../../incident/incident-context.js';
import { Notice } from '../../theme/notice.js';
import { useWords } from '../../words/i18n.js';

type Filing = IncidentView['filings'][number];
type Changed = NonNullable<Filing['changed']>;

/** Each item by its name; of the number of persons, what was reported and what is known now. */
const itemsOf = ({ items, principals }: Pick<Changed, 'items' | 'principals'>, speaker: Speaker): string =>
  speaker.list(
    items.map((item) => {
      const name = speaker.word('reportItem', item);
      return item === 'principal-count' && principals
        ? `${name}${speaker.aside(`${speaker.count(principals.was)}→${speaker.count(principals.is)}`)}`
        : name;
    }),
  );

/** What was told to the authority last, and is known otherwise now. */
export function ChangedSince({ changed }: { readonly changed: Changed | undefined }) {
  const say = useWords('filings');
  const { speaker } = useIncident();
  if (!changed) return null;
  return (
    <Notice tone="careful">
      <p>{say('changedSince', { items: itemsOf(changed, speaker), at: speaker.momentShort(changed.at) })}</p>
    </Notice>
  );
}

/** What is known otherwise since a draft was written: whoever approves or files it should know. */
export function ChangedSinceDrafted({ changed, speaker }: { readonly changed: Filing['changedSinceDrafted']; readonly speaker: Speaker }) {
  const say = useWords('filings');
  if (!changed) return null;
  return (
    <Notice tone="careful">
      <p>{say('changedSinceDrafted', { items: itemsOf(changed, speaker) })}</p>
    </Notice>
  );
}
