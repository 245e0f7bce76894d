import { Button } from '@mantine/core';
import type { EngineHistoryView } from '@shodo/contracts';
import { useState } from 'react';
import { useMay } from '../api/me.js';
import { useRead } from '../api/reads.js';
import { Failure, Reading } from '../shell/failure.js';
import { Panel } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

/** エンジンの履歴: what the engine keeps, beside the record. It is asked for when somebody wants it, because each reading is on record. */
export function EnginePanel() {
  const say = useWords('engine');
  const { view } = useIncident();
  const mayRead = useMay('readEngineHistory');
  const [isOpen, setOpen] = useState(false);
  const history = useRead('readEngineHistory', { incidentId: view.id }, { enabled: isOpen });
  if (!mayRead) return null;
  return (
    <Panel title={say('title')} lead={say('lead')}>
      {!isOpen && (
        <Button variant="default" onClick={() => setOpen(true)} data-no-print>
          {say('show')}
        </Button>
      )}
      {isOpen && history.isPending && <Reading />}
      {history.error && <Failure error={history.error} />}
      {history.data && <Told history={history.data} />}
    </Panel>
  );
}

function Told({ history: { runs, entries, waits } }: { readonly history: EngineHistoryView }) {
  const say = useWords('engine');
  const { speaker } = useIncident();
  const numberOf = (runId: string | undefined) => runs.findIndex((run) => run.runId === runId) + 1;
  return (
    <>
      <p className={classes.itemName}>{say('waits')}</p>
      <ul>
        {waits.length === 0 && <li>{say('rests')}</li>}
        {waits.map((wait) => (
          <li key={JSON.stringify(wait)}>{inWords(wait, say, speaker.momentExact)}</li>
        ))}
      </ul>
      <p className={classes.itemName}>{say('runs')}</p>
      <ol>
        {runs.map((run) => (
          <li key={run.runId}>
            {say(run.movedOnTo ? 'runMovedOn' : run.closedAt ? 'runEnded' : 'runOpen', {
              from: speaker.momentExact(run.startedAt),
              to: run.closedAt ? speaker.momentExact(run.closedAt) : '',
              events: run.events,
            })}
            {run.archived && say('runArchived')}
            {run.unreadable && say(run.unreadable)}
          </li>
        ))}
      </ol>
      <p className={classes.itemName}>{say('entries')}</p>
      <ul>
        {entries.map(({ seq, type, runId, eventId }) => (
          <li key={seq}>
            {eventId === undefined ? say('entryUnknown', { seq, type }) : say('entry', { seq, type, run: numberOf(runId), event: eventId })}
          </li>
        ))}
      </ul>
    </>
  );
}

function inWords(
  wait: EngineHistoryView['waits'][number],
  say: ReturnType<typeof useWords<'engine'>>,
  moment: (at: string) => string,
): string {
  switch (wait.for) {
    case 'timer':
      return say('waitsTimer', { until: moment(wait.until) });
    case 'activity':
      return say('waitsActivity', { name: wait.name, attempt: wait.attempt });
    case 'command':
      return say('waitsCommand');
    case 'task':
      return say('waitsTask');
  }
}
