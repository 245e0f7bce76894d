import type { DecisionView, LimitedView } from '@shodo/contracts';
import { decisionName } from '@shodo/words';
import { canBeReplaced } from '../../forms/choosing.js';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { LimitedMark } from '../../incident/limited-mark.js';
import { Badge, type BadgeTone } from '../../theme/badge.js';
import type { MarkShape } from '../../theme/mark.js';
import { Notice } from '../../theme/notice.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { RulingsPanel } from './rulings-panel.js';

/** 判断記録: what was weighed and chosen, on which facts and why; the newest first. */
export function DecisionsTab() {
  const say = useWords('decisions');
  const { view } = useIncident();
  const open = view.decisions.map((decision) => ({
    number: decision.number,
    line: <DecisionLine key={decision.decision} decision={decision} />,
  }));
  const closed = view.limited.flatMap((limit) =>
    limit.what === 'decision' && !limit.isOpen
      ? [{ number: limit.number ?? 0, line: <WithheldLine key={limit.item} limit={limit} /> }]
      : [],
  );
  const lines = [...open, ...closed].toSorted((one, other) => other.number - one.number);
  return (
    <div className={classes.column}>
      <Panel title={say('log')} lead={say('lead')} actions={<ActionButton command="RecordDecision" variant="filled" />}>
        {lines.length === 0 && <Quiet>{say('none')}</Quiet>}
        <ul className={classes.list}>{lines.map(({ line }) => line)}</ul>
      </Panel>
      <RulingsPanel />
    </div>
  );
}

/** That there is a decision, and whom it is for; what it says is not for this reader. */
function WithheldLine({ limit: { number = 0, at, by, audience } }: { readonly limit: LimitedView }) {
  const say = useWords('decisions');
  const { speaker } = useIncident();
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <h3>{decisionName(number, speaker.language)}</h3>
        <p className={classes.meta}>
          <LimitedMark to={audience} speaker={speaker} />
        </p>
      </div>
      <p>{say('withheld')}</p>
      <p className={classes.meta}>{say('decidedBy', { name: speaker.person(by, at), at: speaker.momentShort(at) })}</p>
    </li>
  );
}

const looks: Readonly<Record<DecisionView['state'], readonly [BadgeTone, MarkShape]>> = {
  'to-approve': ['plain', 'open'],
  'in-force': ['settled', 'tick'],
  'to-review': ['soon', 'half'],
  superseded: ['released', 'dash'],
  'not-taken-up': ['released', 'dash'],
};

const isOver = (state: DecisionView['state']) => state === 'superseded' || state === 'not-taken-up';

function DecisionLine({ decision }: { readonly decision: DecisionView }) {
  const say = useWords('decisions');
  const { view, speaker } = useIncident();
  const { number, subject, state, question, reason, law, reviewAt } = decision;
  const limit = view.limited.find(({ item }) => item === decision.decision);
  const [tone, shape] = looks[state];
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <h3>
          {decisionName(number, speaker.language)} {speaker.word('decisionSubject', subject)}
        </h3>
        <p className={classes.meta}>
          <Badge tone={tone} shape={shape}>
            {say(state)}
          </Badge>
          {reviewAt && !isOver(state) && <span>{say('reviewAt', { at: speaker.momentShort(reviewAt) })}</span>}
          {limit && <LimitedMark to={limit.audience} speaker={speaker} />}
        </p>
      </div>
      <WhyAgain decision={decision} />
      <dl className={classes.facts}>
        <dt>{say('question')}</dt>
        <dd className={classes.text}>{speaker.text(question)}</dd>
        <dt>{say('options')}</dt>
        <dd>
          <Options decision={decision} />
        </dd>
        <dt>{say('reason')}</dt>
        <dd className={classes.text}>{speaker.text(reason)}</dd>
        {law && <dt>{say('law')}</dt>}
        {law && <dd className={classes.text}>{speaker.text(law)}</dd>}
        <dt>{say('reliesOn')}</dt>
        <dd>
          <ReliedFacts reliesOn={decision.reliesOn} />
        </dd>
      </dl>
      <WhoDecided decision={decision} />
      <Actions decision={decision} />
    </li>
  );
}

/** この判断の根拠が変わりました. */
function WhyAgain({ decision: { state, reopened, reviewAt } }: { readonly decision: DecisionView }) {
  const say = useWords('decisions');
  const { speaker } = useIncident();
  if (!reopened || isOver(state)) return null;
  const changed = reopened.facts.map(({ fact, version }) => say('newVersion', { fact: speaker.word('fact', fact), version }));
  return (
    <Notice tone="careful">
      {changed.length > 0 && <p>{say('changed', { facts: speaker.list(changed) })}</p>}
      {reopened.reviewIsDue && reviewAt && <p>{say('reviewIsDue', { at: speaker.momentShort(reviewAt) })}</p>}
    </Notice>
  );
}

function Options({ decision: { options, choice } }: { readonly decision: DecisionView }) {
  const say = useWords('decisions');
  const { speaker } = useIncident();
  const lines = (speaker.text(options) ?? '').split('\n').filter((line) => line.trim() !== '');
  return (
    <ol>
      {lines.map((line, index) => (
        <li key={line}>
          {index + 1 === choice ? (
            <>
              <strong>{line}</strong> <Badge tone="known">{say('chosen')}</Badge>
            </>
          ) : (
            line
          )}
        </li>
      ))}
    </ol>
  );
}

/** Each in the version it was known in then; the present one stands on the sheet of facts. */
function ReliedFacts({ reliesOn }: Pick<DecisionView, 'reliesOn'>) {
  const say = useWords('decisions');
  const { view, speaker } = useIncident();
  if (reliesOn.length === 0) return <span className={classes.quiet}>{say('noFacts')}</span>;
  return (
    <ul>
      {reliesOn.map(({ fact, version }) => {
        const known = view.facts.find((each) => each.fact === fact && each.version === version);
        const stated = known ? [speaker.stated(fact, known.stated)] : [];
        return <li key={fact}>{speaker.beside(speaker.word('fact', fact), ...stated, say('version', { version }))}</li>;
      })}
    </ul>
  );
}

function WhoDecided({ decision }: { readonly decision: DecisionView }) {
  const say = useWords('decisions');
  const { view, speaker } = useIncident();
  const { state, decidedBy, decidedAt, approved, upheld, supersedes, supersededBy } = decision;
  const known = (id: string | undefined) => view.decisions.find((each) => each.decision === id);
  const numberOf = (id: string) => known(id)?.number ?? view.limited.find(({ item }) => item === id)?.number ?? 0;
  const first = state === 'not-taken-up' ? known(supersedes)?.supersededBy : undefined;
  const named = (by: string | undefined, at: string) => ({ name: speaker.person(by, at), at: speaker.momentShort(at) });
  const alone = (isAlone: boolean) => isAlone && <Badge tone="plain">{say('alone')}</Badge>;
  return (
    <>
      <p className={classes.meta}>
        <span>{say('decidedBy', named(decidedBy, decidedAt))}</span>
        {approved && <span>{say('approvedBy', named(approved.by, approved.at))}</span>}
        {approved && alone(approved.soleDecision)}
        {supersedes && <span>{say('replaces', { number: numberOf(supersedes) })}</span>}
        {first && <span>{say('tooLate', { number: numberOf(first) })}</span>}
        {supersededBy && <span>{say('replacedBy', { number: numberOf(supersededBy) })}</span>}
      </p>
      {approved?.note && <p className={classes.text}>{speaker.text(approved.note)}</p>}
      {upheld.map(({ at, by, reason, soleDecision, reliesOn }) => (
        <div key={at}>
          <p className={classes.meta}>
            <span>{say('upheldBy', named(by, at))}</span>
            {alone(soleDecision)}
          </p>
          <p className={classes.text}>{speaker.text(reason)}</p>
          <dl className={classes.facts}>
            <dt>{say('reliesOn')}</dt>
            <dd>
              <ReliedFacts reliesOn={reliesOn} />
            </dd>
          </dl>
        </div>
      ))}
    </>
  );
}

function Actions({ decision: of }: { readonly decision: DecisionView }) {
  const { decision, state } = of;
  const say = useWords('decisions');
  const { view } = useIncident();
  const widening = view.limited.some(({ item }) => item === decision) && <ActionButton command="WidenAudience" on={decision} />;
  if (isOver(state)) return widening && <div className={classes.actions}>{widening}</div>;
  return (
    <div className={classes.actions}>
      {widening}
      {state === 'to-approve' && <ActionButton command="ApproveDecision" on={decision} />}
      {state === 'to-review' && <ActionButton command="UpholdDecision" on={decision} />}
      {canBeReplaced(of) && <ActionButton command="RecordDecision" on={decision} label={say('replace')} />}
    </div>
  );
}
