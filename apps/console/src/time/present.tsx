import { momentLong, momentShort, remaining, yearOf } from '@shodo/words';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { useLanguage } from '../words/i18n.js';

const tickMs = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** How far the shown present runs ahead of this machine's clock: the server's difference, and a drill's own shift. */
const Ahead = createContext(0);

export const Present = ({ aheadMs, children }: { readonly aheadMs: number; readonly children: ReactNode }) => (
  <Ahead value={aheadMs}>{children}</Ahead>
);

const readSteps = () => Math.floor(Date.now() / tickMs);

/** The incident's own present, in milliseconds; moves on by itself every ten seconds. */
export function useNow(): number {
  const ahead = useContext(Ahead);
  const steps = useSyncExternalStore(listen, readSteps, readSteps);
  return steps * tickMs + ahead;
}

/** Now, to the minute a form needs; read once when asked for. */
export function useReadNow(): () => number {
  const ahead = useContext(Ahead);
  return () => Date.now() + ahead;
}

/** A moment as an absolute date with its weekday; in the short form with its year, where that is not this one. */
export function Moment({ at, form = 'long' }: { readonly at: string; readonly form?: 'long' | 'short' }) {
  const language = useLanguage();
  const presentYear = yearOf(useNow());
  return <time dateTime={at}>{form === 'long' ? momentLong(at, language) : momentShort(at, language, presentYear)}</time>;
}

/** Time left or over; only ever used beside an absolute date. Not announced at each tick. */
export function Left({ until }: { readonly until: string }) {
  const now = useNow();
  const language = useLanguage();
  return <span aria-live="off">{remaining(Date.parse(until), now, language)}</span>;
}
