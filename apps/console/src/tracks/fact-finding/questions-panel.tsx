import { Button } from '@mantine/core';
import { commands, FactSource, isExemptionFact, type Question, questions, SuspicionIndicator } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { command as sendCommand } from '../../api/commands.js';
import { useMe } from '../../api/me.js';
import { questionsAsked } from '../../assess/asked-facts.js';
import { AskedQuestion } from '../../assess/asked-questions.js';
import assessClasses from '../../assess/assess.module.css';
import { Refused } from '../../forms/command-form.js';
import { ChoiceField } from '../../forms/fields/choice-field.js';
import { useWhyNot } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { whatBlocks } from '../../incident/next-actions.js';
import { Notice } from '../../theme/notice.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { type AnswerToRecord, answeredBy, answersToRecord, awaitsNamedRole, countAnswered, type Typed } from './answered-questions.js';

/** The plain questions and the signs of a leak: each answer becomes a fact on record, with its source. */
export function QuestionsPanel() {
  const say = useWords('facts');
  const { view } = useIncident();
  const whyNot = useWhyNot('RecordFact');
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={say('questions')} lead={say('questionsAnswered', countAnswered(view))}>
      {isOpen ? (
        <QuestionsForm onClose={() => setOpen(false)} />
      ) : (
        <Button variant="default" disabled={whyNot.length > 0} onClick={() => setOpen(true)} data-no-print>
          {say('answerQuestions')}
        </Button>
      )}
      {whyNot.map((sentence) => (
        <Quiet key={sentence}>{sentence}</Quiet>
      ))}
    </Panel>
  );
}

function QuestionsForm({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('facts');
  const sayForm = useWords('form');
  const sayAssess = useWords('assess');
  const id = useId();
  const { view, speaker } = useIncident();
  const { language } = speaker;
  const { roles } = useMe();
  const before = answeredBy(view);
  const [changed, setChanged] = useState<Typed>({});
  const [source, setSource] = useState('');
  const [wasTried, setTried] = useState(false);
  const typed = { ...before, ...changed };
  const known = FactSource.safeParse(source);
  const toRecord = answersToRecord(typed, view, known.success ? known.data : 'none', roles);
  const mayRevise = whatBlocks(view, 'ReviseFact').length === 0 || toRecord.every(({ command }) => command === 'RecordFact');
  const recording = useRecordAnswers(() => onClose());
  const submit = () => {
    setTried(true);
    if (known.success && toRecord.length > 0 && mayRevise) recording.record(toRecord);
  };
  return (
    <div className={assessClasses.part}>
      <Quiet>{sayAssess('questionsLead')}</Quiet>
      {questionsAsked(typed).map((question) => (
        <div key={question}>
          <AskedQuestion
            asks={questions[question][language]}
            help={questions[question].help[language]}
            value={typed[question] ?? ''}
            isKept={before[question] !== ''}
            onChange={(answer) => setChanged({ ...changed, [question]: answer })}
          />
          <WhatAYesTakes question={question} answer={typed[question]} />
        </div>
      ))}
      <ChoiceField
        id={`${id}-indicator`}
        label={sayAssess('indicator')}
        required={false}
        hint={sayAssess('indicatorHint')}
        empty={sayAssess('indicatorNone')}
        value={typed.indicator ?? ''}
        options={SuspicionIndicator.options.map((sign) => ({ value: sign, label: speaker.word('suspicion', sign) }))}
        onChange={(indicator) => setChanged({ ...changed, indicator })}
      />
      <ChoiceField
        id={`${id}-source`}
        label={say('answersSource')}
        required
        value={source}
        error={wasTried && !known.success ? sayForm('missing') : undefined}
        options={FactSource.options.map((each) => ({ value: each, label: speaker.word('factSource', each) }))}
        onChange={setSource}
      />
      {recording.failure && <Refused error={recording.failure} />}
      {!mayRevise && <Notice tone="careful">{say('answersMayNotRevise', { action: commands.ReviseFact.names[language] })}</Notice>}
      {wasTried && toRecord.length === 0 && <Notice>{say('answersUnchanged')}</Notice>}
      <div className={classes.actions}>
        <Button loading={recording.isRecording} onClick={submit}>
          {say('recordAnswers', { count: toRecord.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('closeQuestions')}
        </Button>
      </div>
    </div>
  );
}

/** A yes to an exception lifts nothing by itself: it takes evidence, and the role that confirms it. */
function WhatAYesTakes({ question, answer }: { readonly question: Question; readonly answer: string | undefined }) {
  const say = useWords('facts');
  const { roles } = useMe();
  if (answer !== 'yes' || !isExemptionFact(questions[question].fact)) return null;
  return <Quiet>{say(awaitsNamedRole(question, answer, roles) ? 'answerNeedsNamedRole' : 'answerNeedsEvidence')}</Quiet>;
}

/** Sends one command after the other; what was recorded before a refusal stays recorded, and is not sent again. */
function useRecordAnswers(onDone: () => void) {
  const { view } = useIncident();
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const recording = useMutation({
    mutationFn: async (answers: readonly AnswerToRecord[]) => {
      for (const { command, body } of answers) {
        const content = JSON.stringify([command, body]);
        const key = keys.current.get(content) ?? crypto.randomUUID();
        keys.current.set(content, key);
        await sendCommand(command, body, key, view.id);
      }
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ['incident', view.id] }),
  });
  return {
    record: (answers: readonly AnswerToRecord[]) => recording.mutate(answers),
    isRecording: recording.isPending,
    failure: recording.error,
  };
}
