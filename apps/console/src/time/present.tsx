import { momentLong, momentShort, remaining, yearOf } from '@shodo/words';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
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

interface Clock {
  /** How far the shown present runs ahead of this machine's clock: the server's difference, and a drill's own shift. */
  readonly aheadMs: number;
  /** A present already known: between two ticks nothing earlier is shown, so that what was just recorded never lies ahead. */
  readonly notBeforeMs?: number;
}
const OwnClock = createContext<Clock>({ aheadMs: 0 });

export function Present({ aheadMs, notBeforeMs, children }: Clock & { readonly children: ReactNode }) {
  const clock = useMemo(() => ({ aheadMs, ...(notBeforeMs !== undefined && { notBeforeMs }) }), [aheadMs, notBeforeMs]);
  return <OwnClock value={clock}>{children}</OwnClock>;
}

const readSteps = () => Math.floor(Date.now() / tickMs);

/** The incident's own present, in milliseconds; moves on by itself every ten seconds. */
export function useNow(): number {
  const { aheadMs, notBeforeMs = 0 } = useContext(OwnClock);
  const steps = useSyncExternalStore(listen, readSteps, readSteps);
  return Math.max(steps * tickMs + aheadMs, notBeforeMs);
}

/** Now, to the minute a form needs; read once when asked for. */
export function useReadNow(): () => number {
  const { aheadMs } = useContext(OwnClock);
  return () => Date.now() + aheadMs;
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
