// A recurrence said back in words: what was understood, in the spelling that is understood the same again.
import { monthGenitive, monthName } from '../../../platform/language/index.ts';
import { weekdays } from './recurrence.text.ts';
import type { Recurrence } from './recurrence.ts';

const ordinals = {
  m: ['первый', 'второй', 'третий', 'четвертый', 'пятый', 'последний'],
  f: ['первая', 'вторая', 'третья', 'четвертая', 'пятая', 'последняя'],
  n: ['первое', 'второе', 'третье', 'четвертое', 'пятое', 'последнее'],
} as const;

const ordinal = (nth: number | null, gender: 'm' | 'f' | 'n') =>
  nth === -1 ? ordinals[gender][5] : ordinals[gender][(nth ?? 1) - 1];

const monthsOfQuarter = ['первого', 'второго', 'последнего'];

/** «месяца», «квартала», «октября»: the second part of the words. */
function withinWords({ every, month, nth, spot }: Recurrence): string {
  if (every === 'month') return 'месяца';
  if (every === 'year') return monthGenitive(month ?? 1);
  if (every === 'half') return 'полугодия';
  const isUsual = spot !== 'date' && spot !== 'until' && month === (nth === -1 ? 3 : 1);
  return isUsual ? 'квартала' : `${monthsOfQuarter[(month ?? 1) - 1]} месяца квартала`;
}

function wholeWords({ every, month }: Recurrence): string {
  if (every === 'day') return 'каждый рабочий день';
  if (every === 'week') return 'еженедельно';
  if (every === 'fortnight') return 'раз в две недели';
  if (every === 'month') return 'ежемесячно';
  if (every === 'quarter') return 'ежеквартально';
  return every === 'half' ? 'раз в полугодие' : `ежегодно, ${monthName(month ?? 1)}`;
}

export function recurrenceWords(rule: Recurrence): string {
  const weekday = weekdays[(rule.weekday ?? 1) - 1] ?? weekdays[0];
  switch (rule.spot) {
    case 'weekday':
      if (rule.every === 'week') return `еженедельно по ${weekday[2]}`;
      if (rule.every === 'fortnight') return `раз в две недели по ${weekday[2]}`;
      return `${ordinal(rule.nth, weekday[3])} ${weekday[0]} ${withinWords(rule)}`;
    case 'week':
      return `${ordinal(rule.nth, 'f')} неделя ${withinWords(rule)}`;
    case 'working-day':
      return `${ordinal(rule.nth, 'm')} рабочий день ${withinWords(rule)}`;
    case 'date':
    case 'until': {
      const day = `${rule.spot === 'until' ? 'до ' : ''}${rule.day}`;
      return rule.every === 'year' ? `${day} ${withinWords(rule)}` : `${day} числа ${withinWords(rule)}`;
    }
    default:
      return wholeWords(rule);
  }
}
