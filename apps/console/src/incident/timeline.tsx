import type { IncidentEventType, TimelineEntry } from '@shodo/contracts';
import { decisionNames, incidentSentencesEn, incidentSentencesJa, type Speaker, takenBackIn } from '@shodo/words';
import { Link, useSearch } from '@tanstack/react-router';
import { usePages } from '../api/reads.js';
import { refsIn, useTexts } from '../api/texts.js';
import boardClasses from '../board/board.module.css';
import { More } from '../board/board-page.js';
import { Failure, Reading } from '../shell/failure.js';
import { Badge } from '../theme/badge.js';
import { Panel } from '../theme/panel.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { ActionButton } from './action-button.js';
import { EnginePanel } from './engine-panel.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { LimitedMark } from './limited-mark.js';
import { foldedParts } from './timeline-folds.js';

const sentences = { ja: incidentSentencesJa, en: incidentSentencesEn };
const isKnown = (type: string): type is IncidentEventType => Object.hasOwn(incidentSentencesJa, type);

/** The sentence of one entry; a record written by a later version shows its type. */
function sentenceOfEntry({ type, data }: TimelineEntry, speaker: Speaker): string {
  if (!isKnown(type)) return type;
  const sentence = sentences[speaker.language][type] as (data: unknown, speaker: Speaker) => string;
  return sentence(data, speaker);
}

/** Everything that happened, newest first, in sentences with their exact times. */
export function Timeline() {
  const say = useWords('incident');
  const { view } = useIncident();
  const timeline = usePages('readTimeline', { incidentId: view.id, query: { limit: 100 } });
  const { who } = useSearch({ from: '/signed-in/incidents/$incidentId' });
  const entries = timeline.items
    .filter(({ actor }) => who !== 'people' || actor.kind === 'person')
    .toSorted((one, other) => other.seq - one.seq);
  const texts = useTexts(view.id, timeline.items);
  const takenBack = takenBackIn(timeline.items);
  const duties = new Map<string, { ja: string; en: string }>(view.duties.map(({ duty, judgement }) => [duty, judgement.names]));
  const called = new Map(decisionNames(view, useLanguage()));
  const speaker = useSpeaker({ duties, ...texts, called });
  return (
    <>
      <Panel title={say('timeline')} lead={say('timelineLead')} actions={<ActionButton command="AddNote" variant="filled" />}>
        <Filter />
        {timeline.error && <Failure error={timeline.error} />}
        {timeline.isPending && <Reading />}
        <ol className={classes.timeline} reversed>
          {foldedParts(entries).map(({ isFolded, entries: together }) =>
            isFolded ? (
              <Folded key={together[0]?.seq} entries={together} speaker={speaker} />
            ) : (
              together.map((entry) => <Entry key={entry.seq} entry={entry} speaker={speaker} takenBackBy={takenBack.get(entry.seq)} />)
            ),
          )}
        </ol>
        {timeline.hasMore && <More isReading={timeline.isReadingMore} onMore={timeline.readMore} />}
      </Panel>
      <EnginePanel />
    </>
  );
}

const longText = 160;

/** What somebody typed; long texts unfold. */
function Typed({ text }: { readonly text: string }) {
  const say = useWords('incident');
  if (text.length <= longText) return <p className={classes.text}>{text}</p>;
  return (
    <details className={classes.details}>
      <summary>{say('showContent')}</summary>
      <p className={classes.text}>{text}</p>
    </details>
  );
}

/** All entries, or only what people did. */
function Filter() {
  const say = useWords('incident');
  return (
    <nav className={boardClasses.states} aria-label={say('timeline')}>
      {([undefined, 'people'] as const).map((who) => (
        <Link
          key={who ?? 'all'}
          from="/incidents/$incidentId"
          to="."
          search={(search) => ({ ...search, who })}
          activeOptions={{ explicitUndefined: true }}
          resetScroll={false}
          className={boardClasses.state}
        >
          {who ? say('byPeople') : say('everything')}
        </Link>
      ))}
    </nav>
  );
}

/** Judgements made anew by which nothing changed: one line, and each of them beneath it. */
function Folded({ entries, speaker }: { readonly entries: readonly TimelineEntry[]; readonly speaker: Speaker }) {
  const say = useWords('incident');
  return (
    <li className={classes.entryFolded}>
      <details className={classes.details}>
        <summary>{say('changedNothing', { count: entries.length })}</summary>
        <ol className={classes.timeline} reversed>
          {entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} speaker={speaker} />
          ))}
        </ol>
      </details>
    </li>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly speaker: Speaker;
  /** The number of the entry that took it back. */
  readonly takenBackBy?: number | undefined;
}

const placeOf = (seq: number) => `entry-${seq}`;

/** One entry. What was taken back stays to be read, struck, and leads to the entry that did it. */
export function Entry({ entry, speaker: ofPage, takenBackBy }: EntryProps) {
  const say = useWords('incident');
  const speaker = ofPage.asOf(entry.recordedAt);
  const typed = [...refsIn(entry.data)];
  const { actor, limited, withheld } = entry;
  const sentence = withheld ? say('withheld') : sentenceOfEntry(entry, speaker);
  return (
    <li className={classes.entry} id={placeOf(entry.seq)}>
      <p className={classes.entryWhen}>
        <time dateTime={entry.occurredAt}>{speaker.momentExact(entry.occurredAt)}</time>
      </p>
      <div>
        <p>{takenBackBy === undefined ? sentence : <s>{sentence}</s>}</p>
        {takenBackBy !== undefined && (
          <p className={classes.meta}>
            <Badge tone="released" shape="dash">
              {say('takenBack')}
            </Badge>
            <a href={`#${placeOf(takenBackBy)}`}>{say('takenBackBy', { seq: takenBackBy })}</a>
          </p>
        )}
        {limited && (
          <p className={classes.meta}>
            <LimitedMark to={limited.audience} speaker={speaker} />
          </p>
        )}
        {typed.map((ref) => (
          <Typed key={ref} text={speaker.text({ ref }) ?? ''} />
        ))}
        {limited && !withheld && entry.type === 'NoteAdded' && <ActionButton command="WidenAudience" on={limited.item} />}
        <p className={classes.entryWho}>
          <span>#{entry.seq}</span>
          <span>{actor.kind === 'person' ? speaker.person(actor.person) : say('bySystem')}</span>
          <span title={entry.digest}>{say('entryDigest', { digest: entry.digest.slice(0, 8) })}</span>
        </p>
      </div>
    </li>
  );
}
