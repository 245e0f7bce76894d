import { type CommandName, commands, type IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { done } from '../words/areas/done.js';
import { guides, takesAnother, whenAlone, whenTold } from '../words/areas/guides.js';

interface Scene {
  readonly view: Pick<IncidentView, 'duties'> & Partial<Pick<IncidentView, 'practice'>>;
  readonly speaker: Speaker;
}

/** Whoever is no authority is told, and nothing is filed with them. */
const isTelling = (command: CommandName, on: string | undefined, { view }: Scene): boolean =>
  command === 'RecordFilingMade' && view.duties.find(({ duty }) => duty === on)?.kind === 'notice';

/** What an action is called, about this one thing if it is about one. */
export const commandName = (command: CommandName, on: string | undefined, scene: Scene): string =>
  (isTelling(command, on, scene) ? whenTold.name : commands[command].names)[scene.speaker.language];

/** What is said of it before it is done; of what waits for somebody else, how it goes where one works alone. */
export function commandGuide(command: CommandName, on: string | undefined, scene: Scene): string {
  const { language } = scene.speaker;
  const guide = (isTelling(command, on, scene) ? whenTold.guide : guides[command])[language];
  const { practice } = scene.view;
  if (practice?.size !== 'small' || !takesAnother.has(command)) return guide;
  return `${guide}${language === 'ja' ? '' : ' '}${whenAlone[language](practice.secondLookMinutes)}`;
}

/** What is said once it is on record. */
export const doneName = (command: CommandName, on: string | undefined, scene: Scene): string =>
  (isTelling(command, on, scene) ? whenTold.done : done[command])[scene.speaker.language];
