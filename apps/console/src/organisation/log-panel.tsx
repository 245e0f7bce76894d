import { Button } from '@mantine/core';
import { streams } from '@shodo/contracts';
import { type Answer, useRead } from '../api/reads.js';
import { Failure } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { keyFileOf } from './key-file.js';

type Log = Answer<'readLog'>;

/** How far the record is safe against a rewriting of everything, and what an outsider needs to check it without us. */
export function LogPanel() {
  const say = useWords('organisation');
  const log = useRead('readLog');
  return (
    <Panel
      title={say('logTitle')}
      lead={say('logLead')}
      actions={
        <>
          <Button component="a" variant="default" size="sm" href={streams.downloadVerifier.path} download>
            {say('logVerifier')}
          </Button>
          {log.data && log.data.keys.length > 0 && (
            <Button component="a" variant="default" size="sm" href={keyFileOf(log.data.keys)} download="shodo-keys.txt">
              {say('logKeys')}
            </Button>
          )}
        </>
      }
    >
      {log.error && <Failure error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && <Standing log={log.data} />}
    </Panel>
  );
}

function Standing({ log: { checkpoint, places, failing, unanchoredSince, unanchoredEntries, keys } }: { readonly log: Log }) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const isOutside = places.length > 0;
  return (
    <>
      <Notice tone={!isOutside ? 'careful' : unanchoredSince ? 'plain' : 'good'}>
        {unanchoredSince ? (
          <p>{say(isOutside ? 'logUnanchored' : 'logNowhere', { at: speaker.momentShort(unanchoredSince), count: unanchoredEntries })}</p>
        ) : (
          <p>{say('logAnchored')}</p>
        )}
      </Notice>
      {failing.map(({ place, why, since }) => (
        <Notice key={place} tone="wrong">
          {say(why === 'away' ? 'logPlaceFails' : 'logPlaceKnowsAnother', {
            place: say(placeNames[place]),
            at: speaker.momentShort(since),
          })}
        </Notice>
      ))}
      <ul>
        <li>
          {checkpoint ? say('logCheckpoint', { at: speaker.momentShort(checkpoint.madeAt), count: checkpoint.size }) : say('logNone')}
        </li>
        {places.map(({ place, anchoredAt }) => (
          <li key={place}>{say(placeWords[place], { at: speaker.momentShort(anchoredAt) })}</li>
        ))}
      </ul>
      {keys.length > 0 && <Quiet>{say('logKeyCount', { count: keys.length })}</Quiet>}
    </>
  );
}

const placeNames = { folder: 'logFolder', timestamp: 'logTimestamp', mail: 'logMail' } as const;
const placeWords = { folder: 'logInFolder', timestamp: 'logStamped', mail: 'logMailed' } as const;
