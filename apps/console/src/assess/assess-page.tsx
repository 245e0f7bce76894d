import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Declined } from '../api/client.js';
import { useDraft } from '../api/draft.js';
import { type InquiryBody, useInquiry } from '../api/inquiries.js';
import { useMe } from '../api/me.js';
import { keepsInputMethod } from '../forms/command-form.js';
import formClasses from '../forms/form.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import classes from './assess.module.css';
import { AssessForm, idOfPlace } from './assess-form.js';
import { Result } from './result.js';
import { cautionsOf, documentOf, faultsOf, faultsSaid, startingFrom } from './typed-assessment.js';

interface Asked {
  readonly document: InquiryBody<'assess'>;
  /** As it was typed then: what is typed since is not in the answer. */
  readonly typed: string;
}

/** 期限計算: which reports and notices a case raises and by when, without an incident and without a record. */
export function AssessPage() {
  const say = useWords('assess');
  const { profile } = useMe().organisation;
  const [starting] = useState(() => startingFrom(profile));
  const { values, change, forget, isTouched } = useDraft('assess', starting);
  const [asked, setAsked] = useState<Asked | undefined>();
  const [wasTried, setTried] = useState(false);
  const result = useRef<HTMLDivElement>(null);
  const answer = useInquiry('assess', asked?.document);

  const present = documentOf(values, profile, new Date().toISOString());
  const found = faultsOf(present);
  const said =
    answer.error instanceof Declined && asked?.typed === JSON.stringify(values) ? faultsSaid(answer.error.problem.errors ?? []) : new Map();
  const faults = wasTried ? new Map([...said, ...found]) : new Map();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (found.size > 0) {
      requestAnimationFrame(() => lookAt([...found.keys()][0] ?? ''));
      return;
    }
    setAsked({ document: present, typed: JSON.stringify(values) });
    requestAnimationFrame(() => result.current?.focus());
  };
  const startAgain = () => {
    forget();
    setAsked(undefined);
    setTried(false);
  };
  return (
    <>
      <h1>{say('title')}</h1>
      <Quiet>{say('lead')}</Quiet>
      <div className={classes.columns}>
        <form className={formClasses.form} onSubmit={submit} onKeyDown={keepsInputMethod} noValidate>
          <AssessForm typed={values} change={change} faults={faults} cautions={cautionsOf(present)} />
          {faults.size > 0 && (
            <Notice tone="careful" isUrgent>
              {say('fixFields')}
            </Notice>
          )}
          <div className={classes.send}>
            <Button type="submit" loading={answer.isFetching}>
              {say('calculate')}
            </Button>
            {isTouched && (
              <Button variant="subtle" onClick={startAgain}>
                {say('startAgain')}
              </Button>
            )}
          </div>
        </form>
        <div ref={result} tabIndex={-1} className={classes.result}>
          <Panel title={say('result')}>
            {asked === undefined && <Quiet>{say('resultEmpty')}</Quiet>}
            {asked !== undefined && answer.isPending && <Reading />}
            {answer.error && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
            {asked !== undefined && answer.data && (
              <>
                {asked.typed !== JSON.stringify(values) && <Notice tone="careful">{say('resultOlder')}</Notice>}
                <Result answer={answer.data} now={asked.document.now} />
              </>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

/** Leads to the field of a place, wherever on the page it stands. */
function lookAt(place: string): void {
  const field = document.getElementById(idOfPlace(place));
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}
