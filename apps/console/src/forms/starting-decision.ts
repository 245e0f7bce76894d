import type { CommandName, DecisionView, IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { latestOf } from './seen.js';
import { type TypedForm, typedRelied } from './typed.js';

interface About {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly view: IncidentView;
  readonly speaker: Speaker;
}

/** What the forms of the log of decisions start with. */
export function decisionProposed({ command, on, view, speaker }: About): TypedForm {
  switch (command) {
    case 'RecordDecision':
      return on ? inPlaceOf(view, on, speaker) : {};
    case 'ApproveDecision':
      return { decision: on ?? onlyOne(view, 'to-approve') };
    case 'WidenAudience':
      return { item: on ?? onlyLimited(view), scope: 'named' };
    case 'UpholdDecision': {
      const decision = on ?? onlyOne(view, 'to-review');
      return { decision, reliesOn: reliedToday(view, decision) };
    }
    default:
      return {};
  }
}

/** What a decision rests on since it was last looked at, in the versions of today. */
function reliedToday(view: Pick<IncidentView, 'decisions' | 'facts'>, decision: string): string[] {
  const known = view.decisions.find((each) => each.decision === decision);
  const relied = known?.upheld.at(-1)?.reliesOn ?? known?.reliesOn ?? [];
  return relied.map(({ fact, version }) => typedRelied({ fact, version: latestOf(view, fact)?.version ?? version }));
}

/** The decision that waits, where there is no other. */
function onlyOne({ decisions }: Pick<IncidentView, 'decisions'>, state: DecisionView['state']): string {
  const waiting = decisions.filter((each) => each.state === state);
  return waiting.length === 1 ? (waiting[0]?.decision ?? '') : '';
}

/** What is limited and open to the reader, where there is no other. */
function onlyLimited({ limited }: Pick<IncidentView, 'limited'>): string {
  const open = limited.filter(({ isOpen }) => isOpen);
  return open.length === 1 ? (open[0]?.item ?? '') : '';
}

/** A decision that takes the place of another asks the same question of the facts of today. */
function inPlaceOf(view: IncidentView, decision: string, speaker: Speaker): TypedForm {
  const before = view.decisions.find((each) => each.decision === decision);
  if (!before) return {};
  const { subject, question, options, law } = before;
  return {
    supersedes: decision,
    subject,
    question: speaker.text(question) ?? '',
    options: speaker.text(options) ?? '',
    law: speaker.text(law) ?? '',
    reliesOn: reliedToday(view, decision),
  };
}
