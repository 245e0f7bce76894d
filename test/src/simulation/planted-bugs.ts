import type { Promised } from './violation.js';

/** A mistake that might be made in the code of the workflow, as a change of its bundle, and the promise that must be found broken. */
export interface PlantedBug {
  readonly what: string;
  readonly breaks: Promised;
  readonly from: string;
  readonly to: string;
  /** A seed shortly before the one that finds it: those before it only cost time. */
  readonly near?: number;
  /** Looked at from outside only, as in production. */
  readonly isUnwatched?: true;
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    what: 'a decision forgets an event',
    breaks: 'state-is-the-fold',
    from: "basis: 'report',\n                provisional: true\n            })\n        ]",
    to: "basis: 'report',\n                provisional: true\n            })\n        ].slice(0, 1)",
  },
  {
    what: 'a fold passes over an event',
    breaks: 'state-is-the-fold',
    near: 4,
    from: 'FactRevised: stated,',
    to: 'FactRevised: (incident) => incident,',
  },
  {
    what: 'a reminder that was told is forgotten at once',
    breaks: 'comes-to-rest',
    from: 'ReminderFellDue: (incident, data, { at })=>reminderFell(incident, data, at),',
    to: 'ReminderFellDue: (incident) => incident,',
    isUnwatched: true,
  },
  {
    what: 'an entry is folded with the time of its answer, not as it is recorded',
    breaks: 'I2',
    near: 4,
    from: '.evolve)(state, entry);',
    to: '.evolve)(state, { ...entry, occurredAt: new Date(Date.now()).toISOString() });',
  },
  {
    what: 'a notice gets its id from chance alone, which begins anew when a task was lost',
    breaks: 'I9',
    near: 33,
    from: 'while((0,_shodo_incident__WEBPACK_IMPORTED_MODULE_0__.knowsNotice)(incident, id))',
    to: 'while(false)',
    isUnwatched: true,
  },
  {
    what: 'the state is kept when the ledger turns out to be ahead',
    breaks: 'comes-to-rest',
    near: 90,
    from: "            await take();\n            return answer.outcome === 'lagging'",
    to: "            return answer.outcome === 'lagging'",
  },
  {
    what: 'receipts are forgotten when a run takes charge',
    breaks: 'I11',
    from: 'receipts = taken.receipts;',
    to: 'receipts = [];',
    isUnwatched: true,
  },
  {
    what: 'the validator judges a repeat anew',
    breaks: 'I11',
    from: 'if (!isLoaded() || writer.receiptOf(asked.id)) return undefined;',
    to: 'if (!isLoaded()) return undefined;',
    isUnwatched: true,
  },
  {
    what: 'the alarm clock is not set anew for what comes sooner',
    breaks: 'I2',
    from: 'if (alarm && alarm.at <= at) return;',
    to: 'if (alarm) return;',
  },
  {
    what: 'the alarm clock of a drill goes by the server',
    breaks: 'I2',
    near: 89,
    from: 'at - writer.state().clockShiftMs',
    to: 'Math.max(at, Date.now() + 60000)',
  },
  {
    what: 'after a day the alarm clock is believed to have rung',
    breaks: 'I2',
    from: '.sleep)(at - Date.now()))',
    to: '.sleep)(Math.min(at - Date.now(), 86400000)).then(() => new Promise(() => undefined)))',
  },
  {
    what: 'a lapse is told and not recorded as missed',
    breaks: 'state-is-the-fold',
    from: "kind !== 'lapse' || !(0,",
    to: "kind !== 'laps' || !(0,",
  },
  {
    what: 'a run ends while a command is being answered',
    breaks: 'everybody-is-answered',
    near: 16,
    from: 'const moveOn = async ()=>{\n        await (0,_temporalio_workflow__WEBPACK_IMPORTED_MODULE_2__.condition)(_temporalio_workflow__WEBPACK_IMPORTED_MODULE_2__.allHandlersFinished);',
    to: 'const moveOn = async ()=>{',
  },
  {
    what: 'a run never moves on',
    breaks: 'moves-on-when-told',
    from: 'return run.continueAsNewSuggested || run.targetWorkerDeploymentVersionChanged || run.historyLength >= eventsPerRun;',
    to: 'return false;',
  },
  {
    what: 'time is read from the machine',
    breaks: 'I8',
    from: 'new Date(Date.now() + clockShiftMs).toISOString()',
    to: 'new Date(globalThis.__TEMPORAL_ACTIVATOR__.info.unsafe.now() + clockShiftMs).toISOString()',
    isUnwatched: true,
  },
  {
    what: 'a malformed command is not caught',
    near: 140,
    breaks: 'everybody-is-answered',
    from: '} catch  {\n        return {\n            refusals: malformed\n        };',
    to: '} catch (unused) {\n        throw unused;',
  },
  {
    what: 'anybody may close anything',
    breaks: 'I9',
    from: 'const blocked = decisions[name].standsInTheWay(',
    to: "if (name === 'ApproveClosing') return [];\n    const blocked = decisions[name].standsInTheWay(",
    isUnwatched: true,
  },
];

/** The bundle with a mistake in it. @throws when the place is gone: plant it elsewhere */
export function planted(code: string, { what, from, to }: PlantedBug): string {
  const places = code.split(from).length - 1;
  if (places !== 1) throw new Error(`"${what}" is to be planted in one place, and there are ${places}`);
  return code.replace(from, () => to);
}
