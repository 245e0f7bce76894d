import type { ReportItem } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { useWords } from '../../words/i18n.js';

interface Props {
  readonly items: readonly ReportItem[] | undefined;
  readonly speaker: Speaker;
  readonly className?: string | undefined;
}

/** What a report leaves under investigation; of one that did not say, nothing is said. */
export function OpenItems({ items, speaker, className }: Props) {
  const say = useWords('filings');
  if (!items) return null;
  return (
    <p className={className}>{items.length > 0 ? say('openItems', { items: speaker.words('reportItem', items) }) : say('noOpenItems')}</p>
  );
}
