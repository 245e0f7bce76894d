import { type Asking, mayDo } from '@shodo/access';
import type { Me } from '@shodo/contracts';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is reading, with their organisation. Only behind sign-in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in here');
  return me;
}

/** May the reader's roles ask for this? The API decides, and writes every refused attempt down: what could only be refused is neither offered nor asked. */
export const useMay = (name: Asking): boolean => mayDo(useMe().roles, name);

/** The same for what is asked by itself, also before anybody is known. */
export function useIsAsked(name: Asking): boolean {
  const me = useContext(MeContext);
  return me === undefined || mayDo(me.roles, name);
}
