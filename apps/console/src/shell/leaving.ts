import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { account } from '../api/commands.js';
import { forgetDrafts } from '../api/draft.js';

/** Signs out, here or everywhere, and leaves nothing of what was read or typed in this browser. */
export function useLeaving(): (how: 'signOut' | 'signOutEverywhere') => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async (how) => {
    // Whoever leaves one browser leaves it also when the server is away; that other sessions have ended is only said when they have.
    await account(how, {}).catch((error: unknown) => {
      if (how === 'signOutEverywhere') throw error;
    });
    forgetDrafts();
    queries.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
}
