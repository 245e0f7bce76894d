import {
  dueNow,
  earliestInstant,
  type Incident,
  knowsNotice,
  lapsesToBeToldAgain,
  type Telling,
  tellsOfWhatIsOver,
  toBeToldAnew,
} from '@shodo/incident';
import { patched, uuid4 } from '@temporalio/workflow';
import type { OneWriter } from './one-writer.js';
import { ownNow } from './own-time.js';
import { hasTodaysRules } from './todays-rules.js';

/** The incident's own time of the next instant, and of what it was worked out. */
interface Earliest {
  readonly of: Incident;
  readonly told: Telling;
  readonly at: number | undefined;
}

const isSame = (one: Telling, other: Telling): boolean =>
  one.asBeforeToldAnew === other.asBeforeToldAnew &&
  one.asBeforeLapsesAgain === other.asBeforeLapsesAgain &&
  one.asBeforeOver === other.asBeforeOver;

const epochMs = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant));

/** What the incident has promised to write, and when. */
export function deadlinesOf(writer: OneWriter) {
  const now = () => ownNow(writer.state().clockShiftMs);
  const telling = () => ({
    asBeforeToldAnew: toBeToldAnew(writer.state()) && !hasTodaysRules(),
    // Asked where it matters only: most runs never do, and a run that began under the rules before it is not held to it.
    asBeforeLapsesAgain: lapsesToBeToldAgain(writer.state()) && !patched('0082-lapses-again'),
    asBeforeOver: tellsOfWhatIsOver(writer.state()) && !patched('0086-what-is-over'),
  });
  let known: Earliest | undefined;
  /** The engine asks at each of its steps; worked out anew when the answer can be another. The rules are asked for each time: that leaves traces. */
  const earliest = (): number | undefined => {
    const [of, told] = [writer.state(), telling()];
    if (known?.of !== of || !isSame(known.told, told)) known = { of, told, at: epochMs(earliestInstant(of, told)) };
    return known.at;
  };
  return {
    /** Engine time of the next instant, epoch ms. Moving the clock of a drill moves it too, and so wakes the loop. */
    next: () => {
      const at = earliest();
      return at === undefined ? undefined : at - writer.state().clockShiftMs;
    },
    isOneDue: () => {
      const at = earliest();
      return at !== undefined && at <= Date.parse(now());
    },
    /** Writes the entry of the instant that has come; its key is its identity, so recorded twice is a repeat. */
    writeDue: () =>
      writer.inOrder(async () => {
        const due = dueNow(writer.state(), now(), telling());
        if (due)
          await writer.append(
            { appendId: due.key, actor: { kind: 'system', part: 'deadlines' } },
            due.write(() => newNotice(writer.state())),
          );
      }),
  };
}

/**
 * A run's chance begins anew when it is told its history: ids that a lost task gave to entries of the record, which the state has meanwhile been
 * taken from, would be given a second time, to another reminder.
 */
function newNotice(incident: Incident): string {
  let id = uuid4();
  while (knowsNotice(incident, id)) id = uuid4();
  return id;
}
