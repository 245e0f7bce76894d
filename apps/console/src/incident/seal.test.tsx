import { MantineProvider } from '@mantine/core';
import type { IncidentView, LogView, Me, Role } from '@shodo/contracts';
import { type Language, speakerOf } from '@shodo/words';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { MeContext } from '../api/me.js';
import { keyOf } from '../api/reads.js';
import { incident as words } from '../words/areas/incident.js';
import { IncidentContext } from './incident-context.js';
import { Seal } from './seal.js';

const inLanguage = (lng: Language) =>
  i18next.use(initReactI18next).init({
    lng,
    ns: ['incident'],
    resources: { ja: { incident: words.ja }, en: { incident: words.en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });

const view = { id: 'i', reportedAt: '2026-11-28T22:00:00+09:00', seq: 7, digest: 'd' } as unknown as IncidentView;
const mailed = (anchoredAt: string) => ({ place: 'mail', size: 40, anchoredAt }) as const;

function shown(log: Partial<LogView> | undefined, language: Language = 'ja', beside: Partial<IncidentView> = {}) {
  const queries = new QueryClient();
  if (log) queries.setQueryData(keyOf('readLog'), { size: 40, places: [], failing: [], unanchoredEntries: 0, keys: [], ...log });
  const speaker = speakerOf(language, { people: new Map(), duties: new Map(), texts: {}, presentYear: 2026 });
  const markup = renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <MeContext value={{ roles: ['clerk'] as Role[] } as Me}>
          <IncidentContext value={{ view: { ...view, ...beside }, people: [], speaker }}>
            <Seal />
          </IncidentContext>
        </MeContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  queries.clear();
  return markup.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, '');
}

beforeEach(() => inLanguage('ja'));

test('A record that a checkpoint outside covers says so, with the time it is known of', async () => {
  expect(shown({ places: [mailed('2026-11-28T13:30:00Z'), mailed('2026-11-28T14:05:00Z')] })).toBe(
    '記録 7 件・外部に控えあり（11/28（土）23:05現在）',
  );
  await inLanguage('en');
  expect(shown({ places: [mailed('2026-11-28T14:05:00Z')] }, 'en')).toBe('Record: 7 entries · copy outside (as of Sat 28 Nov, 23:05)');
});

test('A record covered in part says until when', () => {
  expect(shown({ places: [mailed('2026-11-28T14:05:00Z')], unanchoredSince: '2026-11-28T14:10:00Z', unanchoredEntries: 2 })).toBe(
    '記録 7 件・外部に控えあり（11/28（土）23:10より前の記録）',
  );
});

test('Without a checkpoint outside that could hold any of it, there is no copy yet', () => {
  const none = '記録 7 件・外部への控えはまだありません';
  expect(shown({ unanchoredSince: '2026-11-28T13:00:01Z', unanchoredEntries: 7 })).toBe(none);
  // Deposited before the incident began, or held up by an entry that is older than it.
  expect(shown({ places: [mailed('2026-11-28T12:59:00Z')], unanchoredSince: '2026-11-28T13:00:01Z', unanchoredEntries: 7 })).toBe(none);
  expect(shown({ places: [mailed('2026-11-28T14:05:00Z')], unanchoredSince: '2026-11-28T12:00:00Z', unanchoredEntries: 9 })).toBe(none);
});

test('While the standing of the log is not known nothing is claimed', () => {
  expect(shown(undefined)).toBe('記録 7 件');
});

test('A record that was found to differ says so in place of its copies outside, until a comparison finds nothing', () => {
  const places = { places: [mailed('2026-11-28T14:05:00Z')] };
  const recordDiffers = [{ code: 'changed', seq: 5 }] as const;
  expect(shown(places, 'ja', { recordDiffers: [...recordDiffers] })).toBe('記録 7 件・破損（食い違い 1 件）');
  expect(shown(places, 'ja', { recordDiffers: [] })).toContain('外部に控えあり');
});
