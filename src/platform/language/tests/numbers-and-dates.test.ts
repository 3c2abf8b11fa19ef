// Plurals, numbers, sizes and dates as Russian documents write them.
import { describe, expect, test } from 'vitest';
import {
  civilDate,
  countOf,
  formatDate,
  formatDateQuoted,
  formatDateRange,
  formatDateShort,
  formatFileSize,
  formatMoment,
  formatMomentLong,
  formatNumber,
  formatPercent,
  monthName,
  plural,
  weekdayShort,
} from '../index.ts';

const S = '\u00A0';

describe('numbers', () => {
  test.each([
    [1, 'педагог'],
    [2, 'педагога'],
    [5, 'педагогов'],
    [11, 'педагогов'],
    [21, 'педагог'],
    [111, 'педагогов'],
    [0, 'педагогов'],
    [1.5, 'педагога'],
  ])('%d %s', (n, word) => {
    expect(plural(n, 'педагог', 'педагога', 'педагогов')).toBe(word);
  });

  test('groups, comma, minus', () => {
    expect(formatNumber(1234.5)).toBe(`1${S}234,5`);
    expect(formatNumber(1234567.891)).toBe(`1${S}234${S}567,89`);
    expect(formatNumber(-3)).toBe('−3');
    expect(formatNumber(-0.001)).toBe('0');
    expect(formatNumber(4, 1, true)).toBe('4,0');
    expect(formatPercent(45.67)).toBe(`45,7${S}%`);
    expect(countOf(1234, 'заявка', 'заявки', 'заявок')).toBe(`1${S}234${S}заявки`);
  });

  test('file sizes', () => {
    expect(formatFileSize(0)).toBe(`0${S}Б`);
    expect(formatFileSize(1536)).toBe(`1,5${S}КБ`);
    expect(formatFileSize(1024 * 1024 - 1)).toBe(`1${S}МБ`);
    expect(formatFileSize(25 * 1024 * 1024)).toBe(`25${S}МБ`);
  });
});

describe('dates', () => {
  test('long, short, quoted, weekday, month', () => {
    expect(formatDate('2026-05-30')).toBe(`30${S}мая 2026${S}г.`);
    expect(formatDateShort('2026-05-30')).toBe('30.05.2026');
    expect(formatDateQuoted('2026-09-01')).toBe(`«01»${S}сентября 2026${S}г.`);
    expect(weekdayShort('2026-05-30')).toBe('сб');
    expect(monthName(12)).toBe('декабрь');
  });

  test('ranges', () => {
    expect(formatDateRange('2026-05-01', '2026-05-30')).toBe(`1–30${S}мая 2026${S}г.`);
    expect(formatDateRange('2026-05-28', '2026-06-03')).toBe(`28${S}мая – 3${S}июня 2026${S}г.`);
    expect(formatDateRange('2026-12-30', '2027-01-10')).toBe(
      `30${S}декабря 2026${S}г. – 10${S}января 2027${S}г.`,
    );
  });

  test('an instant belongs to the day of its time zone', () => {
    const instant = new Date('2026-05-30T20:59:59Z');
    expect(civilDate(instant, 'Europe/Moscow')).toBe('2026-05-30');
    expect(civilDate(instant, 'Asia/Krasnoyarsk')).toBe('2026-05-31');
    expect(formatMoment(instant, 'Europe/Moscow')).toBe(`30.05.2026${S}23:59`);
    expect(formatMomentLong(instant, 'Asia/Krasnoyarsk')).toBe(`31${S}мая 2026${S}г., 03:59`);
  });

  test.each(['2026-02-30', '30.05.2026', '2026-13-01', ''])('refuses %j', (wrong) => {
    expect(() => formatDate(wrong)).toThrow(RangeError);
  });
});
