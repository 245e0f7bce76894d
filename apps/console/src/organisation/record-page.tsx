import { Button } from '@mantine/core';
import { type OrganisationEventType, streams, type TimelineEntry } from '@shodo/contracts';
import { organisationSentencesEn, organisationSentencesJa, type Speaker } from '@shodo/words';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/me.js';
import { type Answer, usePages } from '../api/reads.js';
import { More } from '../board/board-page.js';
import { ExportAtCheckpoint } from '../incident/export-at-checkpoint.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { LogPanel } from './log-panel.js';

type Recorded = Answer<'readOrganisationRecord'>['items'][number];
const sentences = { ja: organisationSentencesJa, en: organisationSentencesEn };
const isKnown = (type: string): type is OrganisationEventType => Object.hasOwn(organisationSentencesJa, type);

function sentenceOfEntry({ type, data }: TimelineEntry, speaker: Speaker): string {
  if (!isKnown(type)) return type;
  const sentence = sentences[speaker.language][type] as (data: unknown, speaker: Speaker) => string;
  return sentence(data, speaker);
}

/** The organisation's own record: people, settings, sign-ins, refused attempts, openings and exports. */
export function RecordPage() {
  const say = useWords('organisation');
  const mayExport = useMay('exportOrganisation');
  const record = usePages('readOrganisationRecord', { query: { limit: 100 } });
  const speaker = useSpeaker({ texts: Object.assign({}, ...record.pages.map(({ texts }) => texts)) });
  return (
    <>
      <h1>{say('recordTitle')}</h1>
      {record.error && <Failure error={record.error} />}
      {record.isPending && <Reading />}
      <LogPanel />
      <Panel
        title={say('recordTitle')}
        isWholePage
        lead={say('recordLead')}
        actions={
          mayExport && (
            <Button component="a" variant="default" size="sm" href={streams.exportOrganisation.path} download>
              {say('exportRecord')}
            </Button>
          )
        }
      >
        {mayExport && <ExportAtCheckpoint path={streams.exportOrganisation.path} />}
        {!record.isPending && !record.error && record.items.length === 0 && <Quiet>{say('recordEmpty')}</Quiet>}
        <ol className={incidentClasses.timeline} reversed>
          {record.items
            .toSorted((one, other) => other.seq - one.seq)
            .map((entry) => (
              <Entry key={entry.seq} entry={entry} speaker={speaker.asOf(entry.recordedAt)} />
            ))}
        </ol>
        {record.hasMore && <More isReading={record.isReadingMore} onMore={record.readMore} />}
      </Panel>
    </>
  );
}

function Entry({ entry, speaker }: { readonly entry: Recorded; readonly speaker: Speaker }) {
  const sayIncident = useWords('incident');
  const { actor } = entry;
  return (
    <li className={incidentClasses.entry}>
      <p className={incidentClasses.entryWhen}>
        <time dateTime={entry.occurredAt}>{speaker.momentExact(entry.occurredAt)}</time>
      </p>
      <div>
        <p>{sentenceOfEntry(entry, speaker)}</p>
        <p className={incidentClasses.entryWho}>
          <span>#{entry.seq}</span>
          {entry.about && (
            <Link to="/incidents/$incidentId" params={{ incidentId: entry.about.incident }}>
              {sayIncident('entryAbout', { reference: entry.about.reference })}
            </Link>
          )}
          <span>{actor.kind === 'person' ? speaker.person(actor.person) : sayIncident('bySystem')}</span>
          <span title={entry.digest}>{sayIncident('entryDigest', { digest: entry.digest.slice(0, 8) })}</span>
        </p>
      </div>
    </li>
  );
}
