import { Button, Drawer } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { keepsInputMethod, Refused } from '../forms/command-form.js';
import formClasses from '../forms/form.module.css';
import classes from '../incident/form-drawer.module.css';
import { useWords } from '../words/i18n.js';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Absent once the form is done and only shows its result. */
  readonly onSubmit?: () => void;
  readonly isSending?: boolean;
  readonly failure?: unknown;
  readonly children: ReactNode;
}

/** A form of the organisation, beside the page. */
export function SideForm({ title, isOpen, onClose, onSubmit, isSending = false, failure, children }: Props) {
  const say = useWords('shell');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={480}
      lockScroll={false}
      title={title}
      closeButtonProps={{ 'aria-label': say('close'), size: 'lg' }}
      classNames={{ title: classes.title ?? '', content: classes.content ?? '', header: classes.header ?? '', body: classes.body ?? '' }}
      data-drawer-open={isOpen || undefined}
    >
      <form className={formClasses.form} onSubmit={submit} onKeyDown={keepsInputMethod} noValidate>
        {failure ? <Refused error={failure} /> : null}
        {children}
        <div className={formClasses.send}>
          {onSubmit && (
            <Button type="submit" loading={isSending}>
              {title}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {onSubmit ? say('cancel') : say('close')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
