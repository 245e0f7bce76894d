import { Button, useMantineColorScheme } from '@mantine/core';
import { type Asking, mayDo } from '@shodo/access';
import { useMutation } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMe } from '../api/me.js';
import { changeLanguage, useLanguage, useWords } from '../words/i18n.js';
import { useLeaving } from './leaving.js';
import classes from './shell.module.css';

/** Only pages the reader may read are offered. */
const links = [
  { to: '/', word: 'incidents', asks: 'listIncidents' },
  { to: '/assess', word: 'assess', asks: 'assess' },
  { to: '/outbox', word: 'outbox', asks: 'listOutbox' },
  { to: '/people', word: 'people', asks: 'listPeople' },
  { to: '/record', word: 'record', asks: 'readOrganisationRecord' },
  { to: '/settings', word: 'settings', asks: 'readOrganisation' },
] as const satisfies readonly { readonly asks: Asking; readonly [name: string]: string }[];

/** The bar on top: where one can go, reporting, language, colours, signing out. On a phone the rest hides behind one button. */
export function Bar() {
  const say = useWords('shell');
  const { roles } = useMe();
  const offered = links.filter(({ asks }) => mayDo(roles, asks));
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [path]);
  return (
    <header className={`${classes.bar} ${isOpen ? classes.open : ''}`} data-no-print>
      <div className={classes.inner}>
        <Brand />
        <button type="button" className={`${classes.small} ${classes.toggle}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? say('closeMenu') : say('menu')}
        </button>
        <nav className={classes.links} aria-label={say('navigation')}>
          {offered.map(({ to, word }) => (
            <Link key={to} to={to} className={classes.link} activeOptions={{ exact: true, includeSearch: false }}>
              {say(word)}
            </Link>
          ))}
        </nav>
        <div className={classes.end}>
          <Preferences />
          <Who />
        </div>
      </div>
    </header>
  );
}

export function Brand() {
  const say = useWords('shell');
  return (
    <Link to="/" className={classes.brand}>
      <img src="/favicon.svg" alt="" />
      {say('product')}
    </Link>
  );
}

export function Preferences() {
  const say = useWords('shell');
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <>
      <button type="button" lang={other} className={classes.small} onClick={() => changeLanguage(other)}>
        {other === 'en' ? say('english') : say('japanese')}
      </button>
      <button type="button" className={classes.small} onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
        {isDark ? say('light') : say('dark')}
      </button>
    </>
  );
}

function Who() {
  const say = useWords('shell');
  const me = useMe();
  const leave = useLeaving();
  const leaving = useMutation({ mutationFn: () => leave('signOut') });
  return (
    <>
      {leaving.error && <span role="alert">{say('stillSignedIn')}</span>}
      <Link to="/account" className={classes.who} title={me.organisation.name}>
        {say('signedInAs', { name: me.name })}
      </Link>
      <Button variant="subtle" size="sm" className={classes.leave ?? ''} loading={leaving.isPending} onClick={() => leaving.mutate()}>
        {say('signOut')}
      </Button>
    </>
  );
}
