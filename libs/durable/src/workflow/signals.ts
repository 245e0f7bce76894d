import type { NoticeOutcome, noticeOutcomeSignal } from '@shodo/contracts';
import { defineSignal } from '@temporalio/workflow';

/** Spelled out because a value import of the contracts would draw zod into the bundle; the type holds both spellings together. */
const name: typeof noticeOutcomeSignal = 'NoticeOutcome';

/** What became of one mail. Its handler must throw nothing: a failure in a signal handler fails the whole workflow. */
export const noticeOutcome = defineSignal<[NoticeOutcome], typeof name>(name);
