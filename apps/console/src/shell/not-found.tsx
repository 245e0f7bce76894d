import { Link } from '@tanstack/react-router';
import { useWords } from '../words/i18n.js';
import classes from './shell.module.css';

export function NotFound() {
  const say = useWords('shell');
  return (
    <main className={classes.narrow}>
      <h1>{say('notFound')}</h1>
      <p>
        <Link to="/">{say('backToList')}</Link>
      </p>
    </main>
  );
}
