import type { IncidentRow } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { Link } from '@tanstack/react-router';
import type { Gone } from '../people/gone.js';
import { Badge } from '../theme/badge.js';
import { Moment, Present } from '../time/present.js';
import { NextClock } from '../tracks/notification/clock-mark.js';
import { useWords } from '../words/i18n.js';
import classes from './board.module.css';
import { overdueBeside, ownNow } from './rows.js';
import { TrackStrip } from './track-strip.js';

interface Held {
  readonly row: IncidentRow;
  readonly speaker: Speaker;
  readonly gone: ReadonlyMap<string, Gone>;
}

/** One incident in the list: what it is, what is due next and until when. The whole line leads to it. */
export function IncidentLine({
  row,
  speaker,
  gone,
  aheadMs,
}: Held & {
  readonly aheadMs: number;
}) {
  const say = useWords('board');
  const type = row.leakType ? speaker.word('leakType', row.leakType) : say('unknownType');
  return (
    <li>
      <Link to="/incidents/$incidentId" params={{ incidentId: row.id }} className={classes.row}>
        <div>
          <h3>
            <span>{type}</span>
            {row.kind === 'drill' && (
              <Badge tone="drill" shape="full">
                {say('drill')}
              </Badge>
            )}
            {overdueBeside(row) > 0 && (
              <Badge tone="no-proof" shape="triangle">
                {say('overdueInRow', { count: row.overdue })}
              </Badge>
            )}
            {row.ruledOut && (
              <Badge tone="released" shape="dash">
                {say('ruledOut')}
              </Badge>
            )}
            {row.closed && (
              <Badge tone="settled" shape="tick">
                {say('closed')}
              </Badge>
            )}
          </h3>
          <p className={classes.facts}>
            <span>
              {say('reference')} {row.reference}
            </span>
            <span>
              {say('reportedAt')} <Moment at={row.reportedAt} form="short" />
              {row.channel && speaker.aside(speaker.word('reportChannel', row.channel))}
            </span>
            <span>
              {say('principals')} {row.principals ? speaker.count(row.principals) : '―'}
            </span>
            <Holders row={row} speaker={speaker} gone={gone} />
            <span>
              {say('lastActivity')} <Moment at={row.lastActivityAt} form="short" />
            </span>
          </p>
          <TrackStrip tracks={row.tracks} />
        </div>
        <Present aheadMs={ownNow(row, aheadMs)}>
          <Next row={row} speaker={speaker} />
        </Present>
      </Link>
    </li>
  );
}

function Holders({ row, speaker, gone }: Held) {
  const say = useWords('board');
  const named = (holder: string) => {
    const why = gone.get(holder);
    return why ? say(why, { name: speaker.person(holder) }) : speaker.person(holder);
  };
  return (
    <span>
      {row.holders.length > 0 && `${say('holders')} ${speaker.list(row.holders.map(named))} `}
      {row.holders.every((holder) => gone.has(holder)) && say('unassigned')}
    </span>
  );
}

function Next({ row, speaker }: { readonly row: IncidentRow; readonly speaker: Speaker }) {
  const say = useWords('board');
  const { nextDeadline: next } = row;
  if (!next) return <div className={`${classes.next} ${classes.quiet}`}>{row.closed || row.ruledOut ? '' : say('noDeadline')}</div>;
  return (
    <div className={classes.next}>
      <span className={classes.duty}>
        {next.statusFiling ? speaker.beside(next.names[speaker.language], say('statusFiling')) : next.names[speaker.language]}
      </span>
      <NextClock next={next} />
      <span className={classes.quiet}>
        <Moment at={next.at} form="short" />
        {row.kind === 'drill' && speaker.aside(say('drillTime'))}
      </span>
    </div>
  );
}
