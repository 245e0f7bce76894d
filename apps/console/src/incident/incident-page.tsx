import { Button } from '@mantine/core';
import type { CommandName } from '@shodo/contracts';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { Declined } from '../api/client.js';
import type { Receipt } from '../api/commands.js';
import { useMe } from '../api/me.js';
import { type Answer, useRead } from '../api/reads.js';
import { useTexts } from '../api/texts.js';
import { Failure, Reading } from '../shell/failure.js';
import { Present } from '../time/present.js';
import { DecisionsTab } from '../tracks/conduct/decisions-tab.js';
import { FactsTab } from '../tracks/fact-finding/facts-tab.js';
import { FilingsTab } from '../tracks/notification/filings-tab.js';
import { PreventionTab } from '../tracks/remediation/prevention-tab.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { doneName } from './command-name.js';
import { ExportLink } from './export-link.js';
import { FormDrawer } from './form-drawer.js';
import { IncidentHeader } from './header.js';
import classes from './incident.module.css';
import { IncidentContext, useIncident } from './incident-context.js';
import { Overview } from './overview.js';
import { Stepper } from './stepper.js';
import { Timeline } from './timeline.js';

const tabs = ['overview', 'facts', 'decisions', 'filings', 'prevention', 'timeline'] as const;
const screens = {
  overview: Overview,
  facts: FactsTab,
  decisions: DecisionsTab,
  filings: FilingsTab,
  prevention: PreventionTab,
  timeline: Timeline,
};

/** Whoever checks the record outside needs it most when nobody can read it here. */
export const isUnreadable = (error: unknown): boolean => error instanceof Declined && error.problem.code === 'record-is-unreadable';

export function IncidentPage() {
  const sayShell = useWords('shell');
  const { incidentId } = useParams({ from: '/signed-in/incidents/$incidentId' });
  const incident = useRead('readIncident', { incidentId }, { refetchInterval: 60_000 });
  if (incident.data) return <Incident key={incidentId} view={incident.data} readAt={incident.dataUpdatedAt} />;
  if (!incident.error) return <Reading />;
  return (
    <>
      <Failure error={incident.error} onRetry={() => void incident.refetch()} />
      {isUnreadable(incident.error) && <ExportLink incidentId={incidentId} />}
      <p>
        <Link to="/">{sayShell('backToList')}</Link>
      </p>
    </>
  );
}

/** One incident: what it is, how far, what to do next; and its parts in six tabs. */
function Incident({ view, readAt }: { readonly view: Answer<'readIncident'>; readonly readAt: number }) {
  const people = useRead('listPeople').data?.items;
  const texts = useTexts(view.id, view);
  const duties = useMemo(
    () =>
      new Map<string, { ja: string; en: string }>([
        ...Object.entries(view.notArisenNames ?? {}),
        ...view.duties.map(({ duty, judgement }) => [duty, judgement.names] as const),
      ]),
    [view.duties, view.notArisenNames],
  );
  const speaker = useSpeaker({ duties, ...texts, clockShifts: view.clockShifts });
  const { profile } = useMe().organisation;
  const scene = useMemo(() => ({ view, people: people ?? [], speaker, profile }), [view, people, speaker, profile]);
  const [recorded, setRecorded] = useState<JustRecorded | undefined>();
  const nowMs = Date.parse(view.now);
  return (
    <IncidentContext value={scene}>
      <Present aheadMs={nowMs - readAt} notBeforeMs={nowMs}>
        <IncidentHeader />
        <Stepper />
        <Tabs />
        <FormDrawer onRecorded={(command: CommandName, on: string | undefined, { seq }: Receipt) => setRecorded({ command, on, seq })} />
        <Recorded recorded={recorded} onFade={() => setRecorded(undefined)} />
      </Present>
    </IncidentContext>
  );
}

function Tabs() {
  const say = useWords('incident');
  const { tab = 'overview' } = useSearch({ from: '/signed-in/incidents/$incidentId' });
  const navigate = useNavigate({ from: '/incidents/$incidentId' });
  const Screen = screens[tab];
  return (
    <>
      <nav className={classes.tabs} aria-label={say('tabs')}>
        {tabs.map((each) => (
          <Link
            key={each}
            from="/incidents/$incidentId"
            to="."
            search={(search) => ({ ...search, tab: each === 'overview' ? undefined : each })}
            resetScroll={false}
            className={classes.tab}
            activeOptions={{ explicitUndefined: true }}
          >
            {say(each)}
          </Link>
        ))}
        <Button
          variant="subtle"
          size="sm"
          ml="auto"
          onClick={() => void navigate({ search: (search) => ({ ...search, all: true }), resetScroll: false })}
        >
          {say('allActions')}
        </Button>
      </nav>
      <Screen />
    </>
  );
}

interface JustRecorded {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly seq: number;
}

/** Says what was just recorded, aloud and for a moment on screen, without taking the place of anything or standing in the way of a click. */
function Recorded({ recorded, onFade }: { readonly recorded: JustRecorded | undefined; readonly onFade: () => void }) {
  const say = useWords('incident');
  const scene = useIncident();
  useEffect(() => {
    if (!recorded) return undefined;
    const timer = setTimeout(onFade, 5_000);
    return () => clearTimeout(timer);
  }, [recorded, onFade]);
  return (
    <output className={classes.saved}>
      {recorded && say('recorded', { what: doneName(recorded.command, recorded.on, scene), seq: recorded.seq })}
    </output>
  );
}
