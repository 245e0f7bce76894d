import { Button } from '@mantine/core';
import type { IncidentRow } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMay, useMe } from '../api/me.js';
import { usePages } from '../api/reads.js';
import { useGone } from '../people/gone.js';
import { Failure, Reading } from '../shell/failure.js';
import { Mark } from '../theme/mark.js';
import { Notice } from '../theme/notice.js';
import { useNow } from '../time/present.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import classes from './board.module.css';
import { IncidentLine } from './incident-line.js';
import { countsOf, dutiesPast, type Filter, filterRows, filters, realFirst } from './rows.js';
import { makeSample } from './sample.js';

/** What needs attention, by next due time; reporting is the one big button. Filters stand in the address. */
export function BoardPage() {
  const say = useWords('board');
  const { state = 'open', show } = useSearch({ from: '/signed-in/' });
  const list = usePages('listIncidents', { query: { state, limit: 100 } }, { refetchInterval: 60_000 });
  /** What is counted is open, whatever is listed. */
  const open = usePages('listIncidents', { query: { state: 'open', limit: 100 } }, { refetchInterval: 60_000 });
  const nowMs = useNow();
  const [mayReport, maySample] = [useMay('ReportIncident'), useMay('EstablishAwareness')];
  const gone = useGone();
  const counts = countsOf(open.items, nowMs, gone);
  return (
    <>
      <div className={classes.top}>
        <h1>{say('title')}</h1>
        {mayReport && <ReportButton />}
      </div>
      {list.error && <Failure error={list.error} />}
      {list.isPending && <Reading />}
      {!list.isPending && !list.error && state === 'open' && <Passed rows={list.items} nowMs={nowMs} />}
      <Tiles counts={counts} show={show} />
      {open.hasMore && <p className={classes.quiet}>{say('countedFirst', { count: open.items.length })}</p>}
      <div className={classes.head}>
        <h2>{say('list')}</h2>
        <States />
      </div>
      <Lines
        rows={realFirst(filterRows(list.items, show, nowMs, gone))}
        show={show}
        isEmpty={!list.isPending && !list.error && list.items.length === 0}
      />
      {list.hasMore && <More isReading={list.isReadingMore} onMore={list.readMore} />}
      {maySample && <Sample />}
    </>
  );
}

/** How many duties are past their deadline, and in how many incidents: the tiles below count incidents; those past a guide day are told apart. */
function Passed({ rows, nowMs }: { readonly rows: readonly IncidentRow[]; readonly nowMs: number }) {
  const say = useWords('board');
  const counts = countsOf(rows, nowMs);
  const [overdue, pastGuide] = [dutiesPast('overdue', rows, nowMs), dutiesPast('pastGuide', rows, nowMs)];
  return (
    <Notice tone={overdue > 0 ? 'wrong' : pastGuide > 0 ? 'careful' : 'good'}>
      <p>{overdue > 0 ? say('overdueCount', { count: overdue, incidents: counts.overdue }) : say('allWell')}</p>
      {pastGuide > 0 && <p>{say('pastGuideCount', { count: pastGuide, incidents: counts.pastGuide })}</p>}
    </Notice>
  );
}

export function ReportButton() {
  const say = useWords('shell');
  return (
    <Button component={Link} to="/report" size="xl" className={classes.report ?? ''}>
      {say('report')}
    </Button>
  );
}

function Tiles({ counts, show }: { readonly counts: Readonly<Record<Filter, number>>; readonly show: Filter | undefined }) {
  const say = useWords('board');
  const shapes = { overdue: 'triangle', pastGuide: 'full', week: 'half', unheld: 'open' } as const;
  return (
    <div className={classes.tiles}>
      {filters.map((filter) => (
        <Link
          key={filter}
          to="/"
          search={{ show: show === filter ? undefined : filter }}
          className={`${classes.tile} ${filter === 'overdue' && counts.overdue > 0 ? classes.alarm : ''}`}
          activeOptions={{ explicitUndefined: true }}
          {...(show === filter && { 'aria-current': 'true' as const })}
        >
          <span className={classes.label}>
            <Mark shape={shapes[filter]} />
            {say(filter)}
          </span>
          <span className={classes.count}>
            {counts[filter]} <span className={classes.unit}>{say('incidentsUnit')}</span>
          </span>
        </Link>
      ))}
    </div>
  );
}

function States() {
  const say = useWords('board');
  return (
    <nav className={classes.states} aria-label={say('state')}>
      {(['open', 'closed', 'all'] as const).map((each) => (
        <Link
          key={each}
          to="/"
          search={(search) => ({ ...search, state: each === 'open' ? undefined : each })}
          className={classes.state}
          activeOptions={{ explicitUndefined: true }}
        >
          {say(each)}
        </Link>
      ))}
    </nav>
  );
}

function Lines({
  rows,
  show,
  isEmpty,
}: {
  readonly rows: readonly IncidentRow[];
  readonly show: Filter | undefined;
  readonly isEmpty: boolean;
}) {
  const say = useWords('board');
  const speaker = useSpeaker();
  const gone = useGone();
  const mayReport = useMay('ReportIncident');
  return (
    <>
      {show && (
        <Notice>
          {say('filtered', { filter: say(show) })}{' '}
          <Link to="/" search={(search) => ({ ...search, show: undefined })}>
            {say('clearFilter')}
          </Link>
        </Notice>
      )}
      {rows.length === 0 && (show || isEmpty) && (
        <Notice>
          <p>{show ? say('noneMatching') : say('noOpen')}</p>
          {!show && <p>{say(mayReport ? 'firstLead' : 'firstLeadOfOthers')}</p>}
        </Notice>
      )}
      <ul className={classes.rows}>
        {rows.map((row) => (
          <IncidentLine key={row.id} row={row} speaker={speaker} gone={gone} aheadMs={0} />
        ))}
      </ul>
    </>
  );
}

export function More({ isReading, onMore }: { readonly isReading: boolean; readonly onMore: () => void }) {
  const say = useWords('shell');
  return (
    <Button variant="default" loading={isReading} onClick={onMore}>
      {say('readMore')}
    </Button>
  );
}

function Sample() {
  const say = useWords('board');
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: () => makeSample(me.person),
    onSuccess: async (incidentId) => {
      await queries.invalidateQueries();
      await navigate({ to: '/incidents/$incidentId', params: { incidentId }, search: {} });
    },
  });
  return (
    <div className={classes.empty} data-no-print>
      <p className={classes.quiet}>{say('sampleLead')}</p>
      {making.error && <Failure error={making.error} />}
      <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
        {making.isPending ? say('makingSample') : say('sample')}
      </Button>
    </div>
  );
}
