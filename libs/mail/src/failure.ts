/** Why a mail has not gone out: what the outbox screen and the record show. A closed list. */
export type MailFailureReason =
  | 'mail-is-not-configured'
  | 'mail-server-is-away'
  | 'mail-server-asks-to-wait'
  | 'mail-server-refuses-sign-in'
  | 'mail-server-offers-no-encryption'
  | 'sender-was-refused'
  | 'address-was-refused'
  | 'mail-was-refused'
  | 'person-has-no-address'
  | 'address-is-malformed';

export interface MailFailure {
  readonly reason: MailFailureReason;
  /** Trying again can help: the server's trouble or our settings, not this address. */
  readonly passing: boolean;
  /** How long the server asked to wait, as greylisting does; seconds. */
  readonly waitSeconds?: number;
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Judges what a mail server or the network said. The response itself is never kept: it repeats the address. */
export function judgeFailure(error: unknown): MailFailure {
  const { code, command, responseCode, response }: SmtpError = typeof error === 'object' && error !== null ? error : {};
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530) return { reason: 'mail-server-refuses-sign-in', passing: true };
  if (code === 'ETLS' || code === 'EREQUIRETLS') return { reason: 'mail-server-offers-no-encryption', passing: true };
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) return asksToWait(responseCode, response);
  // 503 says that the conversation went astray, not that the mail is unwelcome.
  if (responseCode !== undefined && responseCode >= 500 && responseCode !== 503) return refusal(command);
  return { reason: 'mail-server-is-away', passing: true };
}

/** The usual delay of greylisting; a server that names none is not asked sooner. 421 means that the server itself is going down. */
const greylistingSeconds = 300;

function asksToWait(responseCode: number, response: string | undefined): MailFailure {
  const waitSeconds = secondsAsked(response) ?? (responseCode === 421 ? undefined : greylistingSeconds);
  return { reason: 'mail-server-asks-to-wait', passing: true, ...(waitSeconds === undefined ? {} : { waitSeconds }) };
}

/** "try again in 300 seconds", "please retry in 00:05:00", "5 minutes": at most a day. */
function secondsAsked(response: string | undefined): number | undefined {
  const clock = /\b(\d{1,2}):(\d{2}):(\d{2})\b/.exec(response ?? '');
  if (clock) return Math.min(Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]), 86_400);
  const words = /\b(\d{1,6})\s*(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b/i.exec(response ?? '');
  if (!words) return undefined;
  const factor = { s: 1, m: 60, h: 3_600 }[words[2]?.[0]?.toLowerCase() ?? 's'] ?? 1;
  return Math.min(Number(words[1]) * factor, 86_400);
}

function refusal(command: string | undefined): MailFailure {
  if (command === 'RCPT TO') return { reason: 'address-was-refused', passing: false };
  if (command === 'MAIL FROM') return { reason: 'sender-was-refused', passing: true };
  if (command === 'DATA') return { reason: 'mail-was-refused', passing: false };
  return { reason: 'mail-server-is-away', passing: true };
}

const minute = 60;
/** Pauses after the first, second ... failure, in seconds: quick while a server restarts, then patient. Together about a day. */
export const pausesSeconds = [
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  ...Array.from({ length: 22 }, () => 60 * minute),
];

/**
 * How long to wait after a failure, or that it is final: then a person must act, because the deadline goes on.
 * @param attempts how often it was tried, this time included
 */
export function nextTry(failure: MailFailure, attempts: number): { retryInSeconds: number } | { final: true } {
  const pause = pausesSeconds[attempts - 1];
  if (!failure.passing || pause === undefined) return { final: true };
  return { retryInSeconds: Math.max(pause, failure.waitSeconds ?? 0) };
}
