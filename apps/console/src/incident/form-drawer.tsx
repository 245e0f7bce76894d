import { Drawer } from '@mantine/core';
import { type CommandName, commandNames, commands, TrackName } from '@shodo/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Receipt } from '../api/commands.js';
import { CommandForm } from '../forms/command-form.js';
import { Notice } from '../theme/notice.js';
import { guides } from '../words/areas/guides.js';
import { useWords } from '../words/i18n.js';
import { ActionButton, useWhyNot } from './action-button.js';
import { commandName } from './command-name.js';
import classes from './form-drawer.module.css';
import { useIncident } from './incident-context.js';

interface Props {
  readonly onRecorded: (command: CommandName, on: string | undefined, receipt: Receipt) => void;
}

/** Who waits for evidence that is sealed while their form stays open. */
interface Waiting {
  readonly take: (evidence: string) => void;
}

/** Forms open beside the page and leave it in place; which one is open stands in the address. */
export function FormDrawer({ onRecorded }: Props) {
  const say = useWords('incident');
  const { act, on, all } = useSearch({ from: '/signed-in/incidents/$incidentId' });
  const navigate = useNavigate({ from: '/incidents/$incidentId' });
  const scene = useIncident();
  const [waiting, setWaiting] = useState<Waiting | undefined>();
  const close = () =>
    void navigate({ search: (search) => ({ ...search, act: undefined, on: undefined, all: undefined }), resetScroll: false });
  const isOpen = act !== undefined || all === true;
  return (
    <>
      <Beside
        isOpen={isOpen}
        isCovered={waiting !== undefined}
        title={act ? commandName(act, on, scene) : say('allActions')}
        onClose={close}
      >
        {act && (
          <Form
            key={`${act} ${on}`}
            command={act}
            on={on}
            sealEvidence={(take) => setWaiting({ take })}
            onDone={(receipt) => {
              close();
              onRecorded(act, on, receipt);
            }}
          />
        )}
        {!act && all && <AllActions />}
      </Beside>
      <Beside
        isOpen={isOpen && waiting !== undefined}
        covers
        title={commandName('SealEvidence', undefined, scene)}
        onClose={() => setWaiting(undefined)}
      >
        <Form
          command="SealEvidence"
          on={undefined}
          onDone={(receipt) => {
            waiting?.take(receipt.commandId);
            setWaiting(undefined);
            onRecorded('SealEvidence', undefined, receipt);
          }}
        />
      </Beside>
    </>
  );
}

/** One drawer. Of two only the one on top answers the Escape key, and the page behind them is dimmed once. */
function Beside({
  isOpen,
  isCovered = false,
  covers = false,
  title,
  onClose,
  children,
}: {
  readonly isOpen: boolean;
  readonly isCovered?: boolean;
  readonly covers?: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const say = useWords('shell');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      closeOnEscape={!isCovered}
      {...(covers && { overlayProps: { backgroundOpacity: 0 } })}
      position="right"
      size={480}
      lockScroll={false}
      title={title}
      closeButtonProps={{ 'aria-label': say('close'), size: 'lg' }}
      classNames={{ title: classes.title ?? '', content: classes.content ?? '', header: classes.header ?? '', body: classes.body ?? '' }}
      data-drawer-open={isOpen || undefined}
    >
      {children}
    </Drawer>
  );
}

function Form({
  command,
  on,
  onDone,
  sealEvidence,
}: {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly onDone: (receipt: Receipt) => void;
  readonly sealEvidence?: (take: (evidence: string) => void) => void;
}) {
  const scene = useIncident();
  const whyNot = useWhyNot(command, on);
  const maySeal = useWhyNot('SealEvidence').length === 0;
  return (
    <>
      {whyNot.map((sentence) => (
        <Notice key={sentence} tone="careful">
          {sentence}
        </Notice>
      ))}
      <CommandForm command={command} on={on} choosing={scene} onDone={onDone} {...(maySeal && sealEvidence && { sealEvidence })} />
    </>
  );
}

/** The order in which an incident mostly goes. */
const inOrder = commandNames.toSorted((one, other) => Object.keys(guides).indexOf(one) - Object.keys(guides).indexOf(other));
/** Sent from where they are about one thing: a reminder, a pack. */
const hidden: ReadonlySet<CommandName> = new Set([
  'ReportIncident',
  'AcknowledgeReminder',
  'GiveEvidencePack',
  'ConfirmEvidencePack',
  'EndPackLink',
]);

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
