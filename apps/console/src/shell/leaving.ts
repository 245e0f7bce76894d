import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { account } from '../api/commands.js';
import { forgetDrafts } from '../api/draft.js';

/** Signs out, here or everywhere, and leaves nothing of what was read or typed in this browser. */
export function useLeaving(): (how: 'signOut' | 'signOutEverywhere') => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async (how) => {
    // A session ends at the server alone: nobody is told that it has while the server is away.
    await account(how, {});
    forgetDrafts();
    queries.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
}
