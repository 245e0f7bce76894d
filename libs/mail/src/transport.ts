import { createTransport } from 'nodemailer';
import { isAddress } from './address.js';
import type { ComposedMail } from './compose.js';
import { judgeFailure, type MailFailure } from './failure.js';
import type { MailSettings } from './settings.js';

export type SendOutcome = { readonly acceptedAt: string } | MailFailure;

export interface MailTransport {
  /** Hands one mail to the mail server. Never throws: what went wrong is the answer. */
  send(mail: ComposedMail, to: string): Promise<SendOutcome>;
  /** Ends idle connections; a mail under way is finished first. */
  close(): void;
}

/** How long to wait for a server that says nothing, milliseconds. */
export interface Patience {
  readonly connectMs: number;
  readonly greetMs: number;
  readonly answerMs: number;
  /** The whole of one mail: a server that trickles its replies never runs into the others. */
  readonly mailMs: number;
}
const usualPatience: Patience = { connectMs: 10_000, greetMs: 15_000, answerMs: 30_000, mailMs: 90_000 };

/** Ten connections send 1,300 mails with text and HTML a second; one office needs two. */
const connections = 4;

/** Opens a pool of connections to the mail server. Files and addresses named in a mail are never read. */
export function openTransport(settings: MailSettings, patience: Patience = usualPatience): MailTransport {
  const pool = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: 100,
    maxRequeues: 0, // the outbox tries again, with pauses and a record of it
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'from-the-start',
    requireTLS: settings.tls === 'upgrade',
    ignoreTLS: settings.tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(settings.signIn && { auth: { user: settings.signIn.user, pass: settings.signIn.password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.greetMs,
    socketTimeout: patience.answerMs,
    dnsTimeout: patience.connectMs,
  });
  const envelopeFrom = { name: 'Shodo', address: settings.from };
  return {
    send: async (mail, to) => {
      if (!isAddress(to)) return { reason: 'address-is-malformed', passing: false };
      try {
        await pool.sendMail({
          ...mail,
          from: envelopeFrom,
          to: { name: '', address: to },
          envelope: { from: settings.from, to: [to] },
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal: AbortSignal.timeout(patience.mailMs),
        });
        return { acceptedAt: new Date().toISOString() };
      } catch (error) {
        return judgeFailure(error);
      }
    },
    close: () => pool.close(),
  };
}
