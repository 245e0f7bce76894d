import type { IncidentView } from '@shodo/contracts';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { useIncident } from './incident-context.js';

/** When, by whom and why it was taken up again, and where to go on: until it is closed anew. */
export function Reopened({ reopened: { at, by, reason, track } }: { readonly reopened: NonNullable<IncidentView['reopened']> }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  return (
    <Notice tone="careful">
      <p>
        {by
          ? say('reopenedBy', { at: speaker.momentShort(at), name: speaker.person(by, at) })
          : say('reopenedAt', { at: speaker.momentShort(at) })}
      </p>
      <p>{speaker.named(say('reopenedReason'), speaker.text(reason) ?? '')}</p>
      <p>{track ? say('reopenedTrack', { track: speaker.word('track', track) }) : say('reopenedNoTrack')}</p>
    </Notice>
  );
}
