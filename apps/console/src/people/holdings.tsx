import type { IncidentRow } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { usePages } from '../api/reads.js';
import classes from '../incident/incident.module.css';
import { Notice } from '../theme/notice.js';
import type { Say } from '../words/i18n.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';

/** What one person has to see to in open incidents, one line an incident. */
export function holdingsOf(rows: readonly IncidentRow[], person: string, speaker: Speaker, say: Say<'organisation'>): readonly string[] {
  return rows.flatMap(({ reference, parts = [] }) => {
    const part = parts.find((each) => each.person === person);
    if (!part) return [];
    const what = [
      ...part.tracks.map((track) => say('holdsTrack', { track: speaker.word('track', track) })),
      ...(part.measures > 0 ? [say('holdsMeasures', { count: part.measures })] : []),
      ...(part.reviews > 0 ? [say('holdsReviews', { count: part.reviews })] : []),
    ];
    return [speaker.named(reference, speaker.list(what))];
  });
}

/** Before somebody is removed, or gets roles that take no part in incidents: what they leave behind, that nobody sees to then. */
export function Holdings({ person, lead }: { readonly person: string; readonly lead: 'holds' | 'holdsUnable' }) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const list = usePages('listIncidents', { query: { state: 'open', limit: 100 } });
  if (list.isPending || list.error) return null;
  const held = holdingsOf(list.items, person, speaker, say);
  if (held.length === 0 && !list.hasMore) return <p className={classes.quiet}>{say('holdsNothing')}</p>;
  return (
    <Notice tone="careful">
      {held.length > 0 && <p>{say(lead)}</p>}
      <ul>
        {held.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {list.hasMore && <p>{say('holdsMore', { count: list.items.length })}</p>}
    </Notice>
  );
}
