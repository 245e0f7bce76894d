import { Button } from '@mantine/core';
import { type OutboxRow, organisationCommands } from '@shodo/contracts';
import { Link } from '@tanstack/react-router';
import { Refused } from '../forms/command-form.js';
import incidentClasses from '../incident/incident.module.css';
import { useOrganisationCommand } from '../organisation/use-organisation-command.js';
import { Badge } from '../theme/badge.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { reasonText } from './reasons.js';

const faces = {
  waiting: ['running', 'open'],
  sending: ['running', 'half'],
  sent: ['settled', 'tick'],
  failed: ['no-proof', 'triangle'],
  withdrawn: ['plain', 'dash'],
} as const;

/** One mail: what became of it and why, and sending it again once it failed for good. */
export function MailLine({ mail, isOfOpenIncident = false }: { readonly mail: OutboxRow; readonly isOfOpenIncident?: boolean }) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const [tone, shape] = faces[mail.state];
  const Title = isOfOpenIncident ? 'h3' : 'h2';
  const mayBeSentAgain = mail.allowed.some(({ command, allowed }) => command === 'SendMailAgain' && allowed);
  return (
    <li className={incidentClasses.item}>
      <div className={incidentClasses.itemHead}>
        <Title className={incidentClasses.itemTitle}>{mail.subject}</Title>
        <Badge tone={tone} shape={shape}>
          {say(mail.state)}
        </Badge>
      </div>
      <p className={incidentClasses.meta}>
        <span>{say('sentTo', { to: mail.toName ?? speaker.person(mail.to) })}</span>
        <span>{speaker.momentShort(mail.sentAt ?? mail.createdAt)}</span>
        {mail.attempts > 0 && <span>{say('attempts', { count: mail.attempts })}</span>}
        {mail.incident && !isOfOpenIncident && (
          <Link to="/incidents/$incidentId" params={{ incidentId: mail.incident }} search={{}}>
            {mail.reference}
          </Link>
        )}
      </p>
      {mail.reason && mail.state !== 'sent' && (
        <p>
          {speaker.inARow(
            say('mailReason', { reason: reasonText(mail.reason, speaker.language) }),
            ...(mail.state === 'failed' || mail.state === 'withdrawn' ? [] : [say('mailTriedAgain')]),
          )}
        </p>
      )}
      {mayBeSentAgain && <SendAgain mail={mail.id} />}
    </li>
  );
}

function SendAgain({ mail }: { readonly mail: string }) {
  const { language } = useSpeaker();
  const sending = useOrganisationCommand('SendMailAgain');
  return (
    <>
      <Button
        variant="default"
        size="sm"
        loading={sending.isSending}
        onClick={() => sending.send({ body: {}, names: { mailId: mail } })}
        data-no-print
      >
        {organisationCommands.SendMailAgain[language]}
      </Button>
      {sending.failure && <Refused error={sending.failure} />}
    </>
  );
}
