import type { ComposedMail, MailTransport } from '@shodo/mail';
import { adviserByMail, CheckpointNotMailed } from './adviser-by-mail.js';

const note = 'shodo/organisation/x\n42\nroot\n\n\u2014 shodo/organisation/x signature\n';
const checkpoint = { tenant: 'x', size: 42, note, reason: 'event' } as const;

/** Keeps what it is given, or answers as a mail server that refuses. */
function serverThat(outcome: Awaited<ReturnType<MailTransport['send']>>) {
  const sent: { mail: ComposedMail; to: string }[] = [];
  const transport: MailTransport = {
    send: (mail, to) => {
      sent.push({ mail, to });
      return Promise.resolve(outcome);
    },
    close: () => undefined,
  };
  return { sent, place: adviserByMail(transport, 'lawyer@example.jp') };
}

test('the checkpoint stands in the mail as it was signed, with what to do with it, and one sent twice is a double', async () => {
  const { sent, place } = serverThat({ acceptedAt: '2026-11-28T00:00:00.000Z' });
  await place.put(checkpoint);
  await place.put(checkpoint);
  const [first, second] = sent;
  expect(first?.to).toBe('lawyer@example.jp');
  expect(first?.mail.text).toContain(`\n\n${note}`);
  expect(first?.mail.text).toMatch(/消さずに保管してください[\s\S]*Please keep this mail/);
  // Of an export that ends with it alone it shows what stood under it.
  expect(first?.mail.text).toMatch(
    /この検証点で終わる書き出しなら、この時点までの記載がその後書き換えられていない[\s\S]*Where the export ends with this checkpoint/,
  );
  expect(first?.mail.messageId).toBe(second?.mail.messageId);
});

test('a mail that the server did not take is not taken for sent, and the fault names no address', async () => {
  const { place } = serverThat({ reason: 'not-now', passing: true } as never);
  const failed = await place.put(checkpoint).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(CheckpointNotMailed);
  expect(String(failed)).not.toContain('lawyer');
});
