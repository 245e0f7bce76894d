import type { Entry, IncidentEvent } from '@shodo/contracts';
import type { Snapshot } from '@shodo/store';
import { Finding } from '../report.js';
import type { Seen, Stream, StreamWitness, Witness } from '../witness.js';
import { type Awaited, Owed } from './owed.js';

/**
 * The watchdog lets an instant be late for 90 s, scans each minute, and is stood in for after three: by then an alarm is on record for
 * whatever the incident itself has not written.
 */
export const usualBoundSeconds = 360;

interface Alarm {
  readonly incident: string;
  readonly duty: string;
  readonly at: number;
}

interface Late {
  readonly stream: string;
  readonly seq: number;
  readonly incident: string;
  readonly awaited: Awaited;
  readonly since: number;
  readonly until: number;
}

/**
 * I2: every deadline is followed by its entry within the bound, or was settled or cancelled before, or an alarm was raised for it. Read from
 * the entries, not from the views that the watchdog reads. An instant that passed while the whole installation stood still, so that nobody could
 * ring, is counted apart.
 */
export function noSilentMiss(snapshot: Snapshot, boundSeconds = usualBoundSeconds): Witness {
  const finding = new Finding('I2');
  const boundMs = boundSeconds * 1_000;
  const alarms: Alarm[] = [];
  const late: Late[] = [];
  const isRung = ({ incident, awaited, since, until }: Late) =>
    alarms.some(({ at, ...alarm }) => alarm.incident === incident && alarm.duty === awaited.duty && at >= since && at <= until);
  /** Entries in the last part of the time belong to the restart that wrote this one too. */
  const stoodStill = async ({ since, until }: Late) =>
    !(await snapshot.anythingRecordedBetween(new Date(since).toISOString(), new Date(until - boundMs / 2).toISOString()));
  return {
    finding,
    reads: 'what-entries-say',
    ofStream: (stream) => (stream.incident === undefined ? rung(alarms) : deadlinesOf(stream, stream.incident, { finding, boundMs, late })),
    end: async () => {
      for (const each of late) {
        if (isRung(each)) finding.count('rung');
        else if (await stoodStill(each)) finding.count('passed-in-a-standstill');
        else breach(finding, each);
      }
    },
  };
}

function breach(finding: Finding, { stream, seq, awaited: { what, duty }, since, until }: Late): void {
  const about = `${duty} ${what} ${new Date(since).toISOString()}, ${Math.round((until - since) / 1_000)} s`;
  finding.breach({ code: what === 'assessment' ? 'assessment-is-missing' : 'deadline-passed-unseen', stream, seq, about });
}

const rung = (alarms: Alarm[]): StreamWitness => ({
  take: ({ entry }) => {
    if (entry?.event.type !== 'WatchdogAlarmRaised') return;
    const { incident, duty } = entry.event.data;
    alarms.push({ incident, duty, at: Date.parse(entry.recordedAt) });
  },
});

interface Judging {
  readonly finding: Finding;
  readonly boundMs: number;
  readonly late: Late[];
}

function deadlinesOf({ name, snapshot }: Stream, incident: string, { finding, boundMs, late }: Judging): StreamWitness {
  const owed = new Owed();
  /** Since when each awaited thing has been due, in server time; in the future for most. */
  let open = new Map<string, { awaited: Awaited; since: number }>();
  let seq = 0;
  const end = ({ awaited, since }: { awaited: Awaited; since: number }, until: number) => {
    finding.count('deadlines');
    finding.atLeast('worst-lateness-ms', until - since);
    if (until - since > boundMs) late.push({ stream: name, seq, incident, awaited, since, until });
  };
  const take = ({ entry, laid }: Seen) => {
    if (!entry) return;
    seq = laid.seq;
    const now = Date.parse(laid.recordedAt);
    owed.take(entry as Entry<IncidentEvent>);
    const next = new Map(
      owed.awaited().map((awaited) => {
        const since = Math.max(now, awaited.at - owed.shiftMs);
        return [awaited.key, { awaited, since: Math.min(since, open.get(awaited.key)?.since ?? since) }];
      }),
    );
    for (const [key, each] of open) if (!next.has(key)) end(each, now);
    open = next;
  };
  return {
    take,
    end: () => {
      const now = Date.parse(snapshot.takenAt);
      for (const each of open.values()) if (each.since < now) end(each, now);
    },
  };
}
