import { createHash } from 'node:crypto';
import type { ComposedMail, MailTransport } from '@shodo/mail';
import type { CheckpointToAnchor } from '@shodo/store';
import type { AnchorPlace } from './anchor-place.js';

/** The mail server did not take the mail; it is tried again. The message names the reason's code, never an address. */
export class CheckpointNotMailed extends Error {
  override readonly name = 'CheckpointNotMailed';
}

const aDay = 24 * 3_600_000;

/** A named adviser, such as a lawyer, whose mailbox we do not control: each checkpoint made for an event, and else one a day. */
export const adviserByMail = (transport: MailTransport, to: string): AnchorPlace => ({
  name: 'mail',
  takes: 'latest',
  quietMs: aDay,
  put: async (checkpoint) => {
    const outcome = await transport.send(checkpointMail(checkpoint), to);
    if (!('acceptedAt' in outcome)) throw new CheckpointNotMailed(`the mail was not taken: ${outcome.reason}`);
    return undefined;
  },
});

const ja = `Shodo の記録の「検証点」です。このメールを、消さずに保管してください。

後日、書き出した記録を受け取ったときに、下の検証点を検証ページへ貼り付けると、記録のもとになるログが、この検証点から枝分かれしたり古い状態に戻されたりしていないかを確かめられます。この検証点で終わる書き出しなら、この時点までの記載がその後書き換えられていないことも分かります。それより新しい書き出しでは、この頃の受付控えや書き出しと照らし合わせる必要があります。お手元になければ、下の検証点の 2 行目の数を伝えて、「この検証点の時点で終わる書き出し」を受け取ってください。検証点に個人情報は含まれません。`;
const en = `This is a checkpoint of a record kept with Shodo. Please keep this mail.

When you are given an export of the record later, paste the checkpoint below into the page that checks records: it shows whether the log behind the record has forked from this checkpoint or was put back to an older state. Where the export ends with this checkpoint, it also shows that nothing recorded until this moment was rewritten since. A later export has to be compared with a receipt or an export of this time as well: if you hold none, name the number in the second line of the checkpoint below and ask for an export that ends there. A checkpoint holds no personal information.`;

/** The same mail however often it is sent: one that was taken without our hearing of it is a double to the reader's program. */
function checkpointMail({ size, note }: CheckpointToAnchor): ComposedMail {
  const digest = createHash('sha256').update(note).digest('hex');
  return {
    subject: `Shodo 記録の検証点 / checkpoint of the record (${size})`,
    text: `${ja}\n\n${en}\n\n${note}`,
    html: `${[ja, en].map((text) => `<p>${text.replaceAll('\n\n', '</p><p>')}</p>`).join('')}<pre>${note}</pre>`,
    messageId: `<${digest.slice(0, 40)}@checkpoint.shodo.invalid>`,
  };
}
