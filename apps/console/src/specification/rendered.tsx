import { MantineProvider } from '@mantine/core';
import type { Language } from '@shodo/words';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { speak } from '../words/i18n.js';

/** A part of the page as it is first drawn, without a browser. */
export async function rendered(part: ReactNode, language: Language = 'ja'): Promise<string> {
  await speak(language);
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <RouterContextProvider router={router as never}>{part}</RouterContextProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** What is read there: the words, without the marks around them. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
