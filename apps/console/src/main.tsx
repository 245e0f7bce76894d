import './api/without-eval.js';
import './theme/mantine.js';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueries } from './api/queries.js';
import { makeRouter } from './shell/router.js';
import { adoptVariables } from './theme/adopt-variables.js';
import { theme } from './theme/theme.js';
import { startWords } from './words/i18n.js';

adoptVariables();
await startWords();

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the console');

const router = makeRouter();
const queries = makeQueries(() => {
  const { pathname, searchStr } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { back: `${pathname}${searchStr}` } });
});

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
