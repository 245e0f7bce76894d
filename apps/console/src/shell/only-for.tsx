import { type Asking, authority } from '@shodo/access';
import { Link } from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { useMay } from '../api/me.js';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import type { PageName } from './page-title.js';

/** A page for those whose roles may ask for what it is about. Everybody else is told whose it is, and nothing is asked, so that nothing is refused. */
export function onlyFor(asks: Asking, page: PageName, Page: FunctionComponent): FunctionComponent {
  return function OnlyFor() {
    return useMay(asks) ? <Page /> : <NotForYou asks={asks} page={page} />;
  };
}

function NotForYou({ asks, page }: { readonly asks: Asking; readonly page: PageName }) {
  const say = useWords('shell');
  const sayPage = useWords('pages');
  const speaker = useSpeaker();
  return (
    <>
      <h1>{sayPage(page)}</h1>
      <Notice tone="careful">
        <p>{say('notForYou', { roles: speaker.words('role', authority[asks]) })}</p>
        <p>
          <Link to="/">{say('backToList')}</Link>
        </p>
      </Notice>
    </>
  );
}
