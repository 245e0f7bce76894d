import { Button, FileButton, Textarea } from '@mantine/core';
import { marksShown } from '@shodo/words';
import { useState } from 'react';
import { Notice } from '../../theme/notice.js';
import { useWords } from '../../words/i18n.js';
import { digestCommands, digestOf, largestDigested, sizeText } from '../digest.js';
import classes from '../form.module.css';
import { type FieldProps, Group } from './field-frame.js';
import { UploadPart } from './upload-part.js';

interface Props extends Omit<FieldProps<string>, 'onChange'> {
  /** The size is known only of a file that was read here. */
  readonly onChange: (digest: string, size: number | undefined, kept?: { readonly file: string; readonly name: string }) => void;
  readonly incidentId: string;
  /** A file was handed over. */
  readonly isKept: boolean;
  /** Evidence that was sealed with this digest before, by name. */
  readonly sealedBefore: string | undefined;
}

type Outcome = 'digesting' | 'digested' | 'fileIsEmpty' | 'fileTooLarge' | 'fileUnreadable';
interface Chosen {
  readonly outcome: Outcome;
  readonly name: string;
  readonly size: string;
}

/** A file that is handed over, or the digest of one that stays where it is: computed in the browser, or pasted. */
export function DigestField({ value, onChange, sealedBefore, incidentId, isKept, ...frame }: Props) {
  const say = useWords('form');
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const take = async (file: File | null) => {
    if (!file) return;
    const tell = (outcome: Outcome) => setChosen({ outcome, name: marksShown(file.name), size: sizeText(file.size) });
    if (file.size > largestDigested) return tell('fileTooLarge');
    tell('digesting');
    try {
      onChange(await digestOf(file), file.size);
      tell(file.size === 0 ? 'fileIsEmpty' : 'digested');
    } catch {
      tell('fileUnreadable');
    }
  };
  return (
    <Group {...frame}>
      <UploadPart
        incidentId={incidentId}
        isKept={isKept}
        onUploaded={({ file, sha256, fileSize }, name) => onChange(sha256, fileSize, { file, name })}
      />
      <p className={classes.lead}>{say('fileStays')}</p>
      <FileButton onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={chosen?.outcome === 'digesting'}>
            {say('chooseFile')}
          </Button>
        )}
      </FileButton>
      <p className={classes.reads} aria-live="polite">
        {chosen && say(chosen.outcome, { name: chosen.name, size: chosen.size })}
      </p>
      <Textarea
        mt="xs"
        label={say('pasteDigest')}
        classNames={{ input: classes.digest ?? '' }}
        autosize
        minRows={2}
        autoComplete="off"
        spellCheck={false}
        error={Boolean(frame.error)}
        value={value}
        onChange={(event) => {
          setChosen(undefined);
          onChange(event.currentTarget.value, undefined);
        }}
      />
      {sealedBefore && (
        <div className={classes.told}>
          <Notice tone="careful">
            <p>{say('sealedBefore', { name: sealedBefore })}</p>
          </Notice>
        </div>
      )}
      <OtherWays />
    </Group>
  );
}

/** The same digest by a command, for files too large for a browser. */
function OtherWays() {
  const say = useWords('form');
  return (
    <details className={classes.details}>
      <summary>{say('otherWays')}</summary>
      <p>{say('otherWaysLead', { limit: sizeText(largestDigested) })}</p>
      <dl className={classes.commands}>
        {digestCommands.map(({ system, command }) => (
          <div key={system}>
            <dt>{system}</dt>
            <dd>
              <code>{command}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
