import { Button, useMantineColorScheme } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { changeLanguage, useLanguage, useWords } from '../words/i18n.js';
import { useLeaving } from './leaving.js';
import { useMe } from './me.js';
import classes from './shell.module.css';

const links = [
  { to: '/', word: 'incidents' },
  { to: '/assess', word: 'assess' },
  { to: '/outbox', word: 'outbox' },
  { to: '/people', word: 'people' },
  { to: '/record', word: 'record' },
  { to: '/settings', word: 'settings' },
] as const;

/** The bar on top: where one can go, reporting, language, colours, signing out. On a phone the rest hides behind one button. */
export function Bar() {
  const say = useWords('shell');
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
          {links.map(({ to, word }) => (
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
  return (
    <>
      <Link to="/account" className={classes.who} title={me.organisation.name}>
        {say('signedInAs', { name: me.name })}
      </Link>
      <Button variant="subtle" size="sm" onClick={() => void leave('signOut')}>
        {say('signOut')}
      </Button>
    </>
  );
}
