import { MantineProvider } from '@mantine/core';
import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { renderToStaticMarkup } from 'react-dom/server';
import { IncidentContext } from '../../incident/incident-context.js';
import { speak } from '../../words/i18n.js';
import { FilingState } from './filings-tab.js';

beforeAll(() => speak('ja'));

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
const made = (late: boolean, strictness?: string) => ({
  state: 'made',
  receiptNumber: { ref: 'r' },
  openItems: [],
  late,
  ...(strictness && { strictness }),
});
const shown = (filing: object) =>
  renderToStaticMarkup(
    <MantineProvider>
      <IncidentContext value={{ view: {} as IncidentView, people: [], speaker }}>
        <FilingState filing={filing as IncidentView['filings'][number]} />
      </IncidentContext>
    </MantineProvider>,
  ).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, '');

test('only what came after a deadline of law was filed too late', () => {
  expect(shown(made(false))).toBe('提出済');
  expect(shown(made(true, 'statute'))).toBe('提出済（期限超過）');
  expect(shown(made(true, 'guideline'))).toBe('提出済（目安を過ぎた）');
});
