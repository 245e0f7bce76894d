/** One instant by which an entry must exist; the watchdog scans these rows. Instants are server time, drills already shifted back. */
export interface DeadlineRow {
  readonly duty: string;
  readonly reminder: string;
  /** When the reminder itself is due. */
  readonly dueAt: string;
  /** True once the entry exists, or the duty was settled before. */
  readonly answered: boolean;
}

/** A mail the append puts into the outbox: references and closed vocabulary only; text and address are found when it is sent. */
export interface MailRow {
  readonly notice: string;
  readonly to: string;
  readonly kind: 'reminder' | 'escalation' | 'watchdog-alarm';
  readonly incident: string;
  readonly reference: string;
  readonly drill: boolean;
  readonly duty: string;
  readonly dutyNames: { readonly ja: string; readonly en: string };
  readonly reminder: string;
  readonly dueAt: string;
  readonly forDueAt: string;
  /** Whether law or a guideline names the day. Mails stored before this was asked say neither this nor the next. */
  readonly strictness?: 'statute' | 'guideline';
  /** False where no text gives the duty a number of days: its prompts are ours, and nothing is late. */
  readonly hasLastDay?: boolean;
}
