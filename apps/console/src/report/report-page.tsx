import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import shellClasses from '../shell/shell.module.css';
import { Panel } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import classes from './report.module.css';
import { ReportForm } from './report-form.js';
import type { SentReport } from './use-report.js';

/** Three fields for whoever noticed something, and a reference to read aloud. */
export function ReportPage() {
  const say = useWords('report');
  const [sent, setSent] = useState<SentReport | undefined>();
  return (
    <div className={classes.page}>
      <div className={shellClasses.title}>
        <h1>{sent ? say('sent') : say('title')}</h1>
      </div>
      {sent ? <Sent {...sent} onAnother={() => setSent(undefined)} /> : <ReportForm onSent={setSent} />}
    </div>
  );
}

function Sent({ id, reference, onAnother }: SentReport & { readonly onAnother: () => void }) {
  const say = useWords('report');
  return (
    <>
      <output className={classes.reference}>
        <span>{say('reference')}</span>
        <strong>{reference}</strong>
        <span className={classes.aloud}>{say('readAloud')}</span>
      </output>
      <Panel title={say('whatNext')}>
        <ol className={classes.steps}>
          <li>{say('next1')}</li>
          <li>{say('next2')}</li>
          <li>{say('next3')}</li>
        </ol>
      </Panel>
      <div className={classes.ways}>
        <Button size="lg" renderRoot={(button) => <Link {...button} to="/incidents/$incidentId" params={{ incidentId: id }} search={{}} />}>
          {say('openIncident')}
        </Button>
        <Button variant="default" size="lg" onClick={onAnother}>
          {say('another')}
        </Button>
      </div>
    </>
  );
}
