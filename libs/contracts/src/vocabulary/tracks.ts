import { z } from 'zod';

/** The five tracks of an incident; the same words in every room. */
export const TrackName = z.enum(['detection', 'containment', 'factFinding', 'notification', 'remediation']);
export type TrackName = z.infer<typeof TrackName>;

/** A track sleeps until its opening event, runs, and is done when its condition holds; it may reopen. */
export const TrackState = z.enum(['waiting', 'open', 'done']);
export type TrackState = z.infer<typeof TrackState>;
