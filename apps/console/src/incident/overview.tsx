import { FailedMailsPanel } from '../outbox/failed-mails-panel.js';
import { AwarenessPanel } from '../tracks/detection/awareness-panel.js';
import { DutyBoard } from '../tracks/notification/duty-board.js';
import { RemindersPanel } from '../tracks/notification/reminders-panel.js';
import { ReportItemsLine } from '../tracks/notification/report-completeness-panel.js';
import { ClosingPanel } from '../tracks/remediation/closing-panel.js';
import { DrillClockPanel } from './drill-clock-panel.js';
import { ErasurePanel } from './erasure-panel.js';
import { EvidencePackPanel } from './evidence-pack-panel.js';
import { HoldersPanel } from './holders-panel.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { NextPanel } from './next-panel.js';
import { SummaryPanel } from './summary-panel.js';
import { VaultGone } from './vault-gone.js';

/** What to do next and until when; beside it what was reported, who holds what, and what closing still needs. */
export function Overview() {
  const { view } = useIncident();
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <VaultGone />
        <NextPanel />
        <FailedMailsPanel />
        <RemindersPanel />
        <DutyBoard />
      </div>
      <div className={classes.column}>
        <SummaryPanel />
        <ReportItemsLine />
        <AwarenessPanel />
        <HoldersPanel />
        <ClosingPanel />
        <EvidencePackPanel />
        <ErasurePanel />
        {view.kind === 'drill' && !view.closed && <DrillClockPanel />}
      </div>
    </div>
  );
}
