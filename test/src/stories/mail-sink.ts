import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

interface SmtpRefusal extends Error {
  responseCode?: number;
}

/** A real mail server on loopback that keeps what it accepts, and refuses on request. */
export class MailSink {
  readonly mails: ParsedMail[] = [];
  /** Answer to the next recipients: an SMTP code, or nothing for acceptance. */
  refuseWith: number | undefined;
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (this.refuseWith === undefined) return done();
      const refusal: SmtpRefusal = new Error('not now');
      refusal.responseCode = this.refuseWith;
      done(refusal);
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          this.mails.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });

  async listen(): Promise<string> {
    this.#server.on('error', () => undefined); // a sender that is killed in the middle of a mail
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  to = (address: string) => this.mails.filter((mail) => [mail.to].flat().some((to) => to?.text.includes(address)));
  close = () => new Promise<void>((closed) => this.#server.close(() => closed()));
}
