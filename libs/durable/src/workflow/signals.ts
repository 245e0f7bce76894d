import type { lookAgainSignal, NoticeOutcome, newBuildSignal, noticeOutcomeSignal } from '@shodo/contracts';
import { defineSignal } from '@temporalio/workflow';

/** Spelled out because a value import of the contracts would draw zod into the bundle; the type holds both spellings together. */
const name: typeof noticeOutcomeSignal = 'NoticeOutcome';

/** What became of one mail. Its handler must throw nothing: a failure in a signal handler fails the whole workflow. */
export const noticeOutcome = defineSignal<[NoticeOutcome], typeof name>(name);

const wakes: typeof newBuildSignal = 'NewBuild';

/** Carries nothing: being woken is all that a sleeping incident needs to see that a newer build is current. */
export const newBuild = defineSignal<[], typeof wakes>(wakes);

const looks: typeof lookAgainSignal = 'LookAgain';

/** Carries nothing: the record itself says what the run has missed. */
export const lookAgain = defineSignal<[], typeof looks>(looks);
