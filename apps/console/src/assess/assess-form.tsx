import { Checkbox } from '@mantine/core';
import {
  type CountFact,
  EventGrade,
  isExemptionFact,
  type Question,
  questions,
  SuspicionIndicator,
  type TruthFact,
} from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import type { ComponentProps } from 'react';
import { ChoiceField } from '../forms/fields/choice-field.js';
import { CountField } from '../forms/fields/count-field.js';
import { MomentField } from '../forms/fields/moment-field.js';
import { noCount, noMoment } from '../forms/typed.js';
import incidentClasses from '../incident/incident.module.css';
import { Panel } from '../theme/panel.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { type FurtherAnchor, furtherAsked, questionsAsked } from './asked-facts.js';
import { AskedQuestion } from './asked-questions.js';
import classes from './assess.module.css';
import { OrganisationPart } from './organisation-part.js';
import { type Caution, countsAsked, type Faults, isGradeAsked, type TypedAssessment } from './typed-assessment.js';

interface Props {
  readonly typed: TypedAssessment;
  readonly change: (changed: Partial<TypedAssessment>) => void;
  readonly faults: Faults;
  readonly cautions: ReadonlyMap<string, Caution>;
}

/** The field of a place of the document: `/anchors/aware` has the id `assess-aware`. */
export const idOfPlace = (place: string): string => `assess-${place.split('/').at(-1) ?? ''}`;

/** Whatever is wrong, or strange, at a place of the document. */
function useSaid({ faults, cautions }: Pick<Props, 'faults' | 'cautions'>) {
  const say = useWords('assess');
  return (place: string): string | undefined => {
    const [fault, caution] = [faults.get(place), cautions.get(place)];
    if (fault !== undefined) return typeof fault === 'string' ? say(fault) : fault.said;
    return caution && say(caution);
  };
}

export function AssessForm(props: Props) {
  const { typed, change } = props;
  const say = useWords('assess');
  const said = useSaid(props);
  return (
    <>
      <Panel title={say('aboutNow')}>
        <div className={classes.part}>
          <MomentField
            id="assess-aware"
            label={say('aware')}
            required
            hint={say('awareHint')}
            value={typed.aware}
            error={said('/anchors/aware')}
            onChange={(aware) => change({ aware })}
          />
          <Checkbox
            label={say('isAwareProvisional')}
            checked={typed.isAwareProvisional}
            onChange={(event) => change({ isAwareProvisional: event.currentTarget.checked })}
          />
          <FurtherDates {...props} />
        </div>
      </Panel>
      <Panel title={say('count')}>
        <Counts {...props} />
      </Panel>
      <Panel title={say('questions')} lead={say('questionsLead')}>
        <Questions {...props} />
      </Panel>
      <Further {...props} />
      <Panel title={say('organisation')}>
        <OrganisationPart typed={typed} change={change} error={said('/organisation/jurisdictions')} />
      </Panel>
    </>
  );
}

/** Rarely needed; open by itself while something in it has to be looked at. */
function FurtherDates(props: Props) {
  const { typed, change } = props;
  const say = useWords('assess');
  const said = useSaid(props);
  const { anchors } = furtherAsked(typed);
  const isNeeded = said('/now') !== undefined || anchors.some((anchor) => said(`/anchors/${anchor}`) !== undefined);
  const anchorField = (anchor: FurtherAnchor) => (
    <MomentField
      key={anchor}
      id={`assess-${anchor}`}
      label={say(anchor)}
      required={false}
      value={typed.anchors[anchor] ?? noMoment}
      error={said(`/anchors/${anchor}`)}
      onChange={(moment) => change({ anchors: { ...typed.anchors, [anchor]: moment } })}
    />
  );
  return (
    <details className={incidentClasses.details} open={isNeeded || undefined}>
      <summary>{say('moreDates')}</summary>
      <div className={classes.part}>
        {anchors.map(anchorField)}
        <MomentField
          id="assess-now"
          label={say('now')}
          required={false}
          hint={say('nowHint')}
          value={typed.now}
          error={said('/now')}
          onChange={(now) => change({ now })}
        />
      </div>
    </details>
  );
}

function Counts(props: Props) {
  const { typed, change } = props;
  const say = useWords('assess');
  const language = useLanguage();
  const said = useSaid(props);
  const labelOf = (count: CountFact) => (count === 'principals-affected' ? say('principals') : wordOf('fact', count, language));
  return (
    <div className={classes.part}>
      {countsAsked(typed).map((count) => (
        <CountField
          key={count}
          id={`assess-${count}`}
          label={labelOf(count)}
          required={false}
          value={typed.counts[count] ?? noCount}
          error={said(`/facts/${count}`)}
          onChange={(value) => change({ counts: { ...typed.counts, [count]: value } })}
        />
      ))}
    </div>
  );
}

/** Whether evidence is at hand, asked of what an exception of the law stands on. */
const evidenceOf = (
  { typed, change }: Pick<Props, 'typed' | 'change'>,
  fact: TruthFact,
): Pick<ComponentProps<typeof AskedQuestion>, 'evidence'> =>
  isExemptionFact(fact)
    ? {
        evidence: {
          isAtHand: typed.evidenced.includes(fact),
          onChange: (isAtHand) => change({ evidenced: [...typed.evidenced.filter((each) => each !== fact), ...(isAtHand ? [fact] : [])] }),
        },
      }
    : {};

function Questions({ typed, change }: Props) {
  const say = useWords('assess');
  const language = useLanguage();
  const answer = (question: Question) => (given: string) => change({ answers: { ...typed.answers, [question]: given } });
  return (
    <div className={classes.part}>
      {questionsAsked(typed.answers).map((question) => (
        <AskedQuestion
          key={question}
          asks={questions[question][language]}
          help={questions[question].help[language]}
          value={typed.answers[question] ?? ''}
          onChange={answer(question)}
          {...evidenceOf({ typed, change }, questions[question].fact)}
        />
      ))}
      <ChoiceField
        id="assess-indicator"
        label={say('indicator')}
        required={false}
        hint={say('indicatorHint')}
        empty={say('indicatorNone')}
        value={typed.indicator}
        options={SuspicionIndicator.options.map((sign) => ({ value: sign, label: wordOf('suspicion', sign, language) }))}
        onChange={(indicator) => change({ indicator })}
      />
    </div>
  );
}

/** What only the rules of some places and sectors ask: nothing for a plain case in Japan. */
function Further({ typed, change }: Props) {
  const say = useWords('assess');
  const language = useLanguage();
  const { facts } = furtherAsked(typed);
  if (facts.length === 0) return null;
  const answer = (fact: TruthFact) => (given: string) => change({ facts: { ...typed.facts, [fact]: given } });
  return (
    <Panel title={say('further')}>
      <div className={classes.part}>
        {facts.map((fact) => (
          <AskedQuestion
            key={fact}
            asks={wordOf('fact', fact, language)}
            value={typed.facts[fact] ?? ''}
            onChange={answer(fact)}
            {...evidenceOf({ typed, change }, fact)}
          />
        ))}
        {isGradeAsked(typed) && (
          <ChoiceField
            id="assess-grade"
            label={wordOf('fact', 'event-grade', language)}
            required={false}
            hint={say('gradeHint')}
            empty={say('gradeNone')}
            value={typed.grade}
            options={EventGrade.options.map((grade) => ({ value: grade, label: wordOf('grade', grade, language) }))}
            onChange={(grade) => change({ grade })}
          />
        )}
      </div>
    </Panel>
  );
}
