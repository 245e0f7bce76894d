import type { Answered, Asked, CommandName, Refusal } from '@shodo/contracts';
import { answer, refused } from '@shodo/durable/workflow';
import { type Circumstances, type Decided, decide, incidentCommandNames, isRefused } from '@shodo/incident';
import { ActivityFailure, ApplicationFailure, patched } from '@temporalio/workflow';
import type { OneWriter } from './one-writer.js';
import { ownNow } from './own-time.js';
import { hasTodaysRules } from './todays-rules.js';

const malformed: readonly Refusal[] = [{ code: 'command-is-malformed' }];

/** Whoever reaches the engine can send anything: what has not even the outer form of a command is refused before it is looked at. */
const hasTheForm = (asked: Asked | undefined): boolean =>
  typeof asked?.id === 'string' &&
  typeof asked.body === 'object' &&
  asked.body !== null &&
  typeof asked.by?.kind === 'string' &&
  typeof asked.organisation?.practice?.size === 'string';

/** A decision that stumbles over a malformed body refuses it instead of stopping the incident for everybody. */
type Earlier = Pick<Circumstances, Extract<keyof Circumstances, `asBefore${string}`>>;

function judged<Name extends CommandName>(name: Name, writer: OneWriter, asked: Asked<Name>, earlier: Earlier = {}): Decided {
  const state = writer.state();
  const { by, organisation } = asked;
  const circumstances: Circumstances = { now: ownNow(state.clockShiftMs), by, ...organisation, ...earlier };
  try {
    return decide(name, state, asked, circumstances);
  } catch {
    return { refusals: malformed };
  }
}

/**
 * Rules that were added later do not hold of what an earlier build accepted: a run that goes through it again must come to the same entries. Only a
 * run that began before all of them asks for each.
 */
const asEarlierBuildsDid = (name: CommandName): Earlier =>
  patched('0114-what-counts') ? {} : { asBeforeWhatCounts: isOfTheLog(name), ...asBeforeOneSuccessor(name) };

const isOfTheLog = (name: CommandName) => name === 'RecordDecision' || name === 'ApproveDecision' || name === 'UpholdDecision';

const asBeforeOneSuccessor = (name: CommandName): Earlier =>
  patched('0112-one-successor')
    ? {}
    : { asBeforeOneSuccessor: name === 'ApproveDecision' || name === 'UpholdDecision', ...asBeforeNeverHeld(name) };

const asBeforeNeverHeld = (name: CommandName): Earlier =>
  patched('0107-never-held') ? {} : { asBeforeNeverHeld: name === 'RuleOutBreach', ...asBeforeErasedOnce(name) };

const asBeforeErasedOnce = (name: CommandName): Earlier =>
  patched('0102-erased-once')
    ? {}
    : { asBeforeErasedOnce: name === 'ProposeErasure' || name === 'ApproveErasure', ...asBeforeErasures(name) };

const asBeforeErasures = (name: CommandName): Earlier =>
  patched('0087-counts-and-tracks')
    ? {}
    : {
        asBeforeNothingToOpen: name === 'ReopenIncident',
        asBeforeCountedNotices: name === 'RecordPrincipalNoticeDone' || name === 'RecordSubstituteMeasure',
        asBeforeEstimates: name === 'RuleOutBreach',
        ...(patched('0084-proposals-stand') ? {} : asBeforeProposals(name)),
      };

const asBeforeProposals = (name: CommandName): Earlier => ({
  asBeforeProposalsStand: name === 'ProposeClosing',
  ...(hasTodaysRules() ? {} : asTheirBuildDid(name)),
});

const asTheirBuildDid = (name: CommandName): Earlier => ({
  asBeforeContradictions: name === 'RuleOutBreach' && !patched('0030-contradictions'),
  asBeforeMeasureTimes: (name === 'AdoptPreventionMeasure' || name === 'VerifyPreventionMeasure') && !patched('0035-measure-times'),
  asBeforeContainmentTimes: (name === 'RecordContainmentMeasure' || name === 'DeclareSpreadStopped') && !patched('0047-containment-times'),
  asBeforeHeldTracks: name === 'AssignTrack' && !patched('0051-held-tracks'),
  asBeforeNamedRole: (name === 'RecordFact' || name === 'ReviseFact') && !patched('0052-named-role'),
  asBeforeRecordsAgainst: name === 'RuleOutBreach' && !patched('0059-records-against'),
  asBeforeFiledOnce: name === 'RecordFilingMade' && !patched('0060-filed-once'),
  asBeforeCarriedOut: name === 'VerifyPreventionMeasure' && !patched('0061-carried-out'),
  asBeforeReachedNobody: name === 'RecordPrincipalNoticeDone' && !patched('0062-reached-nobody'),
  asBeforeFurtherNotices: (name === 'RecordPrincipalNoticeDone' || name === 'RecordSubstituteMeasure') && !patched('0075-further-notices'),
  asBeforeSentTo: name === 'AcknowledgeReminder' && !patched('0066-sent-to'),
  asBeforeStillSuspected: name === 'ProposeClosing' && !patched('0067-still-suspected'),
  asBeforeChoices: name === 'RuleOutBreach' && !patched('0071-choices'),
  asBeforeCorrectedStarts: name === 'DecideLaterDate' && !patched('0078-corrected-starts'),
  asBeforeFilingKinds: (name === 'DraftFiling' || name === 'RecordFilingMade') && !patched('0063-filing-kinds'),
});

/** The ledger parses every event at its door; what it cannot parse came from a malformed command. */
const isMalformed = (failure: unknown) =>
  failure instanceof ActivityFailure && failure.cause instanceof ApplicationFailure && failure.cause.type === 'command-is-malformed';

async function record<Name extends CommandName>(name: Name, writer: OneWriter, asked: Asked<Name>): Promise<Answered> {
  for (;;) {
    const before = writer.receiptOf(asked.id);
    if (before) return before;
    const decided = judged(name, writer, asked, asEarlierBuildsDid(name));
    if (isRefused(decided)) throw refused(decided.refusals);
    const receipt = await writer
      .append({ appendId: asked.id, actor: asked.by, command: { name, asked } }, decided)
      .catch((failure: unknown) => {
        throw isMalformed(failure) ? refused(malformed) : failure;
      });
    if (receipt) return receipt;
  }
}

/**
 * Answers every command from now on; called before the first `await` of a run. Until the state is loaded the validators let everything in
 * and the queue decides; afterwards a refusal never enters history. A known command id always passes: a repeat gets its first receipt.
 */
export function answerCommands(writer: OneWriter, isLoaded: () => boolean): void {
  const handler = <Name extends CommandName>(asked: Asked<Name>, name: Name) => writer.inOrder(() => record(name, writer, asked));
  const validator = <Name extends CommandName>(asked: Asked<Name>, name: Name) => {
    if (!hasTheForm(asked)) return malformed;
    if (!isLoaded() || writer.receiptOf(asked.id)) return undefined;
    const decided = judged(name, writer, asked);
    return isRefused(decided) ? decided.refusals : undefined;
  };
  answer(incidentCommandNames, handler, validator);
}
