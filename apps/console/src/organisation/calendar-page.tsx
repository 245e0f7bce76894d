import { Button } from '@mantine/core';
import type { OrganisationReceipt } from '@shodo/contracts';
import { useState } from 'react';
import { useMay, useMe } from '../api/me.js';
import { type Answer, useRead } from '../api/reads.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { ShownOnce } from './shown-once.js';
import { SideForm } from './side-form.js';
import { useOrganisationCommand } from './use-organisation-command.js';

type CalendarLink = Answer<'listCalendarLinks'>['items'][number];

/** Open duties in one's own calendar program: a link is made, shown once, and can be revoked. */
export function CalendarPage() {
  const say = useWords('organisation');
  const links = useRead('listCalendarLinks');
  const [mayMake, mayRevoke] = [useMay('IssueCalendarLink'), useMay('RevokeCalendarLink')];
  const [isMaking, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<CalendarLink | undefined>();
  return (
    <>
      <h1>{say('calendarTitle')}</h1>
      {links.error && <Failure error={links.error} onRetry={() => void links.refetch()} />}
      {links.isPending && <Reading />}
      <Panel
        title={say('calendarTitle')}
        isWholePage
        lead={say('calendarLead')}
        actions={mayMake && <Button onClick={() => setMaking(true)}>{say('makeCalendarLink')}</Button>}
      >
        {links.data?.items.length === 0 && <Quiet>{say('calendarEmpty')}</Quiet>}
        <ul className={incidentClasses.list}>
          {links.data?.items.map((link) => (
            <LinkLine key={link.linkId} link={link} onRevoke={mayRevoke ? () => setRevoking(link) : undefined} />
          ))}
        </ul>
      </Panel>
      <Panel title={say('calendarHow')}>
        <ul>
          <li>{say('calendarHowGoogle')}</li>
          <li>{say('calendarHowOutlook')}</li>
          <li>{say('calendarHowApple')}</li>
        </ul>
        <Quiet>{say('calendarDelay')}</Quiet>
      </Panel>
      {isMaking && <MakeForm onClose={() => setMaking(false)} />}
      {revoking && <RevokeForm link={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

interface LineProps {
  readonly link: CalendarLink;
  readonly onRevoke: (() => void) | undefined;
}

function LinkLine({ link: { person, language, issuedAt }, onRevoke }: LineProps) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const own = useMe().person === person;
  return (
    <li className={incidentClasses.item}>
      <div className={incidentClasses.itemHead}>
        <div>
          <h2 className={incidentClasses.itemTitle}>
            {own ? say('calendarLinkOwn') : say('calendarLinkOf', { name: speaker.person(person) })}
          </h2>
          <p className={incidentClasses.meta}>
            <span>{say('calendarMadeAt', { at: speaker.momentShort(issuedAt) })}</span>
            <span>{say(language === 'ja' ? 'calendarInJapanese' : 'calendarInEnglish')}</span>
          </p>
        </div>
        {onRevoke && (
          <Button variant="default" size="sm" onClick={onRevoke}>
            {say('revoke')}
          </Button>
        )}
      </div>
    </li>
  );
}

function MakeForm({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('organisation');
  const language = useLanguage();
  const [receipt, setReceipt] = useState<OrganisationReceipt | undefined>();
  const making = useOrganisationCommand('IssueCalendarLink', setReceipt);
  return (
    <SideForm
      title={say('makeCalendarLink')}
      isOpen
      onClose={onClose}
      isSending={making.isSending}
      failure={making.failure}
      {...(!receipt && { onSubmit: () => making.send({ body: { language } }) })}
    >
      {receipt?.calendarUrl ? (
        <ShownOnce label={say('calendarUrl')} lead={say('calendarOnce')} secret={receipt.calendarUrl} />
      ) : (
        <>
          <p>{say('calendarWhat')}</p>
          <Notice tone="careful">{say('calendarSecret')}</Notice>
        </>
      )}
    </SideForm>
  );
}

function RevokeForm({ link, onClose }: { readonly link: CalendarLink; readonly onClose: () => void }) {
  const say = useWords('organisation');
  const revoking = useOrganisationCommand('RevokeCalendarLink', onClose);
  return (
    <SideForm
      title={say('revoke')}
      isOpen
      onClose={onClose}
      onSubmit={() => revoking.send({ body: {}, names: { linkId: link.linkId } })}
      isSending={revoking.isSending}
      failure={revoking.failure}
    >
      <p>{say('calendarRevokeAsk')}</p>
    </SideForm>
  );
}
