// The writer of iCalendar against RFC 5545: folding between characters, escaping, whole days, moments, cancelled.
import { expect, test } from 'vitest';
import { escaped, folded, type IcsEvent, writeIcs } from '../ics.ts';

const bytes = (words: string) => new TextEncoder().encode(words).length;
const event: IcsEvent = {
  ...{
    uid: 'line-1@opora',
    title: 'Семинар; «Чтение, письмо»',
    place: 'ул. Мира, 5\\2',
    words: 'Первое\nвторое',
  },
  ...{ from: '2026-02-28', until: '2026-03-01', isCancelled: false },
};
const stamp = new Date('2026-04-01T06:00:00.123Z');
const ics = (events: IcsEvent[]) =>
  writeIcs({ name: 'Календарь', zone: 'Asia/Yekaterinburg', stamp, events });

test('строки не длиннее 75 октетов, складываются обратно в то же самое, буквы не разрываются', () => {
  for (const sign of ['я', 'a', '€', '🎓']) {
    for (let length = 1; length < 200; length += 1) {
      const line = `SUMMARY:${sign.repeat(length)}`;
      const written = folded(line);
      for (const piece of written.split('\r\n')) expect(bytes(piece)).toBeLessThanOrEqual(75);
      expect(written.replaceAll('\r\n ', '')).toBe(line);
      expect(written).not.toContain('\ufffd');
    }
  }
});

test('знаки правила экранированы, управляющих знаков нет', () => {
  expect(escaped('а;б,в\\г\nд\r\u0007')).toBe('а\\;б\\,в\\\\г\\nд');
});

test('целый день, момент в UTC, отменённое, конец строки CRLF', () => {
  const lines = ics([
    event,
    {
      ...event,
      uid: 'session-2@opora',
      from: new Date('2026-04-21T09:30:00Z'),
      until: new Date('2026-04-21T10:30:00Z'),
    },
    { ...event, uid: 'line-3@opora', isCancelled: true },
  ]);
  expect(lines.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(lines.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(lines).toContain('DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n');
  expect(lines).toContain('DTSTART:20260421T093000Z\r\nDTEND:20260421T103000Z\r\n');
  expect(lines.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  expect(lines.match(/DTSTAMP:20260401T060000Z/g)).toHaveLength(3);
  const [begins, ends] = [lines.match(/^BEGIN:/gm), lines.match(/^END:/gm)];
  expect(begins?.length).toBe(ends?.length);
});
