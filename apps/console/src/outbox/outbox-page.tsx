import type { OutboxRow } from '@shodo/contracts';
import { Link } from '@tanstack/react-router';
import { usePages } from '../api/reads.js';
import { More } from '../board/board-page.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { useMe } from '../shell/me.js';
import { Badge } from '../theme/badge.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { reasonText } from './reasons.js';

const faces = {
  waiting: ['running', 'open'],
  sending: ['running', 'half'],
  sent: ['settled', 'tick'],
  failed: ['no-proof', 'triangle'],
} as const;

/** 送信箱: every mail, what became of it and why. */
export function OutboxPage() {
  const say = useWords('organisation');
  const mails = usePages('listOutbox', { query: { limit: 100 } }, { refetchInterval: 30_000 });
  const { organisation } = useMe();
  return (
    <>
      <h1>{say('outboxTitle')}</h1>
      {!organisation.mailIsConfigured && <Notice tone="careful">{say('mailNotConfigured')}</Notice>}
      {mails.error && <Failure error={mails.error} />}
      {mails.isPending && <Reading />}
      <Panel title={say('outboxTitle')} isWholePage lead={say('outboxLead')}>
        {!mails.isPending && mails.items.length === 0 && <Quiet>{say('outboxEmpty')}</Quiet>}
        <ul className={incidentClasses.list}>
          {mails.items.map((mail) => (
            <MailLine key={mail.id} mail={mail} />
          ))}
        </ul>
        {mails.hasMore && <More isReading={mails.isReadingMore} onMore={mails.readMore} />}
      </Panel>
    </>
  );
}

function MailLine({ mail }: { readonly mail: OutboxRow }) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const [tone, shape] = faces[mail.state];
  return (
    <li className={incidentClasses.item}>
      <div className={incidentClasses.itemHead}>
        <h2 className={incidentClasses.itemTitle}>{mail.subject}</h2>
        <Badge tone={tone} shape={shape}>
          {say(mail.state)}
        </Badge>
      </div>
      <p className={incidentClasses.meta}>
        <span>{say('sentTo', { to: mail.toName ?? speaker.person(mail.to) })}</span>
        <span>{speaker.momentShort(mail.sentAt ?? mail.createdAt)}</span>
        {mail.attempts > 0 && <span>{say('attempts', { count: mail.attempts })}</span>}
        {mail.incident && (
          <Link to="/incidents/$incidentId" params={{ incidentId: mail.incident }} search={{}}>
            {mail.reference}
          </Link>
        )}
      </p>
      {mail.reason && mail.state !== 'sent' && <p>{say('mailReason', { reason: reasonText(mail.reason, speaker.language) })}</p>}
    </li>
  );
}
