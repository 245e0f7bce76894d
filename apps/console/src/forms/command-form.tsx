import { Button } from '@mantine/core';
import type { CommandName } from '@shodo/contracts';
import { punctuation, refusalText } from '@shodo/words';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Declined } from '../api/client.js';
import type { Receipt } from '../api/commands.js';
import { commandGuide, commandName } from '../incident/command-name.js';
import { failureText } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { ProposedClosing } from '../tracks/remediation/proposed-closing.js';
import { TurnedDown } from '../tracks/remediation/turned-down.js';
import { labelOf } from '../words/areas/fields.js';
import { type Say, useLanguage, useWords } from '../words/i18n.js';
import type { Choosing } from './choosing.js';
import { CommandField } from './command-field.js';
import classes from './form.module.css';
import { NewerVersion } from './newer-version.js';
import type { FieldProblem } from './problems.js';
import { TextsNotTaken } from './texts-not-taken.js';
import { useCommandForm } from './use-command-form.js';

interface Props {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly choosing: Choosing;
  readonly onDone: (receipt: Receipt) => void;
  readonly sealEvidence?: (take: (evidence: string) => void) => void;
}

/** Enter that ends a conversion to kanji belongs to the input method; it never sends the form. */
export function keepsInputMethod(event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
}

const isThere = (id: string) => document.getElementById(id) !== null;

const problemText = (problem: FieldProblem | undefined, say: Say<'form'>) =>
  problem && (problem.said ?? (problem.fault && say(problem.fault, { most: (problem.most ?? 0).toLocaleString() })));

/** The form of any command of an incident, made from its contract. */
export function CommandForm({ command, on, choosing, onDone, sealEvidence }: Props) {
  const say = useWords('form');
  const language = useLanguage();
  const id = useId();
  const form = useCommandForm({ command, on, choosing, onDone });
  const { fields, problems, newer } = form;
  const idOf = (field: string) => `${id}-${field}`;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (form.submit()) return;
    requestAnimationFrame(() => document.getElementById(['problems', 'newer', 'not-taken'].map(idOf).find(isThere) ?? '')?.focus());
  };
  return (
    <form className={classes.form} onSubmit={onSubmit} onKeyDown={keepsInputMethod} noValidate>
      <p tabIndex={-1} data-autofocus className={classes.guide}>
        {commandGuide(command, on, choosing)}
      </p>
      <Problems id={`${id}-problems`} problems={problems} labelOf={(field) => labelOf(command, field, language)} idOf={idOf} />
      {form.failure && <Refused error={form.failure} />}
      {newer && (
        <NewerVersion id={`${id}-newer`} newer={newer} speaker={choosing.speaker} onTake={form.takeNewer} onBeginAgain={form.startAgain} />
      )}
      {form.notTaken.texts.length > 0 && (
        <TextsNotTaken
          id={idOf('not-taken')}
          texts={form.notTaken.texts}
          labelOf={(field) => labelOf(command, field, language)}
          onLeaveOut={form.notTaken.leaveOut}
        />
      )}
      {(command === 'ApproveClosing' || command === 'TurnDownClosing') && choosing.view.closing && !newer && (
        <ProposedClosing closing={choosing.view.closing} speaker={choosing.speaker} />
      )}
      {command === 'ProposeClosing' && choosing.view.closingTurnedDown && (
        <TurnedDown closing={choosing.view.closingTurnedDown} speaker={choosing.speaker} />
      )}
      {fields.map((field) => (
        <CommandField
          key={field.name}
          id={idOf(field.name)}
          command={command}
          field={field}
          choosing={choosing}
          typed={form.values}
          change={form.change}
          sealEvidence={sealEvidence}
          askedAgain={form.askedAgain(field.name)}
          error={problemText(
            problems.find((problem) => problem.field === field.name),
            say,
          )}
        />
      ))}
      <div className={classes.send}>
        <Button type="submit" loading={form.isSending}>
          {commandName(command, on, choosing)}
        </Button>
        {form.isTouched && (
          <Button variant="subtle" onClick={form.startAgain}>
            {say('discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface ProblemsProps {
  readonly id: string;
  readonly problems: readonly FieldProblem[];
  readonly labelOf: (field: string) => string;
  readonly idOf: (field: string) => string;
}

/** All problems at once, each leading to its field. */
export function Problems({ id, problems, labelOf: label, idOf }: ProblemsProps) {
  const say = useWords('form');
  const language = useLanguage();
  if (problems.length === 0) return null;
  return (
    <div id={id} tabIndex={-1} className={classes.found}>
      <Notice tone="careful" isUrgent>
        <p>{say('problems', { count: problems.length })}</p>
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <li key={`${problem.field}${problem.said}`}>
              <a
                href={`#${idOf(problem.field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const field = document.getElementById(idOf(problem.field));
                  field?.focus();
                  field?.scrollIntoView({ block: 'center' });
                }}
              >
                {label(problem.field)}
              </a>
              {punctuation(language).named('', problemText(problem, say) ?? '')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** Why nothing was recorded, rule by rule. `lead`: what was not done, where it is something else. */
export function Refused({ error, lead }: { readonly error: unknown; readonly lead?: string }) {
  const say = useWords('shell');
  const sayForm = useWords('form');
  const language = useLanguage();
  const problem = error instanceof Declined ? error.problem : undefined;
  const refusals = problem?.refusals ?? [];
  const shown = useRef<HTMLDivElement>(null);
  // Each answer anew: whoever pressed the button at the foot of a long form sees that it was refused, the second time as well.
  useEffect(() => {
    if (error) shown.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  if (problem?.errors?.length) return null;
  return (
    <Notice tone="wrong" isUrgent at={shown}>
      {refusals.length > 0 && <p>{lead ?? sayForm('refused')}</p>}
      {refusals.map((refusal) => (
        <p key={refusal.code}>{refusalText({ code: refusal.code, ...(refusal.detail && { detail: refusal.detail }) }, language)}</p>
      ))}
      {refusals.length === 0 && <p>{problem?.code === 'same-key-other-body' ? say('keyWasUsed') : failureText(error, say)}</p>}
    </Notice>
  );
}
