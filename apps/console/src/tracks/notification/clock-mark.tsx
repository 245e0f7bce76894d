import type { DutyView, IncidentRow } from '@shodo/contracts';
import { Badge } from '../../theme/badge.js';
import { useNow } from '../../time/present.js';
import { useLanguage, useWords } from '../../words/i18n.js';
import { type ClockFace, faceOfDuty, faceOfRow, faceOfStatusFiling, missedWord } from './clock-face.js';

const Face = ({ face }: { readonly face: ClockFace }) => (
  <Badge tone={face.tone} shape={face.shape} isDashed={face.isDashed} isLate={face.isLate}>
    {face.word}
  </Badge>
);

/** The clock of one duty, and beside it for ever that a due time was missed. */
export function DutyClock({ duty }: { readonly duty: DutyView }) {
  const reader = { nowMs: useNow(), language: useLanguage(), say: useWords('clock') };
  const missed = missedWord(duty, reader);
  return (
    <>
      <Face face={faceOfDuty(duty, reader)} />
      {missed && (
        <Badge tone="no-proof" shape="triangle">
          {missed}
        </Badge>
      )}
    </>
  );
}

export function StatusFilingClock({ status }: { readonly status: NonNullable<DutyView['statusFiling']> }) {
  const reader = { nowMs: useNow(), language: useLanguage(), say: useWords('clock') };
  return <Face face={faceOfStatusFiling(status, reader)} />;
}

export function NextClock({ next }: { readonly next: NonNullable<IncidentRow['nextDeadline']> }) {
  const reader = { nowMs: useNow(), language: useLanguage(), say: useWords('clock') };
  return <Face face={faceOfRow(next, reader)} />;
}
