import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { Declined, isNotAllowed, isSignedOut } from './client.js';

const tries = 3;
const isNotRefused = ({ state }: Pick<Query, 'state'>) => !isNotAllowed(state.error);

/** The store of what was read. A sign-in that has ended leads to the sign-in page; drafts stay where they are. */
export function makeQueries(whenSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) whenSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => !(error instanceof Declined) && failures < tries,
        refetchOnWindowFocus: isNotRefused,
        refetchOnReconnect: isNotRefused,
      },
      mutations: { retry: false },
    },
  });
}
