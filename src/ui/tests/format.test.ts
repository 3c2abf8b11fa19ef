// Russian writing of counts, numbers, terms and addresses.
import { describe, expect, test } from 'vitest';
import { countOf, describeTerm, formatNumber, formatShare, plural, withQuery } from '../index.ts';

const moscow = 'Europe/Moscow';
const now = new Date('2026-05-18T09:00:00Z');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('counts and numbers', () => {
  test.each([
    [1, 'день'],
    [2, 'дня'],
    [5, 'дней'],
    [11, 'дней'],
    [14, 'дней'],
    [21, 'день'],
    [112, 'дней'],
    [0, 'дней'],
  ])('%i %s', (count, word) => {
    expect(plural(count, ['день', 'дня', 'дней'])).toBe(word);
  });

  test('thousands apart, a comma before the fraction, a share with its base', () => {
    expect(plain(formatNumber(1234.5))).toBe('1 234,5');
    expect(plain(countOf(1002, ['запись', 'записи', 'записей']))).toBe('1 002 записи');
    expect(plain(formatShare(18, 57))).toBe('18 из 57 (31,6 %)');
    expect(plain(formatShare(0, 0))).toBe('0 из 0 (—)');
  });
});

describe('terms', () => {
  const term = (at: string, zone = moscow, zoneText?: string, seen = now) => {
    const { when, left, late } = describeTerm(at, seen, zone, zoneText);
    return [plain(when), plain(left), late];
  };

  test('day, weekday, time, zone and what is left', () => {
    expect(term('2026-05-30T20:59:59Z', moscow, 'МСК')).toEqual([
      '30 мая, сб, 23:59 (МСК)',
      'осталось 12 дней',
      false,
    ]);
  });

  test('the last hours and the lateness', () => {
    const seen = new Date('2026-05-30T19:00:00Z');
    expect(term('2026-05-30T20:59:59Z', moscow, undefined, seen)[1]).toBe('осталось 1 час');
    expect(term('2026-05-15T20:59:59Z')).toEqual(['15 мая, пт, 23:59', 'просрочено на 3 дня', true]);
  });

  test('a plain day is late only on the day after, in the calendar of the zone', () => {
    expect(term('2026-05-18').slice(1)).toEqual(['сегодня', false]);
    expect(term('2026-05-17').slice(1)).toEqual(['просрочено на 1 день', true]);
    const night = new Date('2026-05-18T19:30:00Z');
    expect(term('2026-05-19', 'Asia/Krasnoyarsk', undefined, night)[1]).toBe('сегодня');
    expect(term('2026-05-19', moscow, undefined, night)[1]).toBe('осталось 1 день');
  });

  test('a far day has its year', () => {
    expect(term('2027-05-30')[0]).toBe('30 мая 2027 г., вс');
  });
});

test('withQuery replaces, repeats and takes away', () => {
  const query = { state: 'sent', columns: ['a', 'b'], after: 'x' };
  expect(withQuery('/list', query, { after: undefined, sort: 'name' })).toBe(
    '/list?state=sent&columns=a&columns=b&sort=name',
  );
  expect(withQuery('/list', {})).toBe('/list');
});
