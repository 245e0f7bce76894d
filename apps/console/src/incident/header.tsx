import { momentLong } from '@shodo/words';
import { Link } from '@tanstack/react-router';
import { Badge } from '../theme/badge.js';
import { Notice } from '../theme/notice.js';
import { Moment, useNow } from '../time/present.js';
import { useWords } from '../words/i18n.js';
import { AnotherProfile } from './another-profile.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { NewerRules } from './newer-rules.js';
import { Reopened } from './reopened.js';
import { Seal } from './seal.js';

/** What this incident is: its reference aloud, what leaked how, whether it is a drill, and whether its record is whole. */
export function IncidentHeader() {
  const say = useWords('incident');
  const sayBoard = useWords('board');
  const sayShell = useWords('shell');
  const sayFilings = useWords('filings');
  const { view, speaker } = useIncident();
  const isRuledOutAlone = view.ruledOut && view.rulings.findLast(({ what }) => what === 'breach-ruled-out')?.soleDecision;
  return (
    <header className={classes.head}>
      <p className={classes.back} data-no-print>
        <Link to="/">{sayShell('backToList')}</Link>
      </p>
      <div className={classes.title}>
        <h1>{view.leakType ? speaker.word('leakType', view.leakType) : sayBoard('unknownType')}</h1>
        {view.kind === 'drill' && (
          <Badge tone="drill" shape="full">
            {sayBoard('drill')}
          </Badge>
        )}
        {view.closed && (
          <Badge tone="settled" shape="tick">
            {sayBoard('closed')}
          </Badge>
        )}
        {view.ruledOut && (
          <Badge tone="released" shape="dash">
            {sayBoard('ruledOut')}
          </Badge>
        )}
        {isRuledOutAlone && <Badge tone="plain">{sayFilings('soleDecision')}</Badge>}
      </div>
      <div className={classes.meta}>
        <span>
          {sayBoard('reference')} <strong>{view.reference}</strong>
        </span>
        <span>
          {say('awareAt')} {view.awareness ? <Moment at={view.awareness.awareAt} /> : say('notKnown')}
          {view.awareness?.provisional && speaker.aside(say('provisional'))}
        </span>
        <span>
          {sayBoard('principals')} {view.principals ? speaker.count(view.principals) : say('notKnown')}
        </span>
        <Seal />
      </div>
      {view.kind === 'drill' && <DrillBanner />}
      {view.reopened && <Reopened reopened={view.reopened} />}
      <AnotherProfile />
      <NewerRules />
      {view.closed && <Notice tone="good">{say(view.closing?.stillSuspected ? 'closedAsSuspicionBanner' : 'closedBanner')}</Notice>}
      {view.ruledOut && !view.closed && <Notice>{say('ruledOutBanner')}</Notice>}
    </header>
  );
}

function DrillBanner() {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const now = useNow();
  return <Notice tone="drill">{say('drillBanner', { now: momentLong(now, speaker.language) })}</Notice>;
}
