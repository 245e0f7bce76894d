/** What became of one mail to one person: a signal to the incident, sent by the outbox after the mail server answered. */
export type NoticeOutcome =
  | { readonly notice: string; readonly to: string; readonly delivered: true; readonly acceptedAt: string }
  | {
      readonly notice: string;
      readonly to: string;
      readonly delivered: false;
      readonly reason: string;
      readonly attempts: number;
      /** How often a person had it sent again before; absent of the first sending. */
      readonly sentAgain?: number;
    };
