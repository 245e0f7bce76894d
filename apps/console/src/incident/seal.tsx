import { Popover } from '@mantine/core';
import { differencesSaid } from '@shodo/words';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/me.js';
import { useRead } from '../api/reads.js';
import { Badge } from '../theme/badge.js';
import { useWords } from '../words/i18n.js';
import { ExportLink } from './export-link.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { outsideCopy } from './outside-copy.js';
import actionClasses from './seal.module.css';

/** The state of the record, in plain words: how long it is, and how much of it a checkpoint outside vouches for. */
export function Seal() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const mayReadRecord = useMay('readOrganisationRecord');
  const log = useRead('readLog', {}, { refetchInterval: 60_000 }).data;
  const copy = log && outsideCopy(log, view.reportedAt);
  const differing = view.recordDiffers ?? [];
  const isWhole = differing.length === 0;
  const said = copy && (copy.reach === 'none' ? say('sealWaiting') : say(reachWords[copy.reach], { at: speaker.momentShort(copy.at) }));
  return (
    // It stays when the page is scrolled to what is said in it, and the button out of sight.
    <Popover position="bottom-start" width={340} withArrow shadow="md" withinPortal={false} hideDetached={false}>
      <Popover.Target>
        <button type="button" className={actionClasses.seal}>
          {isWhole ? (
            <Badge tone="plain" shape={copy?.reach === 'all' ? 'full' : 'half'}>
              {speaker.beside(say('seal', { seq: view.seq }), ...(said ? [said] : []))}
            </Badge>
          ) : (
            <Badge tone="overdue">{speaker.beside(say('seal', { seq: view.seq }), say('sealBroken', { found: differing.length }))}</Badge>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {isWhole || <p>{say('sealDiffers', { differences: differencesSaid[speaker.language](differing) })}</p>}
        <p>{say('sealExplained')}</p>
        <p className={classes.digest}>{view.digest}</p>
        {mayReadRecord && (
          <p>
            <Link to="/record">{say('sealMore')}</Link>
          </p>
        )}
        <ExportLink incidentId={view.id} />
      </Popover.Dropdown>
    </Popover>
  );
}

const reachWords = { all: 'sealOutside', earlier: 'sealOutsideEarlier' } as const;
