import type { ClosingStatement, IncidentOpening } from '@shodo/contracts';
import { onTheCurrentBuild, timeToMoveOn } from '@shodo/durable/workflow';
import { type Incident, needsAssessment } from '@shodo/incident';
import { allHandlersFinished, condition, makeContinueAsNewFunc } from '@temporalio/workflow';
import { alarmClock } from './alarm-clock.js';
import { beside } from './beside.js';
import { answerCommands } from './commands.js';
import { deadlinesOf } from './deadlines.js';
import { hearNoticeOutcomes } from './notice-outcomes.js';
import { oneWriter } from './one-writer.js';
import { ownNow } from './own-time.js';
import { hearWakeUps } from './wake-ups.js';

/** A run that was started but whose report was refused ends by itself after this time and has written nothing. */
const patienceForTheReport = '1 minute';

type Reaction = () => Promise<void>;

/**
 * Takes charge of one incident: a new one, one carried on by a new run, one reopened, or one whose engine was lost. All are one case, because
 * the store always says where the incident stands. Commands wait in the queue until it has.
 */
export function takeChargeOf(opening: IncidentOpening) {
  const writer = oneWriter(opening);
  const outcomes = hearNoticeOutcomes(writer);
  const wakeUps = hearWakeUps(writer);
  let isLoaded = false;
  /** An engine that cannot judge for a while holds up neither commands nor deadlines. */
  const assessment = beside();
  const deadlines = deadlinesOf(writer);
  const clock = alarmClock();
  let assess: Reaction | undefined;
  let keepsClocks = false;

  const state = () => writer.state();
  const nextInstant = () => (keepsClocks ? deadlines.next() : undefined);
  const dutiesWait = () => assess !== undefined && !assessment.isUnderWay() && needsAssessment(state());
  /** The one reaction that is called for now; none when the incident only waits. */
  const calledFor = (): Reaction | undefined => {
    if (wakeUps.waiting()) return wakeUps.look;
    if (outcomes.waiting()) return outcomes.writeOne;
    return keepsClocks && deadlines.isOneDue() ? deadlines.writeDue : undefined;
  };

  /** Waits for the next command, outcome or instant. */
  const rest = async (isOver: (incident: Incident) => boolean) => {
    const next = nextInstant();
    if (next !== undefined) {
      if (next <= Date.now()) return;
      clock.setFor(next);
    }
    const alarm = clock.alarm();
    await condition(
      () =>
        assessment.hasFailed() ||
        isOver(state()) ||
        wakeUps.waiting() ||
        outcomes.waiting() ||
        dutiesWait() ||
        nextInstant() !== next ||
        clock.alarm() !== alarm ||
        timeToMoveOn(),
    );
  };

  const moveOn = async () => {
    await condition(allHandlersFinished);
    if (!calledFor()) await makeContinueAsNewFunc<(next: IncidentOpening) => Promise<ClosingStatement>>(onTheCurrentBuild())(opening);
  };

  return {
    incident: state,
    writer,
    now: () => ownNow(state().clockShiftMs),
    /** Set before the first `await` of the run: waiting updates are delivered at once. */
    answersCommands: () => answerCommands(writer, () => isLoaded),
    whenFactsChange: (reaction: Reaction) => {
      assess = reaction;
    },
    keepsDeadlines: () => {
      keepsClocks = true;
    },
    /** Lives until the condition holds and nobody waits for an answer. */
    until: async (isOver: (incident: Incident) => boolean): Promise<void> => {
      await writer.loaded;
      isLoaded = true;
      if (!(await theReportWasAccepted(state))) return;
      for (;;) {
        assessment.throwFailure();
        if (assess && dutiesWait()) assessment.begin(assess);
        const reaction = calledFor();
        if (reaction) await reaction();
        else if (timeToMoveOn()) await moveOn();
        else if (!isOver(state())) await rest(isOver);
        else if (allHandlersFinished()) return;
        else await condition(() => allHandlersFinished() || !isOver(state()));
      }
    },
    closes: (): ClosingStatement => ({ incident: opening.incident, seq: state().seq, digest: state().digest }),
  };
}

async function theReportWasAccepted(state: () => Incident): Promise<boolean> {
  await condition(() => state().reported !== undefined, patienceForTheReport);
  await condition(allHandlersFinished);
  return state().reported !== undefined;
}

export type IncidentInCharge = ReturnType<typeof takeChargeOf>;
