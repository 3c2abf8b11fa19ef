// 004 §3.2: words of a cyclogram and the dates they mean on the working calendar; where there is none, it is said.
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { decreedYears } from '../../territories/production-calendar.ts';
import { datesOf } from '../cyclogram/recurrence.dates.ts';
import { isUnderstood, readRecurrence } from '../cyclogram/recurrence.reading.ts';
import { termOf } from '../cyclogram/recurrence.text.ts';
import { lessonMonths, monthsOfYear, type Schedule, type Shift } from '../cyclogram/recurrence.ts';
import { recurrenceWords } from '../cyclogram/recurrence.words.ts';
import { readTerm } from '../line/term.ts';

const off = new Set(
  decreedYears.flatMap(({ year, daysOff }) => Object.keys(daysOff).map((day) => `${year}-${day}`)),
);
const working = new Set(
  decreedYears.flatMap(({ year, working: days }) => days.map((day) => `${year}-${day}`)),
);
const isWorking = (date: string) =>
  working.has(date) || (!off.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));

function rule(words: string, shift: Shift = 'after', months: readonly number[] = lessonMonths): Schedule {
  const recurrence = readRecurrence(words);
  if (!isUnderstood(recurrence)) throw new Error(`${words}: ${recurrence.doubt}`);
  return { ...recurrence, shift, months };
}

const dates = (words: string, shift?: Shift, months?: readonly number[], schoolYear = 2025) => {
  const { found, missing } = datesOf(rule(words, shift, months), schoolYear, isWorking);
  return [
    ...found.map(({ startsOn, lastDay }) => (startsOn === lastDay ? startsOn : `${startsOn} … ${lastDay}`)),
    ...missing.map(({ why }) => why),
  ];
};
const notesOf = (words: string, shift: Shift) =>
  datesOf(rule(words, shift), 2025, isWorking).found.flatMap(({ note }) => note || []);

describe('004 §3.2: циклограмма читает слова', () => {
  test.each([
    [
      'каждый второй вторник месяца',
      '2025-09-09 2025-10-14 2025-11-11 2025-12-09 2026-01-13 2026-02-10 2026-03-10 2026-04-14 2026-05-12',
    ],
    [
      'последняя пятница месяца',
      '2025-09-26 2025-10-31 2025-11-28 2025-12-26 2026-01-30 2026-02-27 2026-03-27 2026-04-24 2026-05-29',
    ],
    [
      '1-й рабочий день месяца',
      '2025-09-01 2025-10-01 2025-11-01 2025-12-01 2026-01-12 2026-02-02 2026-03-02 2026-04-01 2026-05-04',
    ],
    ['последний рабочий день квартала', '2025-09-30 2025-12-30 2026-03-31'],
    ['третья среда октября', '2025-10-15'],
    ['ежегодно 15 октября', '2025-10-15'],
    ['первый понедельник полугодия', '2025-09-01 2026-01-12'],
  ])('%s', (words, expected) => {
    expect(dates(words)).toEqual(expected.split(' '));
  });

  test('недели берутся рабочими днями: последняя неделя квартала, вторая неделя месяца, еженедельно', () => {
    expect(dates('последняя неделя квартала')).toEqual([
      ...['2025-09-29 … 2025-09-30', '2025-12-29 … 2025-12-30', '2026-03-30 … 2026-03-31'],
    ]);
    expect(dates('вторая неделя месяца').slice(2, 5)).toEqual([
      ...['2025-11-10 … 2025-11-14', '2025-12-08 … 2025-12-12', '2026-01-12 … 2026-01-16'],
    ]);
    expect(dates('еженедельно по понедельникам').length).toBe(39);
    expect(dates('раз в две недели по вторникам').slice(0, 3)).toEqual([
      '2025-09-02',
      '2025-09-16',
      '2025-09-30',
    ]);
  });

  test('до 30 мая: суббота переносится туда, куда велено, и перенос назван', () => {
    expect(dates('до 30 мая')).toEqual(['2026-05-01 … 2026-06-01']);
    expect(dates('до 30 мая', 'before')).toEqual(['2026-05-01 … 2026-05-29']);
    expect(notesOf('до 30 мая', 'before')).toEqual(['с выходного 30 мая']);
    expect(dates('до 30 мая', 'skip')).toEqual(['30 мая — выходной: пропущено']);
    expect(dates('до 30 мая', 'keep')).toEqual(['2026-05-01 … 2026-05-30']);
  });

  test('29 февраля: в невисокосном году переносится, пропускается или названо, что такого дня нет', () => {
    expect(dates('29 февраля')).toEqual(['2026-03-02']);
    expect(dates('29 февраля', 'before')).toEqual(['2026-02-27']);
    expect(dates('29 февраля', 'keep')).toEqual(['29 февраля в 2026 году нет']);
    expect(dates('29 февраля', 'after', lessonMonths, 2027)).toEqual(['2028-02-29']);
  });

  test('где рабочего дня нет, дата не выдумывается', () => {
    expect(dates('первая неделя января', 'skip')).toEqual(['1–2 января: рабочих дней нет']);
    expect(dates('первая неделя января')).toEqual(['2026-01-12 … 2026-01-16']);
    expect(dates('по средам').slice(-2)).toEqual([
      '31 декабря — выходной, до конца недели рабочих дней нет',
      '7 января — выходной, до конца недели рабочих дней нет',
    ]);
    expect(dates('пятый четверг месяца', 'after', [9, 10])).toEqual([
      '2025-10-30',
      'сентябрь 2025 года: пятого четверга нет',
    ]);
    const never = datesOf(rule('первый рабочий день мая'), 2025, () => false);
    expect(never).toEqual({
      found: [],
      missing: [{ key: '2026-05', why: 'май 2026 года: столько рабочих дней не набирается' }],
    });
    expect(datesOf(rule('31 августа'), 2025, (date) => date < '2026-08-31').found).toEqual([]);
  });

  test('двоякое и непонятное не угадывается', () => {
    expect(readRecurrence('каждый второй вторник')).toEqual({ doubt: 'twofold' });
    expect(readRecurrence('последняя неделя четверти')).toEqual({ doubt: 'school-quarter' });
    expect(readRecurrence('по мере необходимости')).toEqual({ doubt: 'unknown' });
    expect(readRecurrence('32 числа')).toEqual({ doubt: 'unknown' });
  });
});

const all = [
  ...[
    'второй вторник месяца',
    'последняя суббота квартала',
    'еженедельно',
    'раз в две недели по средам',
    'ежемесячно',
  ],
  ...[
    'вторая неделя месяца',
    'последняя неделя полугодия',
    'первый рабочий день месяца',
    'ежеквартально',
    '15 числа',
  ],
  ...[
    'до 5 числа месяца, следующего за кварталом',
    'до 20 числа последнего месяца квартала',
    'раз в полугодие',
  ],
  ...['31 числа', '29 февраля', 'до 30 мая', 'ежегодно в мае', 'каждый рабочий день', 'пятая пятница месяца'],
];

describe('004 §3.2: правило и его даты', () => {
  test.each(all)('%s: сказанное обратно понимается так же', (words) => {
    const { every, spot, month, nth, weekday, day } = rule(words);
    expect(readRecurrence(recurrenceWords(rule(words)))).toEqual({ every, spot, month, nth, weekday, day });
  });

  test.each(all)(
    '%s: в любом году и при любом переносе дни рабочие, внутри года и не повторяются',
    (words) => {
      for (let schoolYear = 2020; schoolYear < 2034; schoolYear += 1)
        for (const shift of ['after', 'before', 'skip'] as const) {
          const schedule = rule(words, shift, monthsOfYear);
          const { found } = datesOf(schedule, schoolYear, isWorking);
          expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
          for (const { startsOn, lastDay } of found) {
            expect(
              startsOn >= `${schoolYear}-09-01` && lastDay < `${schoolYear + 1}-09-01`,
              `${words} ${startsOn}`,
            ).toBe(true);
            expect(startsOn <= lastDay).toBe(true);
            if (schedule.spot !== 'whole') expect(isWorking(lastDay), `${words} ${lastDay}`).toBe(true);
          }
          if (schedule.spot === 'until' || schedule.spot === 'whole') continue;
          for (const { startsOn, lastDay } of found)
            expect(readTerm(termOf(startsOn, lastDay, 'span'), schoolYear)).toMatchObject({
              ...{ startsOn, endsOn: addDays(lastDay, 1) },
            });
        }
    },
  );
});
