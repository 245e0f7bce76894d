import { isOfTexts, type LeftOut } from '@shodo/contracts';
import { useWords } from '../words/i18n.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

/** What a pack is without, each with why: of a part that is in it otherwise, how much. */
export function LeftOutList({ title, leftOut }: { readonly title: string; readonly leftOut: readonly LeftOut[] }) {
  const say = useWords('packs');
  const { view, speaker } = useIncident();
  const nameOf = (left: LeftOut) => {
    const { part: name, evidence, numbers, count } = left;
    const index = view.evidence.findIndex((each) => each.evidence === evidence);
    if (index >= 0) return say('fileOf', { number: index + 1 });
    if (isOfTexts(left)) return say('someTexts');
    const part = speaker.word('packPart', name);
    if (leftOut.some((each) => each.part === name && each.evidence !== undefined)) return say('allButNamed', { part });
    if (numbers) return say('someDecisions', { part, numbers: speaker.list(numbers.map(String)) });
    if (count === undefined) return part;
    return name === 'notes' ? say('limitedNotes', { count }) : say('someOf', { part, count });
  };
  return (
    <section className={classes.leftOut} aria-label={title}>
      <p className={classes.itemName}>{title}</p>
      <ul>
        {leftOut.length === 0 && <li>{say('nothingLeftOut')}</li>}
        {leftOut.map((each) => (
          <li key={`${each.part} ${each.because} ${each.evidence ?? ''}`}>
            {speaker.named(nameOf(each), speaker.word('packOmission', each.because))}
          </li>
        ))}
      </ul>
    </section>
  );
}
