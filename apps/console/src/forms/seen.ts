import type { CommandName, FactView, IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { confidenceOf } from '../tracks/fact-finding/fact-list.js';
import type { TypedForm } from './typed.js';

export const latestOf = ({ facts }: Pick<IncidentView, 'facts'>, fact: string): FactView | undefined =>
  facts.filter((known) => known.fact === fact).toSorted((one, other) => other.version - one.version)[0];

/** The fact whose versions a form builds upon, if it builds upon any. */
function factOf(command: CommandName, typed: TypedForm): string | undefined {
  if (command === 'SetImpactScope') return 'principals-affected';
  return command === 'ReviseFact' && typeof typed.fact === 'string' && typed.fact !== '' ? typed.fact : undefined;
}

/** What was recorded since a form was begun. */
export interface Newer {
  /** The version the form was begun upon; nothing when none was on record. */
  readonly seen: FactView | undefined;
  readonly latest: FactView;
}

/**
 * The version on record that whoever fills in this form has not seen. A form keeps the version it was begun upon, however the page moves on
 * beneath it: without that, the later of two people would overwrite what the earlier one recorded, and neither would know.
 */
export function newerThanSeen(command: CommandName, { facts }: Pick<IncidentView, 'facts'>, typed: TypedForm): Newer | undefined {
  const fact = factOf(command, typed);
  const latest = fact && latestOf({ facts }, fact);
  if (!latest || latest.version <= Number(typed.basedOn)) return undefined;
  return { seen: facts.find((known) => known.fact === fact && known.version === Number(typed.basedOn)), latest };
}

/** What one version says, in a line: はい・判明・11/28（土）10:00 時点・出所 書類. */
export function versionText({ fact, stated, source }: FactView, say: VersionWords, speaker: Speaker): string {
  return speaker.beside(
    speaker.stated(fact, stated),
    speaker.word('confidence', confidenceOf({ stated })),
    ...(stated.asOf ? [say.asOf(speaker.momentShort(stated.asOf))] : []),
    say.source(speaker.word('factSource', source)),
  );
}

export interface VersionWords {
  readonly asOf: (moment: string) => string;
  readonly source: (source: string) => string;
}
