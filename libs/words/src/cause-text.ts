import type { IncidentView } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

/** A cause with how sure it is; one that could not be established is sure of nothing but that. */
export const causeText = ({ cause, confidence }: Pick<NonNullable<IncidentView['cause']>, 'cause' | 'confidence'>, say: Speaker): string =>
  cause === 'not-established' ? say.word('cause', cause) : `${say.word('cause', cause)}${say.aside(say.word('confidence', confidence))}`;
