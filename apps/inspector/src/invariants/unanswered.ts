import type { EventOf, IncidentEvent } from '@shodo/contracts';

type Fell = EventOf<'ReminderFellDue'>['data'];
type Asked = Pick<Fell, 'duty' | 'reminder' | 'dueAt'> & { readonly at: number };

/** Reminders nobody has answered yet, by notice: when they go to everybody responsible. */
export class Unanswered {
  readonly #asked = new Map<string, Asked>();
  /** Duties without a day to miss, of which a later start is proposed. */
  readonly #corrected = new Set<string>();
  #withinMs = 0;

  take(event: IncidentEvent, at: number): void {
    switch (event.type) {
      case 'IncidentReported':
        this.#withinMs = event.data.practice.acknowledgeWithinMinutes * 60_000;
        break;
      case 'ReminderFellDue':
        this.#fell(event.data, at);
        break;
      case 'ReminderAcknowledged':
        this.#asked.delete(event.data.notice);
        break;
      case 'ReminderEscalated':
        this.#asked.delete(event.data.of);
        break;
      case 'DutyOwedAgain':
        this.#drop(({ duty }) => duty === event.data.judgement.duty);
        break;
      case 'LaterDateProposed':
        this.#proposed(event.data);
        break;
      case 'LaterDateAgreed':
        for (const { duty: moved, noLongerMissed } of event.data.moves)
          if (noLongerMissed !== undefined || this.#corrected.has(moved))
            this.#drop(({ duty, reminder }) => duty === moved && reminder.endsWith('lapse'));
        break;
    }
  }

  /** A guideline's notice misses no day; there a start that was put right ends what was told by itself. */
  #proposed({ judgement, causedBy = [] }: EventOf<'LaterDateProposed'>['data']): void {
    const misses = judgement.clock?.strictness === 'statute' || judgement.kind !== 'principal-notice';
    const ofAStart = causedBy.some(({ subject }) => subject === 'awareness' || subject === 'anchor');
    if (!misses && ofAStart) this.#corrected.add(judgement.duty);
    else this.#corrected.delete(judgement.duty);
  }

  /** Told anew, a reminder is answered once. */
  #fell({ notice, duty, reminder, dueAt }: Fell, at: number): void {
    this.#drop((asked) => asked.duty === duty && asked.reminder === reminder && asked.dueAt === dueAt);
    this.#asked.set(notice, { duty, reminder, dueAt, at: at + this.#withinMs });
  }

  /** What was about an end that counts no more asks nobody. */
  #drop(isOver: (asked: Asked) => boolean): void {
    for (const [notice, asked] of this.#asked) if (isOver(asked)) this.#asked.delete(notice);
  }

  [Symbol.iterator]() {
    return this.#asked[Symbol.iterator]();
  }
}
