import type { DecisionSubject, FactRelied, HoldingReason, RulingOutGround, SealedText } from '@shodo/contracts';

/** Whoever looked at a decision and agreed with it. */
interface Look {
  readonly at: string;
  readonly by?: string;
  readonly soleDecision: boolean;
}

/** One decision of the log. What it once was stays: it is approved, upheld or superseded, never changed. */
export interface RecordedDecision {
  readonly decision: string;
  readonly subject: DecisionSubject;
  readonly question: SealedText;
  readonly options: SealedText;
  readonly choice: number;
  readonly reason: SealedText;
  readonly law?: SealedText;
  /** The versions its writer saw. What it rests on since it was upheld stands with the upholding. */
  readonly reliesOn: readonly FactRelied[];
  readonly reviewAt?: string;
  readonly decidedAt: string;
  readonly decidedBy?: string;
  readonly approved?: Look & { readonly note?: SealedText };
  /** In a state that an earlier build folded an upholding has no versions: they stood in place of the decision's own. */
  readonly upheld: readonly (Look & { readonly reason: SealedText; readonly reliesOn?: readonly FactRelied[] })[];
  /** It is to be looked at again, and why. */
  readonly reopened?: {
    readonly at: string;
    readonly facts: readonly FactRelied[];
    readonly reviewIsDue: boolean;
    /** Of its review. */
    readonly notice?: string;
  };
  readonly supersedes?: string;
  readonly supersededBy?: string;
}

/** A decision that a command of its own took. */
export interface Ruling extends Look {
  readonly seq: number;
  readonly what: 'breach-ruled-out' | 'duty-ruled-out' | 'advice-declined' | 'later-date-agreed' | 'later-date-turned-down' | 'notice-held';
  readonly duties: readonly string[];
  readonly ground?: RulingOutGround;
  readonly holding?: HoldingReason;
  readonly reviewAt?: string;
  readonly reason?: SealedText;
}

export interface DecisionLog {
  readonly decisions: readonly RecordedDecision[];
  readonly rulings: readonly Ruling[];
}

/** Its place in the log, counted from 1: what mails and paper call it. */
export const numberOf = ({ decisions }: DecisionLog, id: string): number => decisions.findIndex(({ decision }) => decision === id) + 1;

export const decisionOf = ({ decisions }: DecisionLog, id: string): RecordedDecision | undefined =>
  decisions.find(({ decision }) => decision === id);

/** What it takes the place of, or is to take it once it counts. */
export const supersededWith = (log: DecisionLog, { supersedes }: RecordedDecision): RecordedDecision | undefined =>
  supersedes === undefined ? undefined : decisionOf(log, supersedes);

/** What it was to take the place of has another successor by now: one question has one answer that counts. */
export const cameTooLate = (log: DecisionLog, decision: RecordedDecision): boolean =>
  decision.approved === undefined && supersededWith(log, decision)?.supersededBy !== undefined;

/** Superseded, or proposed in the place of what another superseded first: nothing waits for anybody. */
export const isReplaced = (log: DecisionLog, decision: RecordedDecision): boolean =>
  decision.supersededBy !== undefined || cameTooLate(log, decision);

/** What it rests on now: the versions of whoever upheld it last, or else its own. */
export const restsOn = ({ reliesOn, upheld }: RecordedDecision): readonly FactRelied[] => upheld.at(-1)?.reliesOn ?? reliesOn;
