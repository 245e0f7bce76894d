import type { DutyView, IncidentRow } from '@shodo/contracts';
import { Badge } from '../../theme/badge.js';
import { useNow } from '../../time/present.js';
import { useLanguage, useWords } from '../../words/i18n.js';
import { type ClockFace, faceOfDuty, faceOfRow } from './clock-face.js';

const Face = ({ face }: { readonly face: ClockFace }) => (
  <Badge tone={face.tone} shape={face.shape} isDashed={face.isDashed} isLate={face.isLate}>
    {face.word}
  </Badge>
);

export function DutyClock({ duty }: { readonly duty: DutyView }) {
  const reader = { nowMs: useNow(), language: useLanguage(), say: useWords('clock') };
  return <Face face={faceOfDuty(duty, reader)} />;
}

export function NextClock({ next }: { readonly next: NonNullable<IncidentRow['nextDeadline']> }) {
  const reader = { nowMs: useNow(), language: useLanguage(), say: useWords('clock') };
  return <Face face={faceOfRow(next, reader)} />;
}
