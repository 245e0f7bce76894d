import { MantineProvider } from '@mantine/core';
import type { TimelineEntry } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { renderToStaticMarkup } from 'react-dom/server';
import { speak } from '../words/i18n.js';
import { Entry } from './timeline.js';

beforeAll(() => speak('ja'));

const speaker = speakerOf('ja', { people: new Map(), duties: new Map([['jp.appi.final-report', { ja: '確報', en: 'Final' }]]), texts: {} });
const entry = {
  seq: 4,
  digest: 'abcdef0123456789',
  occurredAt: '2026-12-28T10:00:00+09:00',
  actor: { kind: 'system', part: 'duties' },
  type: 'FilingMade',
  data: { filing: 'f1', duty: 'jp.appi.final-report', kind: 'final', madeAt: '2026-12-28T10:00:00+09:00', channel: 'post', late: false },
} as unknown as TimelineEntry;
const shown = (takenBackBy?: number) =>
  renderToStaticMarkup(
    <MantineProvider>
      <Entry entry={entry} speaker={speaker} takenBackBy={takenBackBy} />
    </MantineProvider>,
  );

test('an entry that was taken back is struck and leads to the one that did it; any other is not', () => {
  expect(shown(57)).toMatch(/<s>確報を提出しました.+<\/s>/);
  expect(shown(57)).toContain('href="#entry-57"');
  expect(shown(57)).toContain('取消済');
  expect(shown()).not.toMatch(/<s>|取消済/);
  expect(shown()).toContain('id="entry-4"');
});
