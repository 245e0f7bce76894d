import type { Confidence } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { Badge } from '../../theme/badge.js';
import type { MarkShape } from '../../theme/mark.js';
import { useLanguage } from '../../words/i18n.js';

const shapes: Readonly<Record<Confidence, MarkShape>> = { confirmed: 'full', probable: 'half', suspected: 'dotted', unknown: 'open' };

/** How sure a fact is: word and shape, in a colour that no clock uses. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  const language = useLanguage();
  return (
    <Badge tone={confidence === 'unknown' ? 'plain' : 'known'} shape={shapes[confidence]}>
      {wordOf('confidence', confidence, language)}
    </Badge>
  );
}
