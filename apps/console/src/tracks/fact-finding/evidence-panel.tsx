import { Button } from '@mantine/core';
import { type EvidenceView, streams } from '@shodo/contracts';
import { evidenceName } from '@shodo/words';
import { useState } from 'react';
import { fillPath } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { useRead } from '../../api/reads.js';
import { sizeText } from '../../forms/digest.js';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { supportedBy } from './evidence-list.js';

export const placeOfEvidence = (evidence: string) => `evidence-${evidence}`;

/** What was sealed: its digest, by whom and when, and which records it stands behind. */
export function EvidencePanel() {
  const say = useWords('facts');
  const { view } = useIncident();
  return (
    <Panel title={say('evidence')} actions={<ActionButton command="SealEvidence" />}>
      {view.evidence.length === 0 && <Quiet>{say('noEvidence')}</Quiet>}
      <ul className={classes.list}>
        {view.evidence.toReversed().map((sealed) => (
          <EvidenceLine key={sealed.evidence} sealed={sealed} />
        ))}
      </ul>
    </Panel>
  );
}

function EvidenceLine({ sealed }: { readonly sealed: EvidenceView }) {
  const say = useWords('facts');
  const { view, speaker } = useIncident();
  const { evidence, kind, description, sha256, fileSize, capturedAt, sameAs, at, by } = sealed;
  const first = view.evidence.find((each) => each.evidence === sameAs);
  const supported = supportedBy(evidence, view, speaker);
  return (
    <li className={classes.item} id={placeOfEvidence(evidence)} tabIndex={-1}>
      <h3>{speaker.word('evidenceKind', kind)}</h3>
      <p className={classes.meta}>
        {capturedAt && <span>{say('evidenceCaptured', { at: speaker.momentShort(capturedAt) })}</span>}
        <span>
          {say('evidenceSealed', { at: speaker.momentShort(at) })} {by && speaker.person(by, at)}
        </span>
        {fileSize !== undefined && <span>{sizeText(fileSize)}</span>}
      </p>
      <p className={classes.text}>{speaker.text(description)}</p>
      {sha256 ? <Digest digest={sha256} /> : <p className={classes.quiet}>{say('noDigest')}</p>}
      <KeptFile sealed={sealed} />
      <Chain sealed={sealed} />
      {first && <p className={classes.quiet}>{say('evidenceSameAs', { name: evidenceName(first, speaker) })}</p>}
      <p className={classes.quiet}>
        {supported.length > 0 ? say('evidenceSupports', { what: speaker.list(supported) }) : say('evidenceSupportsNothing')}
      </p>
    </li>
  );
}

const looks = { intact: ['settled', 'tick'], changed: ['overdue', 'triangle'], missing: ['overdue', 'triangle'] } as const;

/** The file itself, where it is kept here: how it was found, and saving it; or that it was erased. */
function KeptFile({ sealed: { evidence, file, fileName, fileErasedAt } }: { readonly sealed: EvidenceView }) {
  const say = useWords('evidence');
  const { view, speaker } = useIncident();
  const maySave = useMay('downloadFile');
  const files = useRead('listFiles', { incidentId: view.id }).data?.items;
  if (!file) return null;
  const kept = files?.find((each) => each.file === file);
  if (fileErasedAt) return <p className={classes.quiet}>{say('fileErased', { at: speaker.momentShort(fileErasedAt) })}</p>;
  if (kept?.found === 'erased') return <p className={classes.quiet}>{say('fileErasedUntold')}</p>;
  return (
    <p className={classes.meta}>
      {kept && (
        <Badge tone={looks[kept.found][0]} shape={looks[kept.found][1]}>
          {say(`file-${kept.found}`)}
        </Badge>
      )}
      {kept?.checkedAt && <span>{say('fileChecked', { at: speaker.momentShort(kept.checkedAt) })}</span>}
      {maySave && (
        <a href={fillPath(streams.downloadFile.path, { incidentId: view.id, evidenceId: evidence })} download data-no-print>
          {say('saveFile', { name: speaker.text(fileName) ?? '' })}
        </a>
      )}
    </p>
  );
}

/** Who held it, from the first to the present. */
function Chain({ sealed: { evidence, at, by, custody } }: { readonly sealed: EvidenceView }) {
  const say = useWords('evidence');
  const { speaker } = useIncident();
  return (
    <div className={classes.details}>
      {custody.length > 0 && (
        <ol aria-label={say('custody')}>
          <li>{say('custodyFirst', { name: speaker.person(by, at), at: speaker.momentShort(at) })}</li>
          {custody.map((link) => (
            <li key={link.at}>
              {say('custodyLink', {
                name: speaker.beside(
                  ...(link.recipient ? [speaker.text(link.recipient) ?? ''] : []),
                  ...(link.to ? [speaker.person(link.to, link.at)] : []),
                ),
                at: speaker.momentShort(link.at),
                reason: speaker.text(link.reason) ?? '',
              })}
            </li>
          ))}
        </ol>
      )}
      <ActionButton command="HandOverEvidence" on={evidence} size="xs" />
    </div>
  );
}

/** Copied, it can be compared with what a command prints for the file. */
function Digest({ digest }: { readonly digest: string }) {
  const say = useWords('facts');
  const sayShell = useWords('shell');
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(digest).then(() => setCopied(true));
  return (
    <div className={classes.digestLine}>
      <p>
        <span className={classes.quiet}>{say('digestOf')}</span> <code className={classes.digest}>{digest}</code>
      </p>
      <Button variant="default" size="xs" onClick={copy} data-no-print>
        {isCopied ? sayShell('copied') : sayShell('copy')}
      </Button>
    </div>
  );
}

/** The evidence behind a record; each leads to its place in the list. */
export function EvidenceBehind({ evidence }: { readonly evidence: readonly string[] }) {
  const say = useWords('facts');
  const { view, speaker } = useIncident();
  if (evidence.length === 0) return null;
  const goTo = (place: string) => {
    const line = document.getElementById(place);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  };
  return (
    <div className={classes.behind}>
      <span>{say('evidenceBehind')}</span>
      <ul>
        {evidence.map((ref) => {
          const sealed = view.evidence.find((each) => each.evidence === ref);
          return (
            <li key={ref}>
              {sealed ? (
                <a
                  href={`#${placeOfEvidence(ref)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(placeOfEvidence(ref));
                  }}
                >
                  {evidenceName(sealed, speaker)}
                </a>
              ) : (
                say('evidenceUnknown')
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
