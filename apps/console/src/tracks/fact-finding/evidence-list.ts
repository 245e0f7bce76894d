import type { IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { knownFacts } from './fact-list.js';

/** The records a piece of evidence stands behind, in words: facts as they stand now, and containment measures. */
export const supportedBy = (
  evidence: string,
  view: Pick<IncidentView, 'facts' | 'containmentMeasures'>,
  { word }: Pick<Speaker, 'word'>,
): string[] => [
  ...knownFacts(view).flatMap(({ latest }) => (latest.evidence.includes(evidence) ? [word('fact', latest.fact)] : [])),
  ...view.containmentMeasures.flatMap((each) => (each.evidence.includes(evidence) ? [word('containmentMeasure', each.measure)] : [])),
];
