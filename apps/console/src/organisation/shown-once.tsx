import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';

/** A link or token that is shown this once, to be handed over. */
export function ShownOnce({ label, lead, secret }: { readonly label: string; readonly lead: string; readonly secret: string }) {
  const say = useWords('shell');
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => setCopied(true));
  return (
    <Notice tone="good" isUrgent>
      <p>{lead}</p>
      <TextInput label={label} value={secret} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Button mt="xs" variant="default" size="sm" onClick={copy}>
        {isCopied ? say('copied') : say('copy')}
      </Button>
    </Notice>
  );
}
