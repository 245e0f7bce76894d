/** One event of a calendar. Days are whole days wherever the reader is; instants are written in UTC. */
export interface CalendarEvent {
  /** Names the event for ever: a later version of it takes the place of the one before. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly changedAt: string;
  readonly at: { readonly day: string } | { readonly instant: string };
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly isTentative: boolean;
}

export interface Calendar {
  readonly name: string;
  readonly language: 'ja' | 'en';
  readonly events: readonly CalendarEvent[];
}

const longestLine = 75;

/** TEXT (RFC 5545, 3.3.11): backslash, semicolon, comma and line breaks are written with a backslash. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    // Other control characters may stand in no value.
    .replace(/(?!\t)\p{Cc}/gu, '');

/** A content line folded so that no line has more than 75 octets (3.1); no character is cut in two. */
export function folded(line: string): string {
  const lines: string[] = [];
  let [present, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      lines.push(present);
      [present, octets] = [' ', 1];
    }
    present += character;
    octets += size;
  }
  return [...lines, present].join('\r\n');
}

/** `2026-12-28` as 20261228. */
const dateOf = (day: string) => day.slice(0, 10).replaceAll('-', '');
/** An instant as 20261228T145959Z. */
const timeOf = (instant: string) => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();

const whenOf = ({ at }: CalendarEvent): string[] =>
  'day' in at
    ? [`DTSTART;VALUE=DATE:${dateOf(at.day)}`, `DTEND;VALUE=DATE:${dateOf(dayAfter(at.day))}`]
    : [`DTSTART:${timeOf(at.instant)}`];

const eventLines = (event: CalendarEvent, now: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${timeOf(now)}`,
  `LAST-MODIFIED:${timeOf(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  ...whenOf(event),
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${escaped(event.description)}`,
  `URL:${event.url}`,
  `STATUS:${event.isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
  'CLASS:PRIVATE',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** The calendar as text (RFC 5545; name, colour and refreshing as in RFC 7986, with the older words beside them that most programs read). */
export const icalendar = ({ name, language, events }: Calendar, now: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Shodo//Open duties//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
