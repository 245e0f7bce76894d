import { Button, FileButton, Progress } from '@mantine/core';
import { marksShown } from '@shodo/words';
import { useEffect, useRef, useState } from 'react';
import { Declined } from '../../api/client.js';
import { type Uploaded, upload } from '../../api/files.js';
import { Notice } from '../../theme/notice.js';
import { useWords } from '../../words/i18n.js';
import { sizeText } from '../digest.js';
import classes from '../form.module.css';

/** 2 GiB, as the server takes it. */
const largest = 2_147_483_648;

interface Props {
  readonly incidentId: string;
  /** The file that was handed over already, as its draft keeps it. */
  readonly isKept: boolean;
  readonly onUploaded: (uploaded: Uploaded, name: string) => void;
}

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly name: string; readonly sent: number; readonly size: number }
  | { readonly is: 'kept'; readonly name: string; readonly size: number }
  | { readonly is: 'failed'; readonly why: string };

/** Hands a file over to be kept sealed, and shows how far it is. */
export function UploadPart({ incidentId, isKept, onUploaded }: Props) {
  const say = useWords('form');
  const [state, setState] = useState<State>(isKept ? { is: 'kept', name: '', size: 0 } : { is: 'idle' });
  const giveUp = useRef(new AbortController());
  useEffect(() => () => giveUp.current.abort(), []);
  const take = async (file: File | null) => {
    if (!file) return;
    if (file.size === 0) return setState({ is: 'failed', why: say('fileHasNothing') });
    if (file.size > largest) return setState({ is: 'failed', why: say('fileOverLimit', { limit: sizeText(2_147_000_000) }) });
    giveUp.current = new AbortController();
    const sending = (sent: number) => setState({ is: 'sending', name: file.name, sent, size: file.size });
    sending(0);
    try {
      onUploaded(await upload({ incidentId, file, onProgress: sending }, giveUp.current.signal), file.name);
      setState({ is: 'kept', name: file.name, size: file.size });
    } catch (error) {
      setState({ is: 'failed', why: error instanceof Declined && error.problem.title ? error.problem.title : say('uploadFailed') });
    }
  };
  return (
    <div className={classes.upload}>
      <p className={classes.lead}>{say('keepFileLead')}</p>
      <FileButton onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={state.is === 'sending'}>
            {say('keepFile')}
          </Button>
        )}
      </FileButton>
      <div aria-live="polite">
        {state.is === 'sending' && (
          <>
            <p className={classes.reads}>
              {say('uploading', { name: marksShown(state.name), sent: sizeText(state.sent), size: sizeText(state.size) })}
            </p>
            <Progress value={(100 * state.sent) / state.size} aria-label={say('keepFile')} />
          </>
        )}
        {state.is === 'kept' && isKept && <p className={classes.reads}>{say('fileKept', { name: marksShown(state.name) })}</p>}
        {state.is === 'failed' && (
          <Notice tone="careful">
            <p>{state.why}</p>
          </Notice>
        )}
      </div>
    </div>
  );
}
