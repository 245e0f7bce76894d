import { Button } from '@mantine/core';
import { commands, type FactName, type IncidentView, type TrackName } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { goneAmong } from '../people/gone.js';
import { Panel, Quiet } from '../theme/panel.js';
import { Moment } from '../time/present.js';
import { DutyClock } from '../tracks/notification/clock-mark.js';
import { useWords } from '../words/i18n.js';
import { ActionButton } from './action-button.js';
import { commandGuide, commandName } from './command-name.js';
import classes from './incident.module.css';
import { type IncidentScene, useIncident, useOpenForm } from './incident-context.js';
import { type NextAction, nextActions, openDuties, whyNothingIsNext } from './next-actions.js';

/** 次にやること: at most three, the first one large. */
export function NextPanel() {
  const say = useWords('incident');
  const { view, people } = useIncident();
  const actions = nextActions(view, goneAmong(people));
  return (
    <Panel title={say('next')} isFirst>
      {actions.length === 0 && (
        <>
          <Quiet>{say(whyNothingIsNext(view), { count: openDuties(view) })}</Quiet>
          {view.closed && (
            <div className={classes.actions}>
              <ActionButton command="ReopenIncident" />
            </div>
          )}
        </>
      )}
      <ol className={classes.list}>
        {actions.map((action, index) => (
          <Next key={`${action.command} ${action.on}`} action={action} isFirst={index === 0} />
        ))}
      </ol>
    </Panel>
  );
}

function Next({ action, isFirst }: { readonly action: NextAction; readonly isFirst: boolean }) {
  const scene = useIncident();
  const { speaker, view } = scene;
  const openForm = useOpenForm();
  const say = useWords('incident');
  const { language } = speaker;
  const { duty, command, on } = action;
  const about = duty ? speaker.beside(duty.judgement.names[language], duty.judgement.recipient[language]) : aboutOf(action, speaker, view);
  return (
    <li className={classes.nextItem}>
      <div className={classes.nextText}>
        {about && <p className={classes.nextName}>{about}</p>}
        <p className={classes.quiet}>
          {command === 'HandOverTrack' ? say(isUnable(scene, on) ? 'holderUnable' : 'holderLeft') : commandGuide(command, on, scene)}
        </p>
        {duty && (
          <p className={classes.meta}>
            <DutyClock duty={duty} />
            {duty.nextAt && <Moment at={duty.nextAt} form="short" />}
          </p>
        )}
      </div>
      <Button variant={isFirst ? 'filled' : 'default'} size={isFirst ? 'md' : 'sm'} onClick={() => openForm(command, on)} data-no-print>
        {command === 'HandOverTrack' ? say('assignTo') : commandName(command, on, scene)}
      </Button>
    </li>
  );
}

const isUnable = ({ view, people }: IncidentScene, track: string | undefined) =>
  goneAmong(people).get(view.trackViews.find((each) => each.track === track)?.holder ?? '') === 'unable';

/** What it is about: the fact or track by name, else the track the action belongs to. */
function aboutOf({ command, on }: NextAction, { word, beside, text }: Speaker, view: IncidentView): string {
  if (on && (command === 'AssignTrack' || command === 'HandOverTrack')) return word('track', on as TrackName);
  if (on && (command === 'RecordFact' || command === 'ReviseFact')) return word('fact', on as FactName);
  if (command === 'ApproveDecision' || command === 'UpholdDecision') {
    const decision = view.decisions.find((each) => each.decision === on);
    return decision ? beside(word('decisionSubject', decision.subject), (text(decision.question) ?? '').slice(0, 40)) : '';
  }
  const { track } = commands[command];
  return track === 'conduct' ? '' : word('track', track);
}
