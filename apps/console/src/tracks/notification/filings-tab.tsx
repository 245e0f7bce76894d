import type { IncidentView } from '@shodo/contracts';
import { isReport } from '@shodo/words';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { Moment } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';
import { ChangedSince, ChangedSinceDrafted } from './changed-since.js';
import { DutyLine } from './duty-line.js';
import { OpenItems } from './left-open.js';
import { NoticeActs } from './notice-acts.js';
import { ReportItemsPanel } from './report-completeness-panel.js';
import { TakenBack } from './taken-back.js';

type Filing = IncidentView['filings'][number];

/** What was sent to whom: filings in every state, and the notice to principals. */
export function FilingsTab() {
  const say = useWords('filings');
  const { view } = useIncident();
  const notices = view.duties.filter(({ kind }) => kind === 'principal-notice');
  return (
    <div className={classes.column}>
      <ReportItemsPanel />
      <Panel
        title={say('filingList')}
        actions={
          <>
            <ActionButton command="DraftFiling" variant="filled" />
            <ActionButton command="RecordFilingMade" />
          </>
        }
      >
        {view.filings.length === 0 && <Quiet>{say('noFilings')}</Quiet>}
        <ul className={classes.list}>
          {view.filings.toReversed().map((filing) => (
            <FilingLine key={filing.filing} filing={filing} />
          ))}
        </ul>
      </Panel>
      <Panel title={say('notices')}>
        {notices.length === 0 && <Quiet>{say('noNotices')}</Quiet>}
        <ul className={classes.list}>
          {notices.map((duty) => (
            <DutyLine key={duty.duty} duty={duty}>
              <NoticeActs duty={duty} />
            </DutyLine>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

export function FilingState({ filing }: { readonly filing: Filing }) {
  const say = useWords('filings');
  if (filing.state === 'drafted')
    return (
      <Badge tone="running" shape="open">
        {say('drafted')}
      </Badge>
    );
  if (filing.state === 'approved')
    return (
      <Badge tone="held" shape="half">
        {say('approved')}
      </Badge>
    );
  if (filing.withdrawn)
    return (
      <Badge tone="released" shape="dash">
        {say('withdrawn')}
      </Badge>
    );
  return (
    <>
      <Badge tone="settled" shape="tick" isLate={filing.late === true && filing.strictness !== 'guideline'}>
        {filing.late ? say(filing.strictness === 'guideline' ? 'madePastGuide' : 'madeLate') : say('made')}
      </Badge>
      {!filing.receiptNumber && (
        <Badge tone="no-proof" shape="triangle">
          {say('noProof')}
        </Badge>
      )}
      {isReport(filing.duty) && !filing.approvedBy && (
        <Badge tone="no-proof" shape="triangle">
          {say('noApproval')}
        </Badge>
      )}
    </>
  );
}

function FilingLine({ filing }: { readonly filing: Filing }) {
  const say = useWords('filings');
  const sayIncident = useWords('incident');
  const { speaker, view } = useIncident();
  const { kind, duty, content, openItems, draftedBy, draftedAt, approvedBy, approvedAt, madeAt, channel } = filing;
  const { receiptNumber, soleDecision, state, withdrawn } = filing;
  const isOwed = view.duties.some((owed) => owed.duty === duty && !owed.settledAt);
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <h3>{withdrawn ? <s>{speaker.filing(kind, duty)}</s> : speaker.filing(kind, duty)}</h3>
        <div className={classes.meta}>
          <FilingState filing={filing} />
        </div>
      </div>
      <p className={classes.meta}>
        {madeAt && <Moment at={madeAt} />}
        {channel && <span>{speaker.word('filingChannel', channel)}</span>}
        {receiptNumber && <span>{say('receipt', { number: speaker.text(receiptNumber) ?? '' })}</span>}
        {draftedBy && <span>{say('draftedBy', { name: speaker.person(draftedBy, draftedAt) })}</span>}
        {approvedBy && <span>{say('approvedBy', { name: speaker.person(approvedBy, approvedAt) })}</span>}
        {soleDecision && <Badge tone="plain">{say('soleDecision')}</Badge>}
      </p>
      {withdrawn ? <TakenBack withdrawn={withdrawn} /> : <OpenItems items={openItems} speaker={speaker} className={classes.quiet} />}
      <ChangedSince changed={filing.changed} />
      <ChangedSinceDrafted changed={filing.changedSinceDrafted} speaker={speaker} />
      {content && (
        <details className={classes.details}>
          <summary>{sayIncident('showContent')}</summary>
          <p className={classes.text}>{speaker.text(content)}</p>
        </details>
      )}
      {state === 'made' && !withdrawn && (
        <div className={classes.actions}>
          <ActionButton command="WithdrawFiling" on={filing.filing} label={say('withdraw')} size="xs" />
        </div>
      )}
      {state !== 'made' && isOwed && (
        <div className={classes.actions}>
          {state === 'drafted' && <ActionButton command="ApproveFiling" on={filing.filing} />}
          <ActionButton command="RecordFilingMade" on={duty} />
        </div>
      )}
    </li>
  );
}
