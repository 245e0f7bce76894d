import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { save } from '../api/save.js';
import { Refused } from '../forms/command-form.js';
import { useWords } from '../words/i18n.js';
import classes from './incident.module.css';
import { sizeOfCheckpoint } from './size-of-checkpoint.js';

/** The record as it stood at a checkpoint that somebody holds, for whom a later export does not show what lay under it. */
export function ExportAtCheckpoint({ path }: { readonly path: string }) {
  const say = useWords('incident');
  const [pasted, setPasted] = useState('');
  const [isWrong, setWrong] = useState(false);
  const saving = useMutation({ mutationFn: (checkpoint: number) => save({ path, query: { checkpoint } }) });
  const ask = () => {
    const size = sizeOfCheckpoint(pasted);
    setWrong(size === undefined);
    if (size !== undefined) saving.mutate(size);
  };
  return (
    <details className={classes.details}>
      <summary>{say('exportAt')}</summary>
      <p>{say('exportAtLead')}</p>
      <Textarea
        label={say('exportAtField')}
        value={pasted}
        error={isWrong && say('exportAtWrong')}
        onChange={({ currentTarget }) => setPasted(currentTarget.value)}
        autosize
        minRows={1}
        maxRows={8}
      />
      <Button variant="default" size="sm" mt="xs" loading={saving.isPending} onClick={ask}>
        {say('exportAtSave')}
      </Button>
      {saving.error && !isWrong && <Refused error={saving.error} lead={say('exportAtRefused')} />}
    </details>
  );
}
