/** What the bare workflows and their activities say to each other: plain JSON, as small or as large as what the product sends. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly body: unknown;
}

export interface Receipt {
  readonly seq: number;
  readonly recordedAt: string;
}

export interface BareOpening {
  /** How many updates a life has. */
  readonly steps: number;
  /** After this one the two long deadlines are settled; 0 for a life without deadlines. */
  readonly settlesAt: number;
}

export interface BareActivities {
  /** One row in one transaction, fsynced before it answers. */
  insertStep(row: { readonly workflow: string; readonly seq: number; readonly step: Step }): Promise<Receipt>;
  sendMail(mail: { readonly workflow: string; readonly to: string }): Promise<void>;
  insertWaking(row: { readonly workflow: string; readonly dueAt: number }): Promise<void>;
}

export const bareQueue = 'bare';
/** As many people are written to as the product's organisations have privacy officers. */
export const mailsPerReminder = 3;
