import { Button, TextInput } from '@mantine/core';
import { type GivenPackShown, givenPackFile } from '@shodo/contracts';
import { momentExact, wordOf } from '@shodo/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Declined } from '../api/client.js';
import { confirmPack, numberedVolumes, visitPack } from '../api/evidence-packs.js';
import { sizeText } from '../forms/digest.js';
import { Notice } from '../theme/notice.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { EntryPage, useLinkToken } from './entry.js';
import { Failure, Reading } from './failure.js';
import classes from './shell.module.css';

const keyOf = (token: string | undefined) => ['given-pack', token] as const;

/** Somebody outside came by the link of a pack: save it, say that it arrived. No account, two buttons. */
export function ReceivePage() {
  const say = useWords('packs');
  const token = useLinkToken();
  const pack = useQuery({
    queryKey: keyOf(token),
    queryFn: () => visitPack(token ?? ''),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isOver = !token || (pack.error instanceof Declined && (pack.error.problem.status === 410 || pack.error.problem.status === 422));
  return (
    <EntryPage title={say('receiveTitle')}>
      {isOver && <Notice tone="careful">{say('linkIsOver')}</Notice>}
      {!isOver && pack.error && <Failure error={pack.error} onRetry={() => void pack.refetch()} />}
      {!isOver && pack.isPending && <Reading />}
      {token && pack.data && <Pack token={token} pack={pack.data} />}
    </EntryPage>
  );
}

function Pack({ token, pack }: { readonly token: string; readonly pack: GivenPackShown }) {
  const say = useWords('packs');
  const language = useLanguage();
  const { organisation, reference, drill, profile, givenAt, linkUntil, manifest } = pack;
  return (
    <>
      {drill && <Notice tone="drill">{say('drill')}</Notice>}
      <p>{say('receiveLead', { organisation, reference })}</p>
      <dl className={classes.terms}>
        <dt>{say('recipient')}</dt>
        <dd>{wordOf('packProfile', profile, language)}</dd>
        <dt>{say('givenWhen')}</dt>
        <dd>{momentExact(givenAt, language)}</dd>
        <dt>{say('openUntil')}</dt>
        <dd>{momentExact(linkUntil, language)}</dd>
        <dt>{say('manifest')}</dt>
        <dd>
          <code style={{ overflowWrap: 'anywhere' }}>{manifest}</code>
        </dd>
      </dl>
      <Saving token={token} pack={pack} />
      <Confirming token={token} pack={pack} />
    </>
  );
}

/** All of it as one file; of a pack in volumes each by itself as well. */
export function Saving({ token, pack }: { readonly token: string; readonly pack: Pick<GivenPackShown, 'size' | 'volumes'> }) {
  const say = useWords('packs');
  const volumes = numberedVolumes(pack);
  return (
    <>
      <form method="post" action={givenPackFile.path}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" size="md" fullWidth>
          {say('saveSize', { size: sizeText(pack.size) })}
        </Button>
      </form>
      {volumes.length > 0 && <p>{say('volumesLead')}</p>}
      {volumes.map(({ number, size }) => (
        <form key={number} method="post" action={givenPackFile.path}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="volume" value={number} />
          <Button type="submit" variant="default" size="md" mt="xs" fullWidth>
            {say('saveVolume', { number, count: volumes.length, size: sizeText(size) })}
          </Button>
        </form>
      ))}
    </>
  );
}

/** Of whoever pressed, or came, after it was confirmed. */
export function Received({ receivedAt, nameNotRecorded }: { readonly receivedAt: string; readonly nameNotRecorded?: true | undefined }) {
  const say = useWords('packs');
  const at = momentExact(receivedAt, useLanguage());
  return <Notice tone={nameNotRecorded ? 'careful' : 'good'}>{say(nameNotRecorded ? 'receivedBefore' : 'thanks', { at })}</Notice>;
}

function Confirming({ token, pack: { receivedAt, nameNotRecorded } }: { readonly token: string; readonly pack: GivenPackShown }) {
  const say = useWords('packs');
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const confirming = useMutation({
    mutationFn: () => confirmPack(token, name.trim()),
    onSuccess: (shown) => queries.setQueryData(keyOf(token), shown),
  });
  if (receivedAt) return <Received receivedAt={receivedAt} nameNotRecorded={nameNotRecorded} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') confirming.mutate();
      }}
    >
      <TextInput
        label={say('yourName')}
        description={say('yourNameLead')}
        mt="lg"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" variant="default" size="md" mt="xs" fullWidth disabled={name.trim() === ''} loading={confirming.isPending}>
        {say('confirm')}
      </Button>
      {confirming.error && <Failure error={confirming.error} />}
    </form>
  );
}
