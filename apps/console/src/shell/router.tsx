import { commandNames } from '@shodo/contracts';
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { z } from 'zod';
import { AccountPage } from '../account/account-page.js';
import { AssessPage } from '../assess/assess-page.js';
import { BoardPage } from '../board/board-page.js';
import { filters } from '../board/rows.js';
import { IncidentPage } from '../incident/incident-page.js';
import { CalendarPage } from '../organisation/calendar-page.js';
import { RecordPage } from '../organisation/record-page.js';
import { SettingsPage } from '../organisation/settings-page.js';
import { TokensPage } from '../organisation/tokens-page.js';
import { OutboxPage } from '../outbox/outbox-page.js';
import { PeoplePage } from '../people/people-page.js';
import { ReportPage } from '../report/report-page.js';
import { JoinPage } from './join-page.js';
import { NotFound } from './not-found.js';
import { onlyFor } from './only-for.js';
import { usePageTitle } from './page-title.js';
import { ReceivePage } from './receive-page.js';
import { SetupPage } from './setup-page.js';
import { SignInPage } from './sign-in-page.js';
import { SignedIn } from './signed-in.js';

/** What stands in the address: filters, tabs and open forms survive a reload and can be sent to a colleague. */
export const boardSearch = z.object({
  show: z.enum(filters).optional().catch(undefined),
  state: z.enum(['closed', 'all']).optional().catch(undefined),
});
/** The overview is the page itself: no word for it in the address. */
const furtherTabs = ['facts', 'decisions', 'filings', 'prevention', 'timeline'] as const;
export const incidentSearch = z.object({
  tab: z.enum(furtherTabs).optional().catch(undefined),
  act: z.enum(commandNames).optional().catch(undefined),
  on: z.string().max(200).optional().catch(undefined),
  all: z.boolean().optional().catch(undefined),
  who: z.enum(['people']).optional().catch(undefined),
});
const signInSearch = z.object({ back: z.string().max(2_000).optional().catch(undefined) });

function Root() {
  usePageTitle();
  return <Outlet />;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, staticData: { page: 'product' } });
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: SetupPage,
  staticData: { page: 'setup' },
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: JoinPage,
  staticData: { page: 'join' },
});
const receive = createRoute({
  getParentRoute: () => root,
  path: '/receive',
  component: ReceivePage,
  staticData: { page: 'receive' },
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => signInSearch.parse(search),
  component: SignInPage,
  staticData: { page: 'signIn' },
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn, staticData: { page: 'product' } });
const board = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: (search) => boardSearch.parse(search),
  component: BoardPage,
  staticData: { page: 'incidents' },
});
const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/report',
  component: onlyFor('ReportIncident', 'report', ReportPage),
  staticData: { page: 'report' },
});
const incident = createRoute({
  getParentRoute: () => signedIn,
  path: '/incidents/$incidentId',
  validateSearch: (search) => incidentSearch.parse(search),
  component: IncidentPage,
  staticData: { page: 'incident' },
});
const assess = createRoute({ getParentRoute: () => signedIn, path: '/assess', component: AssessPage, staticData: { page: 'assess' } });
const outbox = createRoute({ getParentRoute: () => signedIn, path: '/outbox', component: OutboxPage, staticData: { page: 'outbox' } });
const people = createRoute({ getParentRoute: () => signedIn, path: '/people', component: PeoplePage, staticData: { page: 'people' } });
const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  component: onlyFor('listTokens', 'tokens', TokensPage),
  staticData: { page: 'tokens' },
});
const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: '/calendar',
  component: CalendarPage,
  staticData: { page: 'calendar' },
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: SettingsPage,
  staticData: { page: 'settings' },
});
const account = createRoute({ getParentRoute: () => signedIn, path: '/account', component: AccountPage, staticData: { page: 'account' } });
const record = createRoute({
  getParentRoute: () => signedIn,
  path: '/record',
  component: onlyFor('readOrganisationRecord', 'record', RecordPage),
  staticData: { page: 'record' },
});

const routes = root.addChildren([
  setup,
  join,
  receive,
  signIn,
  signedIn.addChildren([board, report, incident, assess, outbox, people, tokens, calendar, settings, account, record]),
]);

export const makeRouter = () => createRouter({ routeTree: routes, defaultPreload: false, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
