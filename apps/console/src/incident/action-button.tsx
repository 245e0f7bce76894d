import { Button, type ButtonProps, Popover } from '@mantine/core';
import { authority } from '@shodo/access';
import type { CommandName } from '@shodo/contracts';
import { punctuation, refusalText } from '@shodo/words';
import { useId, useState } from 'react';
import { useLanguage, useWords } from '../words/i18n.js';
import classes from './action-button.module.css';
import { commandName } from './command-name.js';
import { useIncident, useOpenForm } from './incident-context.js';
import { whatBlocks } from './next-actions.js';

interface Props extends Pick<ButtonProps, 'variant' | 'size'> {
  readonly command: CommandName;
  readonly on?: string | undefined;
  readonly label?: string;
  /** Where there is room, why not stands beneath instead of behind a click. */
  readonly isReasonShown?: boolean;
}

/** The sentences that say why an action is not possible now; none when it is. To whom it is not open at all, only whose it is. */
export function useWhyNot(command: CommandName, on?: string): readonly string[] {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const blockedBy = whatBlocks(view, command, on);
  if (blockedBy.some(({ code }) => code === 'not-authorised')) return [say('whoMay', { roles: speaker.words('role', authority[command]) })];
  return blockedBy.map((refusal) => refusalText(refusal, speaker.language));
}

/** Opens the form of an action; where it is not possible now, says why instead. */
export function ActionButton({ command, on, label, variant = 'default', size = 'sm', isReasonShown = false }: Props) {
  const scene = useIncident();
  const openForm = useOpenForm();
  const whyNot = useWhyNot(command, on);
  const name = label ?? commandName(command, on, scene);
  if (whyNot.length > 0 && isReasonShown) {
    return (
      <>
        <p className={classes.name}>{name}</p>
        <p className={classes.reason}>{whyNot.join(' ')}</p>
      </>
    );
  }
  if (whyNot.length > 0) return <Blocked name={name} whyNot={whyNot} size={size} />;
  return (
    <Button variant={variant} size={size} onClick={() => openForm(command, on)} className={classes.button ?? ''} data-no-print>
      {name}
    </Button>
  );
}

/** A button that cannot be used now and says why when it is pressed. */
export function Blocked({
  name,
  whyNot,
  size = 'sm',
}: {
  readonly name: string;
  readonly whyNot: readonly string[];
  readonly size?: ButtonProps['size'];
}) {
  const say = useWords('incident');
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={300} withArrow shadow="md" withinPortal={false}>
      <Popover.Target>
        <Button
          variant="default"
          size={size}
          className={`${classes.button} ${classes.blocked}`}
          aria-disabled="true"
          aria-describedby={id}
          onClick={() => setOpen(!isOpen)}
          data-no-print
        >
          {name}
        </Button>
      </Popover.Target>
      <span id={id} className={classes.unseen}>
        {punctuation(language).named(say('whyNot'), whyNot.join(' '))}
      </span>
      <Popover.Dropdown>
        <p className={classes.why}>{say('whyNot')}</p>
        {whyNot.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
