import { Radio } from '@mantine/core';
import { Confidence, type FactName, isExemptionFact } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { useLanguage, useWords } from '../../words/i18n.js';
import { formOfFact } from '../fact-form.js';
import classes from '../form.module.css';
import type { TypedStatement } from '../typed.js';
import { AsOfField, useErrorsOf } from './as-of-field.js';
import { ChoiceField } from './choice-field.js';
import { DatedCountField } from './dated-count-field.js';
import { type FieldProps, Group } from './field-frame.js';

interface Props extends FieldProps<TypedStatement> {
  readonly fact: FactName | undefined;
}

/** What is said of a fact, in the form this fact is stated in; how sure; as of when. */
export function StatementField({ fact, value, onChange, error, ...frame }: Props) {
  const say = useWords('form');
  const { ofDate, ofValue } = useErrorsOf(error, value.asOf);
  if (!fact) return <Group {...frame} error={error} hint={say('chooseFactFirst')} />;
  if (formOfFact(fact).is === 'count')
    return <DatedCountField {...frame} error={error} value={value.count} onChange={(count) => onChange({ ...value, count })} />;
  const isSure = value.value !== '' && value.value !== 'unknown';
  return (
    <>
      <Value {...frame} error={ofValue} fact={fact} value={value} onChange={onChange} />
      {isSure && (
        <HowSure
          id={`${frame.id}-sure`}
          hint={value.value === 'yes' && isExemptionFact(fact) ? say('confirmedByNamedRole') : undefined}
          value={value.confidence}
          onChange={(confidence) => onChange({ ...value, confidence })}
        />
      )}
      <AsOfField id={frame.id} value={value.asOf} error={ofDate} onChange={(asOf) => onChange({ ...value, asOf })} />
    </>
  );
}

interface HowSureProps {
  readonly id: string;
  readonly hint: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function HowSure({ id, hint, value, onChange }: HowSureProps) {
  const say = useWords('form');
  const language = useLanguage();
  return (
    <Group id={id} label={say('confidence')} required hint={hint}>
      <div className={classes.choices}>
        {Confidence.exclude(['unknown']).options.map((confidence) => (
          <Radio
            key={confidence}
            name={id}
            label={wordOf('confidence', confidence, language)}
            checked={value === confidence}
            onChange={() => onChange(confidence)}
          />
        ))}
      </div>
    </Group>
  );
}

function Value({ fact, value, onChange, ...frame }: Props & { readonly fact: FactName }) {
  const say = useWords('form');
  const language = useLanguage();
  const form = formOfFact(fact);
  if (form.is === 'choice') {
    const options = form.options.map((option) => ({ value: option, label: wordOf(form.vocabulary, option as never, language) }));
    return <ChoiceField {...frame} options={options} value={value.value} onChange={(chosen) => onChange({ ...value, value: chosen })} />;
  }
  const answers = [
    ['yes', say('yes')],
    ['no', say('no')],
    ['unknown', say('notKnown')],
  ] as const;
  return (
    <Group {...frame}>
      <div className={classes.choices}>
        {answers.map(([answer, label]) => (
          <Radio
            key={answer}
            name={frame.id}
            label={label}
            checked={value.value === answer}
            onChange={() => onChange({ ...value, value: answer })}
          />
        ))}
      </div>
    </Group>
  );
}
