import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Declined, isSignedOut } from './client.js';

const tries = 3;

/** The store of what was read. A sign-in that has ended leads to the sign-in page; drafts stay where they are. */
export function makeQueries(whenSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) whenSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => !(error instanceof Declined) && failures < tries },
      mutations: { retry: false },
    },
  });
}
