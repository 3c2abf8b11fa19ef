// iCalendar as RFC 5545 wants it: CRLF, lines of at most 75 octets folded between characters, text escaped, stable UIDs.

export interface IcsEvent {
  /** Stable for the life of the record. */
  readonly uid: string;
  readonly title: string;
  readonly place: string;
  readonly words: string;
  /** Whole days: first day and the day after the last; or moments. */
  readonly from: string | Date;
  readonly until: string | Date;
  readonly isCancelled: boolean;
}

const widest = 75;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A content line cut into pieces of 75 octets, never inside a character; each further piece begins with a space. */
export function folded(line: string): string {
  const bytes = encoder.encode(line);
  if (bytes.length <= widest) return line;
  const pieces: string[] = [];
  let from = 0;
  while (from < bytes.length) {
    let to = Math.min(from + (from === 0 ? widest : widest - 1), bytes.length);
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
    pieces.push(decoder.decode(bytes.subarray(from, to)));
    from = to;
  }
  return pieces.join('\r\n ');
}

/** TEXT of RFC 5545, 3.3.11; control characters have no place in it. */
export const escaped = (words: string): string =>
  [...words]
    .filter((sign) => sign === '\n' || sign >= ' ')
    .join('')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const whole = (day: string): string => day.replaceAll('-', '');

const moment = (name: string, at: string | Date): string =>
  typeof at === 'string' ? `${name};VALUE=DATE:${whole(at)}` : `${name}:${utc(at)}`;

function linesOf(event: IcsEvent, stamp: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(stamp)}`,
    moment('DTSTART', event.from),
    moment('DTEND', event.until),
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.words ? [`DESCRIPTION:${escaped(event.words)}`] : []),
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(event.isCancelled ? ['SEQUENCE:1'] : []),
    ...(typeof event.from === 'string' ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ];
}

export interface IcsParts {
  readonly name: string;
  /** IANA zone of the territory: programs show it, moments are in UTC. */
  readonly zone: string;
  readonly stamp: Date;
  readonly events: readonly IcsEvent[];
}

export function writeIcs({ name, zone, stamp, events }: IcsParts): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Opora//Calendar//RU',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap((event) => linesOf(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
