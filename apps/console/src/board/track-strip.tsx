import { type IncidentRow, TrackName } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { Mark, type MarkShape } from '../theme/mark.js';
import { useLanguage } from '../words/i18n.js';
import classes from './track-strip.module.css';

const shapes: Readonly<Record<IncidentRow['tracks'][TrackName], MarkShape>> = { waiting: 'dotted', open: 'half', done: 'tick' };

/** The five tracks of one incident in one line. */
export function TrackStrip({ tracks }: { readonly tracks: IncidentRow['tracks'] }) {
  const language = useLanguage();
  return (
    <ul className={classes.strip}>
      {TrackName.options.map((track) => (
        <li key={track} className={classes[tracks[track]]}>
          <Mark shape={shapes[tracks[track]]} size={12} />
          <span>{wordOf('track', track, language)}</span>
          <span className={classes.state}>{wordOf('trackState', tracks[track], language)}</span>
        </li>
      ))}
    </ul>
  );
}
