import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { EvidencePackBuilt, GivenPackView } from '@shodo/contracts';
import { refusalText } from '@shodo/words';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { packAddress, packLinkOf } from '../api/evidence-packs.js';
import { useMay } from '../api/me.js';
import { ShownOnce } from '../organisation/shown-once.js';
import { Failure } from '../shell/failure.js';
import { Badge } from '../theme/badge.js';
import { useWords } from '../words/i18n.js';
import { ActionButton, useWhyNot } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { useSendNow } from './use-send-now.js';

const linkDays = [0, 7, 14, 30, 60] as const;

/** Whom a pack that was looked at is given to, and how. */
export function GivePack({ pack: { pack, profile, manifest } }: { readonly pack: EvidencePackBuilt }) {
  const say = useWords('packs');
  const [recipient, setRecipient] = useState('');
  const [days, setDays] = useState<number>(14);
  const giving = useSendNow('GiveEvidencePack');
  const body = { pack, profile, manifest, recipient: recipient.trim(), ...(days > 0 && { linkDays: days }) };
  return (
    <div data-no-print>
      <Textarea
        label={say('to')}
        description={say('toLead')}
        autosize
        minRows={1}
        value={recipient}
        onChange={({ currentTarget }) => setRecipient(currentTarget.value)}
      />
      <NativeSelect
        label={say('way')}
        mt="xs"
        data={linkDays.map((each) => ({ value: String(each), label: each === 0 ? say('byHand') : say('byLink', { days: each }) }))}
        value={String(days)}
        onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
      />
      <Button mt="xs" disabled={body.recipient === ''} loading={giving.isSending} onClick={() => giving.send(body)}>
        {say('give')}
      </Button>
      {giving.failure && <Failure error={giving.failure} />}
    </div>
  );
}

/** Who got which version, and whether they said so. */
export function GivenPacks() {
  const say = useWords('packs');
  const { view } = useIncident();
  if (view.givenPacks.length === 0) return null;
  return (
    <>
      <p className={classes.itemName}>{say('given')}</p>
      <ul className={classes.list}>
        {view.givenPacks.toReversed().map((pack) => (
          <GivenLine key={pack.given} pack={pack} />
        ))}
      </ul>
    </>
  );
}

function GivenLine({ pack }: { readonly pack: GivenPackView }) {
  const say = useWords('packs');
  const { view, speaker } = useIncident();
  const maySave = useMay('downloadEvidencePack');
  const { given, profile, manifest, recipient, givenAt, givenBy, confirmBy, linkUntil, linkEndedAt, erasedAt, received, askedAt } = pack;
  const isOpen = !erasedAt && linkUntil !== undefined && linkEndedAt === undefined && Date.parse(view.now) < Date.parse(linkUntil);
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <span className={classes.itemName}>{speaker.word('packProfile', profile)}</span>
        <Badge tone={received ? 'settled' : askedAt ? 'no-proof' : 'plain'} shape={received ? 'tick' : 'open'}>
          {say(received ? 'received' : 'notReceived')}
        </Badge>
      </div>
      <p className={classes.text}>{speaker.text(recipient)}</p>
      <p className={classes.quiet}>{say('givenAt', { at: speaker.momentShort(givenAt), name: speaker.person(givenBy, givenAt) })}</p>
      <p className={classes.quiet}>
        {received
          ? say(received.byLink ? 'receivedByLink' : 'receivedTold', {
              at: speaker.momentShort(received.at),
              name: speaker.text(received.by) ?? '',
            })
          : say(askedAt ? 'askedAt' : 'confirmBy', { at: speaker.momentShort(askedAt ?? confirmBy) })}
      </p>
      {erasedAt && <p className={classes.quiet}>{refusalText({ code: 'pack-was-erased' }, speaker.language)}</p>}
      {linkUntil && !erasedAt && (
        <p className={classes.quiet}>
          {linkEndedAt
            ? say('linkEnded', { at: speaker.momentShort(linkEndedAt) })
            : say(isOpen ? 'linkOpen' : 'linkOver', { at: speaker.momentShort(linkUntil) })}
        </p>
      )}
      <p className={classes.quiet}>
        {say('manifest')} <code title={manifest}>{manifest.slice(0, 12)}</code>
      </p>
      <div className={classes.actions} data-no-print>
        {maySave && !erasedAt && (
          <Button component="a" variant="subtle" size="xs" href={packAddress(view.id, pack.pack)} download>
            {say('save')}
          </Button>
        )}
        {!received && <ActionButton command="ConfirmEvidencePack" on={given} size="xs" />}
        {isOpen && <OpenLink given={given} />}
      </div>
    </li>
  );
}

function OpenLink({ given }: { readonly given: string }) {
  const say = useWords('packs');
  const { view } = useIncident();
  const mayShow = useMay('showPackLink');
  const ending = useSendNow('EndPackLink');
  const whyNot = useWhyNot('EndPackLink');
  const showing = useMutation({ mutationFn: () => packLinkOf(view.id, given) });
  if (whyNot.length > 0 || !mayShow) return null;
  return (
    <>
      <Button variant="subtle" size="xs" loading={showing.isPending} onClick={() => showing.mutate()}>
        {say('showLink')}
      </Button>
      <Button variant="subtle" size="xs" loading={ending.isSending} onClick={() => ending.send({ given })}>
        {say('endLink')}
      </Button>
      {(showing.error ?? ending.failure) && <Failure error={showing.error ?? ending.failure} />}
      {showing.data && <ShownOnce label={say('link')} lead={say('linkLead')} secret={showing.data} />}
    </>
  );
}
