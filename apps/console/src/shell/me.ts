import type { Me } from '@shodo/contracts';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is reading, with their organisation. Only behind sign-in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in here');
  return me;
}

/** People, settings and tokens are administered by these two roles; the API decides, this only spares a vain try. */
export const useAdministers = (): boolean => useMe().roles.some((role) => role === 'privacyOfficer' || role === 'operator');
