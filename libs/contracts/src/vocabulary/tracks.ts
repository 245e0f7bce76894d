import { z } from 'zod';

/** The five tracks of an incident; the same words in every room. */
export const TrackName = z.enum(['detection', 'containment', 'factFinding', 'notification', 'remediation']);
export type TrackName = z.infer<typeof TrackName>;

/** What each is called, on the screen and in mails. */
export const trackNames: Readonly<Record<TrackName, { readonly ja: string; readonly en: string }>> = {
  detection: { ja: '検知', en: 'Detection' },
  containment: { ja: '封じ込め', en: 'Containment' },
  factFinding: { ja: '事実確認', en: 'Fact-finding' },
  notification: { ja: '報告・通知', en: 'Notification' },
  remediation: { ja: '再発防止', en: 'Remediation' },
};
/** The names in one language. */
export const tracksIn = (language: 'ja' | 'en') =>
  Object.fromEntries(TrackName.options.map((track) => [track, trackNames[track][language]])) as Record<TrackName, string>;

/** A track sleeps until its opening event, runs, and is done when its condition holds; it may reopen. */
export const TrackState = z.enum(['waiting', 'open', 'done']);
export type TrackState = z.infer<typeof TrackState>;
