import { Checkbox, Radio } from '@mantine/core';
import { QuestionAnswer } from '@shodo/contracts';
import { useId } from 'react';
import formClasses from '../forms/form.module.css';
import { useWords } from '../words/i18n.js';
import classes from './assess.module.css';

interface Props {
  readonly asks: string;
  readonly help?: string | undefined;
  /** Empty: not answered. */
  readonly value: string;
  /** Answered on record: it can become another answer, and never none. */
  readonly isKept?: boolean;
  readonly onChange: (answer: string) => void;
  /** Asked where a yes may take a duty away: no exception holds without evidence. */
  readonly evidence?: { readonly isAtHand: boolean; readonly onChange: (isAtHand: boolean) => void };
}

/** One plain question: yes, no, or not known; an answer can be taken back. */
export function AskedQuestion({ asks, help, value, isKept = false, onChange, evidence }: Props) {
  const say = useWords('assess');
  const id = useId();
  return (
    <fieldset className={formClasses.group} aria-describedby={help && `${id}-help`}>
      <legend className={classes.question}>{asks}</legend>
      <div className={classes.answers}>
        {QuestionAnswer.options.map((answer) => (
          <Radio key={answer} name={id} label={say(answer)} checked={value === answer} onChange={() => onChange(answer)} />
        ))}
        {value !== '' && !isKept && (
          <button type="button" className={classes.takeBack} onClick={() => onChange('')}>
            {say('takeBack')}
          </button>
        )}
      </div>
      {evidence && value === 'yes' && (
        <Checkbox
          label={say('evidenceAtHand')}
          description={say('evidenceAtHandHint')}
          checked={evidence.isAtHand}
          onChange={(event) => evidence.onChange(event.currentTarget.checked)}
        />
      )}
      {help && (
        <p id={`${id}-help`} className={formClasses.hint}>
          {help}
        </p>
      )}
    </fieldset>
  );
}
