import { Drawer } from '@mantine/core';
import { type CommandName, commandNames, commands, TrackName } from '@shodo/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Receipt } from '../api/commands.js';
import { CommandForm } from '../forms/command-form.js';
import { useMe } from '../shell/me.js';
import { Notice } from '../theme/notice.js';
import { guides } from '../words/areas/guides.js';
import { useWords } from '../words/i18n.js';
import { ActionButton, useWhyNot } from './action-button.js';
import classes from './form-drawer.module.css';
import { useIncident } from './incident-context.js';

interface Props {
  readonly onRecorded: (command: CommandName, receipt: Receipt) => void;
}

/** Forms open beside the page and leave it in place; which one is open stands in the address. */
export function FormDrawer({ onRecorded }: Props) {
  const say = useWords('incident');
  const sayShell = useWords('shell');
  const { act, on, all } = useSearch({ from: '/signed-in/incidents/$incidentId' });
  const navigate = useNavigate({ from: '/incidents/$incidentId' });
  const { speaker } = useIncident();
  const close = () =>
    void navigate({ search: (search) => ({ ...search, act: undefined, on: undefined, all: undefined }), resetScroll: false });
  const isOpen = act !== undefined || all === true;
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size={480}
      lockScroll={false}
      title={act ? commands[act].names[speaker.language] : say('allActions')}
      closeButtonProps={{ 'aria-label': sayShell('close'), size: 'lg' }}
      classNames={{ title: classes.title ?? '', content: classes.content ?? '', header: classes.header ?? '', body: classes.body ?? '' }}
      data-drawer-open={isOpen || undefined}
    >
      {act && (
        <Form
          key={`${act} ${on}`}
          command={act}
          on={on}
          onDone={(receipt) => {
            close();
            onRecorded(act, receipt);
          }}
        />
      )}
      {!act && all && <AllActions />}
    </Drawer>
  );
}

function Form({
  command,
  on,
  onDone,
}: {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly onDone: (receipt: Receipt) => void;
}) {
  const scene = useIncident();
  const me = useMe();
  const whyNot = useWhyNot(command);
  return (
    <>
      {whyNot.map((sentence) => (
        <Notice key={sentence} tone="careful">
          {sentence}
        </Notice>
      ))}
      <CommandForm command={command} on={on} choosing={scene} isSmall={me.organisation.practice.size === 'small'} onDone={onDone} />
    </>
  );
}

/** The order in which an incident mostly goes. */
const inOrder = commandNames.toSorted((one, other) => Object.keys(guides).indexOf(one) - Object.keys(guides).indexOf(other));
const hidden: ReadonlySet<CommandName> = new Set(['ReportIncident', 'AcknowledgeReminder']);

/** Every action there is, by track; those not possible now say why. */
function AllActions() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const groups = [...TrackName.options, 'conduct'] as const;
  const isOffered = (name: CommandName) => !hidden.has(name) && (name !== 'AdvanceDrillClock' || view.kind === 'drill');
  return (
    <div className={classes.all}>
      <p>{say('allActionsLead')}</p>
      {groups.map((track) => (
        <section key={track}>
          {track !== 'conduct' && <h3>{speaker.word('track', track)}</h3>}
          {track === 'conduct' && <h3>{say('people')}</h3>}
          <ul className={classes.actions}>
            {inOrder
              .filter((name) => commands[name].track === track && isOffered(name))
              .map((name) => (
                <li key={name}>
                  <ActionButton command={name} size="md" isReasonShown />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
