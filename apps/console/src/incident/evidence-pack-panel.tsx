import { Button, NativeSelect } from '@mantine/core';
import { type EvidencePackBuilt, isWhollyErased, PackProfile } from '@shodo/contracts';
import { refusalText, wordOf } from '@shodo/words';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Declined } from '../api/client.js';
import { buildPack, numberedVolumes, packAddress } from '../api/evidence-packs.js';
import { useMay } from '../api/me.js';
import { useRead } from '../api/reads.js';
import { sizeText } from '../forms/digest.js';
import { Failure } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel } from '../theme/panel.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { GivenPacks, GivePack } from './given-packs.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { LeftOutList } from './left-out-list.js';

/** Evidence that stands in the way of a pack because its file is damaged, as the refusal names it, with what it says. */
function damageIn(error: Error | null): { readonly sentence: string; readonly evidence: readonly string[] } | undefined {
  const refusals = error instanceof Declined ? (error.problem.refusals ?? []) : [];
  const found = refusals.find(({ code }) => code === 'evidence-file-is-damaged');
  const named = found?.detail?.evidence;
  return found && typeof named === 'string' ? { sentence: found.sentence, evidence: named.split(',') } : undefined;
}

/** What a recipient's mailbox, upload form or disk may take at most; nothing is divided at 0. */
const volumeSizes = [0, 100_000_000, 1_000_000_000, 2_000_000_000, 4_000_000_000] as const;

/** 証拠パック: one for each kind of recipient. What is left out, and why, is shown before it leaves. */
export function EvidencePackPanel() {
  const say = useWords('packs');
  const language = useLanguage();
  const { view } = useIncident();
  const mayBuild = useMay('buildEvidencePack');
  const isErased = isWhollyErased(view.erasures) || view.takesNoTexts === true;
  const mayMake = mayBuild && !isErased;
  const [profile, setProfile] = useState<PackProfile>('ppc-inquiry');
  const [volumeSize, setVolumeSize] = useState(0);
  const building = useMutation({
    mutationFn: (despite: readonly string[]) =>
      buildPack(view.id, { profile, ...(despite.length > 0 && { despite }), ...(volumeSize > 0 && { volumeSize }) }, crypto.randomUUID()),
  });
  if (!mayBuild && view.givenPacks.length === 0) return null;
  const isGiven = view.givenPacks.some(({ pack }) => pack === building.data?.pack);
  const built = isGiven ? undefined : building.data;
  const damage = damageIn(building.error);
  return (
    <Panel title={say('title')} lead={say('lead')}>
      {mayBuild && isErased && <p className={classes.quiet}>{refusalText({ code: 'vault-was-erased' }, language)}</p>}
      {mayMake && (
        <div className={classes.actions} data-no-print>
          <NativeSelect
            label={say('recipient')}
            data={PackProfile.options.map((value) => ({ value, label: wordOf('packProfile', value, language) }))}
            value={profile}
            onChange={({ currentTarget }) => {
              setProfile(PackProfile.parse(currentTarget.value));
              building.reset();
            }}
          />
          <NativeSelect
            label={say('volumeSize')}
            data={volumeSizes.map((each) => ({
              value: String(each),
              label: each === 0 ? say('oneFile') : say('volumesOf', { size: sizeText(each) }),
            }))}
            value={String(volumeSize)}
            onChange={({ currentTarget }) => {
              setVolumeSize(Number(currentTarget.value));
              building.reset();
            }}
          />
        </div>
      )}
      {mayMake && !built && <Preview profile={profile} />}
      {mayMake && (
        <div className={classes.actions} data-no-print>
          <Button loading={building.isPending} onClick={() => building.mutate([])}>
            {say('build')}
          </Button>
        </div>
      )}
      {building.error && !damage && <Failure error={building.error} />}
      {damage && (
        <Notice tone="wrong" isUrgent>
          <p>{damage.sentence}</p>
          <Button variant="default" size="sm" mt="xs" loading={building.isPending} onClick={() => building.mutate(damage.evidence)}>
            {say('buildDespite', { count: damage.evidence.length })}
          </Button>
        </Notice>
      )}
      <output>{built && <Built pack={built} />}</output>
      <GivenPacks />
    </Panel>
  );
}

/** What a pack of the present state would be without, before anybody builds it. */
function Preview({ profile }: { readonly profile: PackProfile }) {
  const say = useWords('packs');
  const { view } = useIncident();
  const { data, error } = useRead('previewEvidencePack', { incidentId: view.id, query: { profile } });
  if (error) return <Failure error={error} />;
  if (!data) return null;
  return (
    <div data-no-print>
      <LeftOutList title={say('willBeLeftOut')} leftOut={data.leftOut} />
      {view.evidence.some(({ file }) => file) && <p className={classes.quiet}>{say('filesAreLookedAt')}</p>}
    </div>
  );
}

function Built({ pack }: { readonly pack: EvidencePackBuilt }) {
  const say = useWords('packs');
  const { view } = useIncident();
  const { parts, leftOut, size, seq, manifest } = pack;
  return (
    <>
      <Notice tone="good">{say('built', { seq, count: parts.length, size: sizeText(size) })}</Notice>
      <LeftOutList title={say('leftOut')} leftOut={leftOut} />
      <p className={classes.quiet}>
        {say('manifest')} <code>{manifest}</code>
      </p>
      <Button component="a" variant="default" href={packAddress(view.id, pack.pack)} download data-no-print>
        {say('save')}
      </Button>
      {pack.volumes && <Volumes pack={pack} />}
      <GivePack key={pack.pack} pack={pack} />
    </>
  );
}

/** Each volume by itself; the whole as one file is offered beside. */
function Volumes({ pack }: { readonly pack: EvidencePackBuilt }) {
  const say = useWords('packs');
  const { view } = useIncident();
  const volumes = numberedVolumes(pack);
  return (
    <div className={classes.actions} data-no-print>
      {volumes.map(({ number, size }) => (
        <Button key={number} component="a" variant="default" size="sm" href={packAddress(view.id, pack.pack, number)} download>
          {say('saveVolume', { number, count: volumes.length, size: sizeText(size) })}
        </Button>
      ))}
    </div>
  );
}
