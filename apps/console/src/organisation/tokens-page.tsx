import { Button, TextInput } from '@mantine/core';
import { type OrganisationReceipt, type Role } from '@shodo/contracts';
import { useId, useState } from 'react';
import { useMay, useMe } from '../api/me.js';
import { type Answer, useRead } from '../api/reads.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Panel, Quiet } from '../theme/panel.js';
import { countOf } from '../time/typed.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { RoleChoice } from './role-choice.js';
import { ShownOnce } from './shown-once.js';
import { SideForm } from './side-form.js';
import { useOrganisationCommand } from './use-organisation-command.js';

type Token = Answer<'listTokens'>['items'][number];

/** Keys for programs: issued, shown once, revoked. */
export function TokensPage() {
  const say = useWords('organisation');
  const tokens = useRead('listTokens');
  const [mayIssue, mayRevoke] = [useMay('IssueToken'), useMay('RevokeToken')];
  const [isIssuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Token | undefined>();
  return (
    <>
      <h1>{say('tokensTitle')}</h1>
      {tokens.error && <Failure error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.isPending && <Reading />}
      <Panel
        title={say('tokensTitle')}
        isWholePage
        lead={say('tokensLead')}
        actions={mayIssue && <Button onClick={() => setIssuing(true)}>{say('issueToken')}</Button>}
      >
        {tokens.data?.items.length === 0 && <Quiet>{say('tokensEmpty')}</Quiet>}
        <ul className={incidentClasses.list}>
          {tokens.data?.items.map((token) => (
            <TokenLine key={token.tokenId} token={token} onRevoke={mayRevoke ? () => setRevoking(token) : undefined} />
          ))}
        </ul>
      </Panel>
      {isIssuing && <IssueForm onClose={() => setIssuing(false)} />}
      {revoking && <RevokeForm token={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

function TokenLine({ token, onRevoke }: { readonly token: Token; readonly onRevoke: (() => void) | undefined }) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const { name, start, roles, person, createdAt, expiresAt } = token;
  return (
    <li className={incidentClasses.item}>
      <div className={incidentClasses.itemHead}>
        <h2 className={incidentClasses.itemTitle}>
          {name} <code>{start}…</code>
        </h2>
        {onRevoke && (
          <Button variant="default" size="sm" onClick={onRevoke}>
            {say('revoke')}
          </Button>
        )}
      </div>
      <p>{speaker.words('role', roles as Role[])}</p>
      <p className={incidentClasses.meta}>
        <span>{speaker.person(person)}</span>
        <span>{say('issuedAt', { at: speaker.momentShort(createdAt) })}</span>
        <span>{expiresAt ? say('expiresAt', { at: speaker.moment(expiresAt) }) : say('noExpiry')}</span>
      </p>
    </li>
  );
}

/** A token holds only roles its maker holds. */
function IssueForm({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('organisation');
  const sayForm = useWords('form');
  const id = useId();
  const me = useMe();
  const [typed, setTyped] = useState<{ name: string; roles: readonly Role[]; days: string }>({ name: '', roles: [], days: '90' });
  const [wasTried, setTried] = useState(false);
  const [receipt, setReceipt] = useState<OrganisationReceipt | undefined>();
  const issuing = useOrganisationCommand('IssueToken', setReceipt);
  const days = typed.days.trim() === '' ? undefined : countOf(typed.days);
  const areDaysWrong = typed.days.trim() !== '' && (days === undefined || days < 1 || days > 366);
  const submit = () => {
    setTried(true);
    if (typed.name.trim() === '' || typed.roles.length === 0 || areDaysWrong) return;
    issuing.send({ body: { name: typed.name.trim(), roles: [...typed.roles], ...(days !== undefined && { expiresInDays: days }) } });
  };
  return (
    <SideForm
      title={say('issueToken')}
      isOpen
      onClose={onClose}
      isSending={issuing.isSending}
      failure={issuing.failure}
      {...(!receipt && { onSubmit: submit })}
    >
      {receipt?.token ? (
        <ShownOnce label={say('tokenTitle')} lead={say('tokenOnce')} secret={receipt.token} />
      ) : (
        <>
          <TextInput
            label={say('tokenName')}
            value={typed.name}
            error={issuing.saidOf('name') ?? (wasTried && typed.name.trim() === '' && sayForm('missing'))}
            onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
          />
          <RoleChoice
            id={`${id}-roles`}
            label={say('roles')}
            offered={me.roles}
            value={typed.roles}
            error={wasTried && typed.roles.length === 0 ? say('rolesNeeded') : undefined}
            onChange={(roles) => setTyped({ ...typed, roles })}
          />
          <TextInput
            label={say('expiresInDays')}
            inputMode="numeric"
            value={typed.days}
            error={issuing.saidOf('expiresInDays') ?? (wasTried && areDaysWrong && sayForm('unreadable-number'))}
            onChange={(event) => setTyped({ ...typed, days: event.currentTarget.value })}
          />
        </>
      )}
    </SideForm>
  );
}

function RevokeForm({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const say = useWords('organisation');
  const revoking = useOrganisationCommand('RevokeToken', onClose);
  return (
    <SideForm
      title={say('revoke')}
      isOpen
      onClose={onClose}
      onSubmit={() => revoking.send({ body: {}, names: { tokenId: token.tokenId } })}
      isSending={revoking.isSending}
      failure={revoking.failure}
    >
      <p>{say('revokeAsk', { name: token.name })}</p>
    </SideForm>
  );
}
