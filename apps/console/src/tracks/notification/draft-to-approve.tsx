import type { IncidentView, ReportItemView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { Badge } from '../../theme/badge.js';
import { useWords } from '../../words/i18n.js';
import { ChangedSinceDrafted } from './changed-since.js';
import classes from './draft-to-approve.module.css';
import { markOfItem, wordOfItem } from './item-mark.js';
import { OpenItems } from './left-open.js';
import { knownOf } from './report-completeness.js';

interface Props {
  readonly filing: string;
  readonly view: IncidentView;
  readonly speaker: Speaker;
}

/** All of a draft, within the form that approves it: its text, what it leaves open, and how far each item is known by now. Nobody approves unread. */
export function DraftToApprove({ filing, view, speaker }: Props) {
  const say = useWords('filings');
  const draft = view.filings.find((each) => each.filing === filing);
  if (!draft) return null;
  const known = view.reportItems.filter(({ state }) => state === 'known').length;
  return (
    <section className={classes.draft} aria-label={say('draftText')}>
      <h3>{say('draftText')}</h3>
      <p className={classes.quiet}>
        {speaker.beside(
          speaker.filing(draft.kind, draft.duty),
          ...(draft.draftedBy ? [say('draftedBy', { name: speaker.person(draft.draftedBy, draft.draftedAt) })] : []),
        )}
      </p>
      <ChangedSinceDrafted changed={draft.changedSinceDrafted} speaker={speaker} />
      <p className={classes.text}>{speaker.text(draft.content)}</p>
      <OpenItems items={draft.openItems} speaker={speaker} />
      <h3>{say('reportItems', { known, all: view.reportItems.length })}</h3>
      <ol className={classes.items}>
        {view.reportItems.map((item) => (
          <Item key={item.item} item={item} isOpenInDraft={draft.openItems?.includes(item.item)} view={view} speaker={speaker} />
        ))}
      </ol>
    </section>
  );
}

/** One item as the record knows it now; where the draft says otherwise, that stands beside it. */
function Item({
  item,
  isOpenInDraft,
  view,
  speaker,
}: Pick<Props, 'view' | 'speaker'> & { readonly item: ReportItemView; readonly isOpenInDraft: boolean | undefined }) {
  const say = useWords('filings');
  const differs = item.state === 'known' ? isOpenInDraft : item.state === 'open' && isOpenInDraft === false;
  return (
    <li>
      <span className={classes.name}>{speaker.word('reportItem', item.item)}</span>{' '}
      <Badge {...markOfItem[item.state]}>{say(wordOfItem[item.state])}</Badge> <span>{knownOf(item, view, speaker)}</span>
      {differs && <p className={classes.differs}>{say(isOpenInDraft ? 'openInDraftOnly' : 'openOnRecordOnly')}</p>}
    </li>
  );
}
