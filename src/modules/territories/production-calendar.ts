// The production calendar of Russia as facts of the government's yearly decree: what differs from an ordinary week.

export interface DecreedYear {
  readonly year: number;
  readonly source: string;
  /** 'MM-DD' of days off, statutory holidays included. */
  readonly daysOff: Readonly<Record<string, string>>;
  /** 'MM-DD' of days an hour shorter. */
  readonly short: readonly string[];
  /** 'MM-DD' of Saturdays and Sundays that are worked. */
  readonly working: readonly string[];
}

const newYear = (days: readonly string[]) =>
  Object.fromEntries(days.map((day) => [day, 'Новогодние каникулы']));

export const decreedYears: readonly DecreedYear[] = [
  {
    year: 2025,
    source: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    daysOff: {
      ...newYear(['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-08']),
      '01-07': 'Рождество Христово',
      '02-23': 'День защитника Отечества',
      '03-08': 'Международный женский день',
      '05-01': 'Праздник Весны и Труда',
      '05-02': 'Перенос с 4 января',
      '05-08': 'Перенос с 23 февраля',
      '05-09': 'День Победы',
      '06-12': 'День России',
      '06-13': 'Перенос с 8 марта',
      '11-03': 'Перенос с 1 ноября',
      '11-04': 'День народного единства',
      '12-31': 'Перенос с 5 января',
    },
    short: ['03-07', '04-30', '06-11', '11-01'],
    working: ['11-01'],
  },
  {
    year: 2026,
    source: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    daysOff: {
      ...newYear(['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-08']),
      '01-07': 'Рождество Христово',
      '01-09': 'Перенос с 3 января',
      '02-23': 'День защитника Отечества',
      '03-08': 'Международный женский день',
      '03-09': 'Перенос с 8 марта',
      '05-01': 'Праздник Весны и Труда',
      '05-09': 'День Победы',
      '05-11': 'Перенос с 9 мая',
      '06-12': 'День России',
      '11-04': 'День народного единства',
      '12-31': 'Перенос с 4 января',
    },
    short: ['04-30', '05-08', '06-11', '11-03'],
    working: [],
  },
];
