import type { LeakType } from '../vocabulary/facts.js';

/**
 * One instant by which an entry must exist, as long as the duty stands. The watchdog scans these rows and asks the ledger for the entry: whether it
 * was written is no word of the row's. Instants are server time, drills already shifted back.
 */
export interface DeadlineRow {
  readonly duty: string;
  readonly reminder: string;
  /** When the reminder itself is due. */
  readonly dueAt: string;
  /** The append id of the entry. */
  readonly key: string;
  /** The entry of a later reminder of the same end will do: of several passed at once only the last is told. */
  readonly orLater: boolean;
}

/** Who reads the texts of something limited. The database asks these rows whenever a sealed text is read. */
export interface AudienceRow {
  readonly item: string;
  readonly everybody: boolean;
  readonly people: readonly string[];
}

/** A mail the append puts into the outbox: references and closed vocabulary only; text and address are found when it is sent. */
export interface MailRow {
  readonly notice: string;
  readonly to: string;
  readonly kind: 'report' | 'reminder' | 'escalation' | 'watchdog-alarm';
  readonly incident: string;
  readonly reference: string;
  readonly drill: boolean;
  /** Of its label what was reported, in closed vocabulary. Missing where nobody knew, and of mails stored before this was asked. */
  readonly leakType?: LeakType;
  readonly duty: string;
  readonly dutyNames: { readonly ja: string; readonly en: string };
  readonly reminder: string;
  readonly dueAt: string;
  readonly forDueAt: string;
  /** Whether law or a guideline names the day. Mails stored before this was asked say neither this nor the next. */
  readonly strictness?: 'statute' | 'guideline';
  /** False where no text gives the duty a number of days: its prompts are ours, and nothing is late. */
  readonly hasLastDay?: boolean;
  /** The clock runs from a time of awareness that is not sure yet. */
  readonly awarenessIsProvisional?: boolean;
  /** Whether the duty applies is not known yet: it is treated as if it did. */
  readonly dutyIsProvisional?: boolean;
  /** By what is known the duty has not arisen; its clock runs until somebody rules it out. */
  readonly hasFallenAway?: boolean;
}
