import { useMe } from '../api/me.js';
import { usePages } from '../api/reads.js';
import { More } from '../board/board-page.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { MailLine } from './mail-line.js';

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
