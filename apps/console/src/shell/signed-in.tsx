import { Outlet } from '@tanstack/react-router';
import { useChanges } from '../api/live.js';
import { MeContext } from '../api/me.js';
import { useRead } from '../api/reads.js';
import { useWords } from '../words/i18n.js';
import { Bar } from './bar.js';
import { Failure, Reading } from './failure.js';
import { LinkRenewals } from './link-renewals.js';
import classes from './shell.module.css';

/** Everything behind sign-in: the bar, live changes, and who is reading. */
export function SignedIn() {
  const me = useRead('readMe');
  if (me.data) {
    return (
      <MeContext value={me.data}>
        <Frame />
      </MeContext>
    );
  }
  return <main className={classes.narrow}>{me.error ? <Failure error={me.error} onRetry={() => void me.refetch()} /> : <Reading />}</main>;
}

function Frame() {
  const say = useWords('shell');
  const isConnected = useChanges();
  return (
    <>
      <a className={classes.skip} href="#content">
        {say('skip')}
      </a>
      <Bar />
      {!isConnected && (
        <output className={classes.offline} data-no-print>
          {say('offline')}
        </output>
      )}
      <main id="content" className={classes.page} tabIndex={-1}>
        <LinkRenewals />
        <Outlet />
      </main>
    </>
  );
}
